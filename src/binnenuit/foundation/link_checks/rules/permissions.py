"""Who may look after links."""

from binnenuit.kernel.authority import either, operator, permit, system

permit("link_checks.check", either(operator, system))

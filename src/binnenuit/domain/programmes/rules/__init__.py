"""What is true of programmes and partnerships."""

from binnenuit.kernel.authority import operator, permit

permit("programmes.load", operator)

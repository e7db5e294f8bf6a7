"""What can be done to programmes and partnerships."""

from binnenuit.domain.programmes.actions.loading import Loaded, load

__all__ = ["Loaded", "load"]

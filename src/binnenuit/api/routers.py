"""The operations that rooms bring to /api/v1."""

from dataclasses import dataclass
from importlib import import_module

from ninja import Router

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class ApiRouter:
    """The operations of one room."""

    name: str
    """Of the room."""
    module: str
    """Dotted path of the module that has them as `router`; loaded when the addresses are."""
    order: int = 500

    def load(self) -> Router:
        """Return the operations."""
        router: Router = import_module(self.module).router
        return router


api_routers: Registry[ApiRouter] = Registry("API router")

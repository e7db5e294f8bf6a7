"""What has happened, told to whoever listens, within the transaction in which it happened."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")

_listeners: dict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event_type: type[E], listener: Callable[[E], None]) -> None:
    """Call `listener` with every event of `event_type`; subscribing the same listener twice is once."""
    if listener not in _listeners[event_type]:
        _listeners[event_type].append(listener)


def publish(event: object) -> None:
    """Tell all listeners, in the order in which they subscribed; an error of one undoes the action."""
    for listener in _listeners[type(event)]:
        listener(event)

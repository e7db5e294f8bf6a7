"""The commands of `binnenuit`, as rooms declare them, and one of them in a process of its own."""

import logging
import subprocess
import sys
from dataclasses import dataclass

from binnenuit.kernel.registry import Registry

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Command:
    """One command; its module is loaded when it is called."""

    name: str
    module: str
    """Dotted path of the module that has a click command named `command`."""
    help: str
    """One line."""
    order: int = 500
    """Its place in the list, which follows a day's work."""


commands: Registry[Command] = Registry("command")


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """What the site does by itself every night: the command of this name, in a process of its own."""

    name: str
    order: int = 500
    """One after the other, lower first."""


scheduled_tasks: Registry[ScheduledTask] = Registry("scheduled task")


def start_command(name: str) -> "subprocess.Popen[bytes]":
    """Start `binnenuit NAME` beside this process; what it says of problems goes to the log of the server."""
    logger.info("%s is started", name)
    command = [sys.executable, "-m", "binnenuit.composition.commands.main", name]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )

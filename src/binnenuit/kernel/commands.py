"""A command of the platform in a process of its own."""

import logging
import subprocess
import sys

logger = logging.getLogger(__name__)


def start_command(name: str) -> "subprocess.Popen[bytes]":
    """Start `binnenuit NAME` beside this process; what it says of problems goes to the log of the server."""
    logger.info("%s is started", name)
    command = [sys.executable, "-m", "binnenuit.composition.commands.main", name]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )

"""Build the wheel, install it with the pins in an empty environment, and start what it brings: nothing may be missing.

    python scripts/try_wheel.py

Outside the checkout, so that nothing of it can be found by accident. Ends with 1, and says why, where a command fails.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60
PAGES = ("/health", "/zoeken?q=taalmaatje", "/en/programmas", "/gemeenten")


def main() -> None:
    """Do it in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="binnenuit-wheel-") as name:
        folder = Path(name)
        uv = Path(sys.executable).with_name("uv")
        run(
            folder,
            uv,
            "build",
            "--wheel",
            "--quiet",
            "--no-build-isolation",
            "--python",
            sys.executable,
            "-o",
            folder,
            ROOT,
        )
        wheel = next(folder.glob("*.whl"))
        python = folder / "venv/bin/python"
        run(folder, uv, "venv", "--quiet", "--python", sys.executable, folder / "venv")
        run(
            folder, uv, "pip", "install", "--quiet", "--python", python, "--require-hashes",
            "-r", ROOT / "requirements/base.txt",
        )  # fmt: skip
        run(folder, uv, "pip", "install", "--quiet", "--python", python, "--no-deps", wheel)
        program = folder / "venv/bin/binnenuit"
        run(folder, program, "load")
        run(folder, program, "generate", "--initiatives", "20")
        run(folder, program, "reindex")
        serve(folder, program)
    print(f"{wheel.name}: installed, loaded and served in an empty environment")


def environment(folder: Path) -> dict[str, str]:
    """Return what the installed program finds: its own data folder, and nothing of the checkout."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("BINNENUIT_", "PYTHON"))
    }
    return {**kept, "BINNENUIT_HOME": str(folder / "var"), "DATABASE_URL": ""}


def run(folder: Path, *command: object) -> None:
    """Run a command; ends the program with what it said where it fails."""
    words = list(map(str, command))
    done = subprocess.run(
        words, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def serve(folder: Path, program: Path) -> None:
    """Start the server and ask for pages of every kind."""
    port = free_port()
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [str(program), "serve", "--port", str(port)],
            cwd=folder,
            env=environment(folder),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/health", server, log)
            for page in PAGES:
                with urlopen(f"http://127.0.0.1:{port}{page}", timeout=20) as answer:
                    body = answer.read()
                if not body:
                    sys.exit(f"{page} is empty")
        finally:
            server.terminate()
            server.wait(30)


def wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server answers; ends the program with its log where it does not."""
    for _attempt in range(START_SECONDS * 4):
        if server.poll() is not None:
            break
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 -- our own server
        except (URLError, OSError):
            time.sleep(0.25)
        else:
            return
    sys.exit(f"the server does not answer:\n{log.read_text(errors='replace')}")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()

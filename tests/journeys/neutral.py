"""A site that is not ours, for journeys that lead out: it counts its visits and can be slow."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><title>Het weer</title><h1>Het weer</h1>"


@dataclass
class Neutral:
    """The site; while `open` is not set, whoever asks for the page waits."""

    address: str = ""
    page: bytes = PAGE
    open: threading.Event = field(default_factory=threading.Event)


@contextmanager
def neutral_site() -> Iterator[Neutral]:
    """Serve the page at a port of its own until the end of the block."""
    site = Neutral()
    site.open.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.open.wait(20)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(site.page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        site.open.set()
        server.shutdown()
        server.server_close()

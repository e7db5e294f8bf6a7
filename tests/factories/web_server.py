"""A web server on this machine, for what asks other sites for something."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class WebServer:
    """The server: what answers each path ("HEAD /x", or "/x" for any method), and what was asked."""

    port: int = 0
    answers: dict[str, Answering] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    """(method, path), in order."""
    headers: list[dict[str, str]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)
    """Set at the end: what dawdles stops then."""

    def address(self, path: str, host: str = "localhost") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"


def status(number: int, body: bytes = b"", **headers: str) -> Answering:
    """Return an answer with this status; headers with _ for -."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(number)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(body)

    return answer


@contextmanager
def web_server(tls: SSLContext | None = None) -> Iterator[WebServer]:
    """Serve until the end of the block; a path that is not there gives 404."""
    site = WebServer()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            site.asked.append((self.command, self.path))
            site.headers.append(dict(self.headers))
            found = site.answers.get(f"{self.command} {self.path}") or site.answers.get(self.path)
            with suppress(BrokenPipeError, ConnectionResetError):
                (found or status(404))(self)

        do_GET = do_HEAD = _answer  # noqa: N815 -- the names that the library looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        site.done.set()
        server.shutdown()
        server.server_close()

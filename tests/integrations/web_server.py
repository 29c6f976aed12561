"""A web server on loopback that answers as told: path -> (code, headers, body). `X-Drip` sends a byte now and then."""

import contextlib
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class WebServer:
    """`asked`, `methods` and `headers` hold what came."""

    def __init__(self, answers: dict, certificate: tuple[Path, Path] | None = None):
        self.answers, self.scheme = answers, "https" if certificate else "http"
        self.asked: list[str] = []
        self.methods: list[str] = []
        self.headers: list[dict] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                with contextlib.suppress(OSError):
                    super().handle_one_request()

            def answer(self) -> None:
                owner.asked.append(self.path)
                owner.methods.append(self.command)
                owner.headers.append(dict(self.headers))
                code, headers, body = owner.answers.get(self.path, (404, {}, b""))
                self.send_response(code)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                if "X-Drip" not in headers:
                    self.wfile.write(body)
                    return
                for byte in body:
                    if owner.over.wait(0.05):
                        return
                    self.wfile.write(bytes([byte]))

            do_GET = do_PROPFIND = answer

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port = self._server.server_address[1]

    def at(self, path: str) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def __enter__(self) -> "WebServer":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

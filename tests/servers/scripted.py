"""What both scripted servers share: they listen on loopback, answer as told, and can fall silent or hang up.

server.say("rcpt", "451 4.7.1 Try again later")      # from now on
server.say("message", DROP, times=1)                 # once, then as usual
"""

import contextlib
import socketserver
import ssl
import threading
from pathlib import Path

DROP = "drop the connection"
HANG = "answer nothing"


class Gone(Exception):
    """The script says to hang up, or the client did."""


class Scripted:
    """A server in a thread. `tls`: "tls", "starttls" or "none"; `certificate`: files of certificate and key."""

    host = "localhost"

    def __init__(self, conversation, certificate: tuple[Path, Path], tls: str = "starttls"):
        self.tls, self.context = tls, ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(*certificate)
        self.heard: list[str] = []  # every line a client sent, what it signed in with included
        self._script: dict[str, list[tuple[str, int | None]]] = {}
        self._over = threading.Event()
        self._lock = threading.Lock()
        owner = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(Gone, OSError):
                    conversation(owner, self.request)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads, allow_reuse_address, block_on_close = True, True, False

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def say(self, step: str, answer: str, times: int | None = None) -> None:
        """What to answer at this step; several are used one after the other, one without times for good."""
        with self._lock:
            self._script.setdefault(step, []).append((answer, times))

    def answer(self, step: str, usual: str) -> str:
        """The next answer at this step. Raises Gone where the script says to hang up, or hang."""
        with self._lock:
            waiting = self._script.get(step, [])
            said, times = waiting[0] if waiting else (usual, None)
            if times is not None:
                waiting[:1] = [(said, times - 1)] if times > 1 else []
        if said == HANG:
            self._over.wait(60)
        if said in (DROP, HANG):
            raise Gone
        return said

    def stop(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()


class Line:
    """A connection read line by line, which may become encrypted on the way."""

    def __init__(self, server: Scripted, connection):
        self.server, self.connection = server, connection
        if server.tls == "tls":
            self.encrypt()
        else:
            self._file = self.connection.makefile("rb")

    def encrypt(self) -> None:
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self._file = self.connection.makefile("rb")

    def read(self) -> str:
        if not (line := self._file.readline()):
            raise Gone
        self.server.heard.append(text := line.decode("utf-8", "replace").rstrip("\r\n"))
        return text

    def read_bytes(self, count: int) -> bytes:
        return self._file.read(count)

    def read_until_dot(self) -> bytes:
        lines: list[bytes] = []
        while (line := self._file.readline()) != b".\r\n":
            if not line:
                raise Gone
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    def write(self, *lines: str) -> None:
        self.connection.sendall("".join(f"{line}\r\n" for line in lines).encode())

"""A tiny server of chat completions on loopback: answers as told, and remembers what it was asked."""

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def completion(words: object) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()


class ModelServer:
    """`answers`: one for each question, the last one again and again: text, or (code, headers, body).
    `waits`: seconds before it answers. `questions`, `tokens` hold what came."""

    def __init__(self, *answers: str | tuple[int, dict, bytes], waits: float = 0.0):
        self.answers, self.waits = list(answers) or ["Hello."], waits
        self.questions: list[dict] = []
        self.raw: list[str] = []
        self.tokens: list[str] = []
        self.over = threading.Event()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                owner.raw.append(text)
                owner.questions.append(json.loads(text))
                owner.tokens.append(self.headers.get("Authorization", ""))
                if owner.over.wait(owner.waits):
                    return
                said = owner.answers[min(len(owner.questions), len(owner.answers)) - 1]
                code, headers, body = (200, {}, completion(said)) if isinstance(said, str) else said
                if self.path != "/v1/chat/completions":
                    code, headers, body = 404, {}, b"{}"
                with contextlib.suppress(OSError):
                    self.send_response(code)
                    for name, value in {"Content-Length": str(len(body)), **headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "ModelServer":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

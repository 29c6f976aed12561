"""What bin/run starts: the database made ready, the web server and the worker, and the address on screen.

One process prepares, then forks both, so that Django is loaded once: a second start takes about a second.
"""

import argparse
import contextlib
import gc
import ipaddress
import os
import signal
import socket
import sys
import threading
import webbrowser
from datetime import date
from pathlib import Path
from typing import NoReturn

from shoptalk.phone_door import THIS_NETWORK, CannotOpen, PhoneDoor, ends_with, marked, phone_door, said_about

DEFAULT_PORT = 8420
THREADS = 6  # one seeker with a few tabs; SQLite writes one at a time anyway


def arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/run", description="Starts Shoptalk on this machine and prints its address."
    )
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help=f"the port to listen on (default {DEFAULT_PORT})"
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="where everything is kept (default ~/.local/share/shoptalk)"
    )
    parser.add_argument(
        "--demo", action="store_true", help="open a sample campaign with a past, kept apart from your own"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on; without accounts only this machine's own"
    )
    parser.add_argument(
        "--phone", nargs="?", const=THIS_NETWORK, metavar="ADDRESS",
        help="let in phones that you pair, from the local network; shows a code for the camera",
    )  # fmt: skip
    parser.add_argument("--certificate", type=Path, metavar="FILE", help="encrypts what phones send (PEM)")
    parser.add_argument("--key", type=Path, metavar="FILE", help="the key of the certificate (PEM)")
    return parser.parse_args(argv)


def refuse(sentence: str) -> NoReturn:
    print(f"Shoptalk did not start. {sentence}", file=sys.stderr)  # noqa: T201
    raise SystemExit(2)


def only_this_machine(host: str) -> str:
    """The address to bind, if it is loopback. Anything else would show a private notebook to the network."""
    address = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        loopback = ipaddress.ip_address(address).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        refuse(
            f"{host} can be reached by other machines, and this version has no accounts to keep them out. "
            "Leave --host away, and it listens on 127.0.0.1 only. For your own phone: bin/run --phone"
        )
    return address


def listening(address: str, port: int) -> socket.socket:
    """The open socket, bound before anything slow happens, so that a taken port is said at once."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Head and body leave as two packets; without this the second waits 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((address, port))
    except (OSError, OverflowError):
        refuse(
            f"Port {port} is in use or not allowed here. Is another Shoptalk running? Or try: bin/run --port {port + 1}"
        )
    listener.listen(128)
    return listener


def door_for_phones(wanted: argparse.Namespace) -> tuple[PhoneDoor, socket.socket] | None:
    """The door with its open socket, if one was asked for."""
    if wanted.phone is None:
        if wanted.certificate or wanted.key:
            refuse("A certificate is for phones; the computer itself needs none. Add --phone, or leave it away.")
        return None
    try:
        door = phone_door(wanted.phone, wanted.port, wanted.certificate, wanted.key)
    except CannotOpen as sentence:
        refuse(str(sentence))
    return door, listening(door.address, door.port)


def data_folder(given: Path | None, demo: bool) -> Path:
    base = given or Path(os.environ.get("SHOPTALK_DATA") or _home() / "shoptalk")
    folder = base / "demo" if demo else base
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        refuse(f"The folder {folder} cannot be made ({error.strerror}). Name another one: bin/run --data DIR")
    if not os.access(folder, os.W_OK):
        refuse(f"The folder {folder} cannot be written to. Name another one: bin/run --data DIR")
    return folder.resolve()


def _home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser()


def main(argv: list[str] | None = None) -> None:
    wanted = arguments(sys.argv[1:] if argv is None else argv)
    address = only_this_machine(wanted.host)
    listener = listening(address, wanted.port)
    phones = door_for_phones(wanted)
    os.environ["SHOPTALK_DATA"] = str(data_folder(wanted.data, wanted.demo))
    os.environ["SHOPTALK_PORT"] = str(wanted.port)
    os.environ["SHOPTALK_PHONE_DOOR"] = phones[0].base if phones else ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")

    import django

    django.setup()
    _prepare(wanted.demo)
    _announce(address, wanted.port)
    if phones:
        _announce_phones(phones[0])
    beside = [_start_worker(listener, phones)]
    if phones:
        beside.append(_start_phone_door(*phones, listener))
    try:
        _serve(listener)
    finally:
        for process in beside:
            with contextlib.suppress(ProcessLookupError):  # Ctrl+C reaches it as well
                os.kill(process, signal.SIGTERM)


def _prepare(demo: bool) -> None:
    from django.db import connections

    from shoptalk.search.statistics import tell_planner
    from shoptalk.stewardship.upgrading import CannotUpgrade, bring_up_to_date

    try:
        bring_up_to_date()
        tell_planner()
        if demo:
            from shoptalk.stewardship.demo import open_demo

            open_demo()
    except CannotUpgrade as sentence:
        refuse(str(sentence))
    connections.close_all()  # nothing open may be carried over a fork


def _announce(address: str, port: int) -> None:
    from shoptalk.accounts.single_seeker import access_key, new_ticket

    host = f"[{address}]" if ":" in address else address
    door = f"http://{host}:{port}/?key="
    where = os.environ["SHOPTALK_DATA"]
    words = f"\n  Shoptalk is open at  {door}{access_key()}\n  Everything stays in  {where}\n  Stop with Ctrl+C.\n"
    print(words, flush=True)  # noqa: T201
    screen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen and sys.stdout.isatty():
        webbrowser.open(f"{door}{new_ticket()}")


def _announce_phones(door: PhoneDoor) -> None:
    from django.db import connections
    from django.utils import timezone

    from shoptalk.accounts.actions.pair_device import new_pairing_key
    from shoptalk.workspaces.seating import only_seat

    now = timezone.now()
    print(said_about(door, new_pairing_key(user=only_seat(now).user, now=now)), flush=True)  # noqa: T201
    connections.close_all()


def _start_phone_door(door: PhoneDoor, phones: socket.socket, listener: socket.socket) -> int:
    parent, process = os.getpid(), os.fork()
    if process == 0:
        listener.close()
        ends_with(parent)
        try:
            _serve(phones, door)
        finally:
            os._exit(0)
    phones.close()
    return process


def _start_worker(listener: socket.socket, phones: tuple[PhoneDoor, socket.socket] | None) -> int:
    parent, worker = os.getpid(), os.fork()
    if worker == 0:
        listener.close()
        if phones:
            phones[1].close()
        from shoptalk.clock.worker import work

        work(started_by=parent)
        os._exit(0)
    return worker


def _warm_up() -> None:
    """Loads what is slow to load (public holidays: about a second) before somebody waits for it."""
    from shoptalk.method.business_days import Calendar

    Calendar(("US",)).is_business(date.today())
    gc.freeze()  # what is loaded now stays: looking through it again and again cost a tenth of every page


def _serve(listener: socket.socket, door: PhoneDoor | None = None) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            settings = {
                "bind": f"fd://{listener.fileno()}",
                "workers": 1,
                "threads": THREADS,
                "worker_class": "gthread",
                "preload_app": True,
                "loglevel": "warning",
                "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108
                "control_socket_disable": True,
                # There is no proxy in front: whoever says so (SCRIPT_NAME, X-Forwarded-Proto) is not believed.
                "forwarded_allow_ips": "",
                "forwarder_headers": "",
                "proc_name": "shoptalk",
                "timeout": 120,
                "post_worker_init": lambda worker: threading.Thread(target=_warm_up, daemon=True).start(),
            }
            if door and door.certificate:
                settings |= {"certfile": str(door.certificate), "keyfile": str(door.key)}
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self):
            from shoptalk.wsgi import application

            return marked(application) if door else application

    Server().run()


if __name__ == "__main__":
    main()

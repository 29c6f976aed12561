"""Every setting, read once from the environment. Each has a heading in docs/operating/settings.md."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

from shoptalk.data_folder import data_folder

env = Env()
os.umask(0o077)  # whatever this program writes, wherever it is told to, is for its owner only

PACKAGE = Path(__file__).resolve().parent
DATA = data_folder()
PORT = env.int("SHOPTALK_PORT", 8420)

# Alone on a laptop: no account, the address that bin/run prints carries a key (decision 0004).
SINGLE_SEEKER = env.bool("SHOPTALK_SINGLE_SEEKER", True)

DEBUG = env.bool("SHOPTALK_DEBUG", False)


def _kept_secret(name: str) -> str:
    """A random secret that lives in the data folder, made on first use, readable by its owner only."""
    from django.core.management.utils import get_random_secret_key

    path = DATA / name
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
        try:
            os.link(draft, path)  # the first of two processes wins, the other reads what it wrote
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()


SECRET_KEY = env.str("SHOPTALK_SECRET_KEY", "") or _kept_secret("secret.key")
ALLOWED_HOSTS = env.list("SHOPTALK_ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])

# Where others reach this installation: pages for guests and the calendar feed, and nothing else of the notebook.
PUBLIC_ADDRESS = env.str("SHOPTALK_PUBLIC_ADDRESS", "").strip().rstrip("/")
PUBLIC_HOST = urlsplit(PUBLIC_ADDRESS).netloc
if PUBLIC_ADDRESS and (not PUBLIC_HOST or PUBLIC_ADDRESS not in (f"https://{PUBLIC_HOST}", f"http://{PUBLIC_HOST}")):
    raise ImproperlyConfigured(
        f"SHOPTALK_PUBLIC_ADDRESS is “{PUBLIC_ADDRESS}”. Write it like https://talks.example.org, without a path."
    )
if PUBLIC_HOST:
    ALLOWED_HOSTS = [*ALLOWED_HOSTS, urlsplit(PUBLIC_ADDRESS).hostname or PUBLIC_HOST]
# The header in which your proxy says whose request it is; empty: the address that the connection comes from.
CLIENT_ADDRESS_HEADER = env.str("SHOPTALK_CLIENT_ADDRESS_HEADER", "")
# Where phones come in (bin/run --phone sets it): http://192.168.1.7:8420. Its name is then one that we answer to.
PHONE_DOOR = env.str("SHOPTALK_PHONE_DOOR", "")
PHONE_NAME = urlsplit(PHONE_DOOR).hostname or ""
ALLOWED_HOSTS = [*ALLOWED_HOSTS, *([PHONE_NAME] if PHONE_NAME else [])]

# Whether mail and calendars may be fetched from public addresses only: where several people share an installation, what
# they type into their settings must not reach the operator's own network.
PUBLIC_SERVERS_ONLY = env.bool("SHOPTALK_PUBLIC_SERVERS_ONLY", False)

# Where the program that listens lies, with its weights or your own, and the rendered voices of practice calls.
SPEECH = Path(env.str("SHOPTALK_SPEECH", "") or DATA / "speech").expanduser()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "shoptalk.design",
    "shoptalk.history",
    "shoptalk.search",
    "shoptalk.accounts",
    "shoptalk.workspaces",
    "shoptalk.occupations",
    "shoptalk.connections",
    "shoptalk.contacts",
    "shoptalk.campaigns",
    "shoptalk.outreach",
    "shoptalk.rehearsal",
    "shoptalk.interviews",
    "shoptalk.followthrough",
    "shoptalk.careers",
    "shoptalk.scoreboard",
    "shoptalk.mailbox",
    "shoptalk.people",
    "shoptalk.today",
    "shoptalk.stewardship",
    "shoptalk.clock",
    "shoptalk.doors",
]

MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "shoptalk.design.permissions.PermissionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "shoptalk.accounts.single_seeker.KeyMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "shoptalk.design.typed.TypedMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shoptalk.workspaces.seating.SeatMiddleware",
    "shoptalk.design.refusals.SentenceMiddleware",
]

ROOT_URLCONF = "shoptalk.urls"
WSGI_APPLICATION = "shoptalk.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "design" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "shoptalk.design.frame.frame",
            ],
            "builtins": ["shoptalk.design.templatetags.shoptalk_design", "template_partials.templatetags.partials"],
        },
    }
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA / 'shoptalk.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; "
        "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

# Jobs of the queue "once" are not begun again by themselves when their worker was killed (clock/cut_off.py).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "once"]}}

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # moments are stored in UTC and shown in the person's own zone

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served from the package: no build step, nothing to forget after an upgrade
WHITENOISE_MAX_AGE = 0  # asked again each time and answered 304; an upgrade shows at once
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000  # a mapping page of a very wide sheet

# Cookies of 127.0.0.1 are shared by all ports: the port in the name keeps two installations apart.
CSRF_COOKIE_NAME = f"shoptalk-csrf-{PORT}"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_COOKIES = env.bool("SHOPTALK_SECURE_COOKIES", not SINGLE_SEEKER)  # plain HTTP is all that loopback has
CSRF_COOKIE_SECURE = SECURE_COOKIES
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE_COOKIES

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"links": {"()": "shoptalk.links_in_logs.WithoutLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": env.str("SHOPTALK_LOG_LEVEL", "WARNING")},
}
SILENCED_SYSTEM_CHECKS: list[str] = []

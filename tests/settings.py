"""The product's own settings, with a data folder that is thrown away and background work done at once."""

import os
import tempfile

os.environ["SHOPTALK_DATA"] = tempfile.mkdtemp(prefix="shoptalk-test-")
os.environ.setdefault("SHOPTALK_PORT", "8420")

from shoptalk.settings import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "once"]}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as in use: of a database in memory, threads do not wait for each other, they are told that it is locked.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}  # noqa: F405

"""A worker in a process of its own with the timetable of the tests: python -m tests.clock.run_worker [ENTRY ...]"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")
django.setup()

from shoptalk.clock import cut_off  # noqa: E402
from shoptalk.clock.worker import work  # noqa: E402
from tests.clock.jobs import TIMETABLE  # noqa: E402

cut_off.FIRST_PAUSE /= 10
work(timetable=tuple(entry for entry in TIMETABLE if entry.key in sys.argv[1:]))

"""Jobs and entries that say in a file that they were there, for workers that run in processes of their own."""

import os
import time
from datetime import datetime
from pathlib import Path

from django_tasks import task

from shoptalk.clock.entry import Entry


def write(line: str) -> None:
    with (Path(os.environ["SHOPTALK_DATA"]) / "seen.txt").open("a") as file:
        file.write(f"{line}\n")


@task()
def quick(number: int) -> None:
    write(f"quick {number}")


@task()
def long(seconds: float) -> None:
    write("long begins")
    time.sleep(seconds)
    write("long ends")


@task(queue_name="once")
def not_twice(seconds: float) -> None:
    write("once begins")
    time.sleep(seconds)


def _often(now: datetime) -> int:
    write("often")
    return 1


def _seldom(now: datetime) -> None:
    write("seldom")
    time.sleep(0.3)


def _hangs(now: datetime) -> None:
    write("hangs")
    time.sleep(600)


def _fails(now: datetime) -> None:
    write("fails")
    raise ValueError("secret-word")


TIMETABLE = (
    Entry("often", "Something small", 1, _often),
    Entry("seldom", "Something rare", 3600, _seldom),
    Entry("hangs", "Something that hangs", 3600, _hangs, seconds=2),
    Entry("fails", "Something that goes wrong", 1, _fails),
)

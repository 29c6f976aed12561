"""Asks and changes a database beside the workers: each line of input is a WORD and a NUMBER, each of output JSON."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")
django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402

from shoptalk.clock.models import Turn  # noqa: E402
from tests.clock import jobs  # noqa: E402


def tables(_: int) -> None:
    from shoptalk.stewardship.upgrading import bring_up_to_date

    bring_up_to_date()


def put(number: int) -> None:
    for each in range(number):
        jobs.quick.enqueue(each)


def put_long(number: int) -> None:
    jobs.long.enqueue(number)


def put_once(number: int) -> None:
    jobs.not_twice.enqueue(number)


def states(_: int) -> list:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def turns(_: int) -> dict:
    return {turn.key: [turn.holder != "", turn.failures, turn.trouble] for turn in Turn.objects.all()}


if __name__ == "__main__":
    do = {"tables": tables, "put": put, "long": put_long, "once": put_once, "states": states, "turns": turns}
    for line in sys.stdin:
        word, number = line.split()
        print(json.dumps(do[word](int(number))), flush=True)

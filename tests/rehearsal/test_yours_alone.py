"""Fears, ratings and practice calls have an owner, not a role: another member of the same notebook meets a 404."""

import json
import zipfile
from io import BytesIO

import pytest
from django.http import Http404
from django.test import Client

from shoptalk.history.models import Event
from shoptalk.history.steps import latest_undoable
from shoptalk.rehearsal.actions.judge_feedback import dispute_point
from shoptalk.rehearsal.actions.look_back import look_back
from shoptalk.rehearsal.actions.make_plan import make_plan
from shoptalk.rehearsal.models import Attempt, FearStep, Plan, Rehearsal, Turn
from shoptalk.stewardship.actions.take_out_of_bin import binned
from shoptalk.stewardship.archive import models_of_a_workspace, write_archive
from shoptalk.today.moves import moves_of_today
from shoptalk.workspaces.access import Private, get_or_404
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_coach(coach, browser_of_marisol: Client, monkeypatch):
    """The same browser, with the coach in the seat."""
    monkeypatch.setattr("shoptalk.workspaces.seating.only_seat", lambda now: coach)
    return browser_of_marisol


def test_the_coach_meets_a_404_at_every_address(as_coach, coach, practice, ladder, marisol):
    plan, _ = make_plan(seat=marisol, now=cast.NOW, cue="it is Tuesday 10:00", act="I ring Walt")
    call = f"/rehearsal/calls/{practice.pk}"
    for path in (f"{call}/", f"{call}/feedback/", f"{call}/words/", f"/rehearsal/attempts/{practice.attempt_id}/",
                 f"/rehearsal/ladder/{ladder[0].pk}/", f"/rehearsal/ladder/{ladder[0].pk}/attempt/"):  # fmt: skip
        assert as_coach.get(path).status_code == 404, path
        assert as_coach.post(path).status_code in (404, 405), path
    for path in (f"{call}/turns", f"{call}/rewind", f"{call}/end", f"{call}/removal", f"{call}/again",
                 f"{call}/disputes",
                 f"{call}/agreements", f"/rehearsal/ladder/{ladder[0].pk}/removal",
                 f"/rehearsal/plans/{plan.pk}/completion", f"/rehearsal/plans/{plan.pk}/removal"):  # fmt: skip
        assert as_coach.post(path, {"words": "Hello"}).status_code == 404, path


def test_the_coach_sees_nothing_of_it_on_the_room_page_nor_in_the_history(as_coach, practice, ladder):
    for path in ("/rehearsal/", "/rehearsal/course/", "/rehearsal/ladder/", "/keep/history/", "/"):
        page = as_coach.get(path).content.decode()
        assert "Call a friendly stranger" not in page and "He hangs up" not in page, path
        assert "practice call: " not in page, path


def test_no_record_with_an_owner_is_visible_to_another_member(coach, marisol, practice):
    for model in models_of_a_workspace():
        if issubclass(model, Private):
            assert not model.objects.visible_to(coach).exists(), model
    for model in (Rehearsal, Turn, Attempt, FearStep):
        mine = model.objects.visible_to(marisol).first()
        assert mine is not None
        with pytest.raises(Http404):
            get_or_404(model.objects, coach, pk=mine.pk)


def test_another_member_can_neither_undo_it_nor_take_it_out_of_the_bin(as_coach, coach, marisol, practice, ladder):
    event = latest_undoable(marisol)
    assert event.name.startswith("own:")
    assert as_coach.post(f"/keep/undo/{event.pk}/").status_code == 404
    assert latest_undoable(coach) is None or not latest_undoable(coach).name.startswith("own:")
    ladder[0].deleted_at = cast.NOW
    ladder[0].save()
    assert ladder[0] in binned(marisol) and ladder[0] not in binned(coach)


def in_archive(seat) -> dict[str, list[dict]]:
    file = BytesIO()
    write_archive(seat, cast.NOW, file)
    with zipfile.ZipFile(file) as archive:
        return {
            name: [json.loads(line) for line in archive.read(name).decode().splitlines()]
            for name in archive.namelist()
            if name.endswith(".jsonl")
        }


def test_the_export_holds_them_for_their_owner_and_for_nobody_else(coach, marisol, practice):
    make_plan(seat=marisol, now=cast.NOW, cue="it is Tuesday 10:00", act="I ring Walt")
    hers, his = in_archive(marisol), in_archive(coach)
    for kind in ("rehearsal", "turn", "attempt", "fearstep", "plan"):
        assert hers[f"records/rehearsal.{kind}.jsonl"], kind
        assert not his[f"records/rehearsal.{kind}.jsonl"], kind
    assert "He hangs up on me" in json.dumps(hers) and "He hangs up on me" not in json.dumps(his)


def test_no_step_of_this_room_tells_others_what_it_is_about(coach, marisol, practice):
    look_back(seat=marisol, now=cast.NOW, attempt=practice.attempt, typed={"peak": "70", "end": "40"})
    assert not [event.name for event in Event.objects.seen_by(coach) if "rehears" in event.name or "look" in event.name]
    assert Event.objects.seen_by(marisol).filter(name="own:look_back").exists()


def test_the_coach_is_not_told_to_rehearse_what_the_seeker_fears(coach, marisol, campaign, walt, ladder):
    assert "rehearse" in {move.kind for move in moves_of_today(marisol, cast.NOW, campaign).moves}
    assert "rehearse" not in {move.kind for move in moves_of_today(coach, cast.NOW, campaign).moves}


def test_a_dispute_of_nothing_is_refused(marisol, practice):
    from shoptalk.design.refusals import Refusal

    with pytest.raises(Refusal):
        dispute_point(seat=marisol, now=cast.NOW, rehearsal=practice, point="nothing")
    assert not Plan.objects.exists()

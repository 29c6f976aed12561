"""Notes that wait to be weighed stand on Today, from the end of looking back until they were."""

from datetime import timedelta

import pytest

from shoptalk.careers.actions.hear_themes import hear_themes
from shoptalk.careers.due import due_moves
from shoptalk.followthrough.actions.finish_debrief import finish_debrief
from tests import cast

pytestmark = pytest.mark.django_db


def titles(notebook, now=cast.NOW) -> list[str]:
    return [move.title for move in due_moves(notebook.seat, now, notebook.campaign)]


def test_notes_wait_from_the_end_of_looking_back_until_they_are_weighed(notebook):
    talk = notebook.talk()
    notebook.note(talk)
    assert titles(notebook) == []
    finish_debrief(seat=notebook.seat, now=cast.NOW, interview=talk)
    assert titles(notebook) == ["Weigh what Dana Whitfield said"]
    assert titles(notebook, cast.NOW + timedelta(days=20)) == []
    hear_themes(seat=notebook.seat, now=cast.NOW, interview=talk, field=notebook.planning, heard=set(), new="memos")
    assert titles(notebook) == []


def test_a_talk_without_a_word_kept_has_nothing_to_weigh(notebook):
    talk = notebook.talk()
    notebook.note(talk, text="")
    finish_debrief(seat=notebook.seat, now=cast.NOW, interview=talk)
    assert titles(notebook) == []

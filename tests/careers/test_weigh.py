"""The page after a talk: the prediction first, then what was said, what kind of talk it was, what came up."""

from shoptalk.careers.models import Evidence, Theme, ThemeHeard, Voice
from shoptalk.history.models import Event
from shoptalk.history.steps import undo


def page_of(browser, talk):
    return browser.get(f"/careers/talks/{talk.pk}/").content.decode()


def test_the_prediction_stands_before_the_notes(browser_of_marisol, notebook):
    talk = notebook.talk()
    notebook.note(talk)
    page = page_of(browser_of_marisol, talk)
    assert page.index("80 on 13 March") < page.index("Most of my week is writing memos.")
    assert "Technical writing is lonely." not in page  # another field's belief


def test_a_talk_about_no_field_asks_first_which(browser_of_marisol, notebook):
    talk = notebook.talk()
    talk.field = None
    talk.save()
    notebook.note(talk)
    assert "Most of my week" not in page_of(browser_of_marisol, talk)
    assert "belongs to no field yet" in browser_of_marisol.get("/careers/").content.decode()
    refused = browser_of_marisol.post(f"/careers/talks/{talk.pk}/themes/", {"new": "memos"})
    assert refused.status_code == 422 and "Say first which of your fields" in refused.content.decode()
    browser_of_marisol.post(f"/careers/talks/{talk.pk}/kind/", {"field": notebook.planning.pk})
    assert "Most of my week" in page_of(browser_of_marisol, talk)


def test_the_kind_of_talk_is_kept_and_can_be_undone(browser_of_marisol, notebook, now):
    talk = notebook.talk()
    sent = {"field": notebook.planning.pk, "segment": "county office", "left": "on", "dissents": "on"}
    browser_of_marisol.post(f"/careers/talks/{talk.pk}/kind/", sent)
    talk.refresh_from_db()
    assert (talk.segment, talk.left_the_field, talk.dissents) == ("county office", True, True)
    undo(notebook.seat, now, Event.objects.latest("pk"))
    talk.refresh_from_db()
    assert (talk.segment, talk.left_the_field, talk.dissents) == ("", False, False)


def test_one_form_keeps_sides_hearsay_weight_and_tone(browser_of_marisol, notebook):
    talk = notebook.talk()
    note = notebook.note(talk)
    n = f"n{note.pk}"
    sent = {f"{n}-b{notebook.meetings.pk}": "against", f"{n}-hearsay": "on", f"{n}-weight": "3", f"{n}-tone": "sighing"}
    browser_of_marisol.post(f"/careers/talks/{talk.pk}/", sent)
    row = Evidence.objects.get()
    assert (row.side, row.first_hand, row.weight) == ("against", False, 3)
    assert Voice.objects.get().tone == "sighing"
    browser_of_marisol.post(f"/careers/talks/{talk.pk}/", {f"{n}-tone": ""})
    assert Voice.objects.get().deleted_at is not None and Evidence.objects.get().deleted_at is None
    browser_of_marisol.post(f"/careers/talks/{talk.pk}/", {f"{n}-tone": "gladly"})
    assert (Voice.objects.get().tone, Voice.objects.get().deleted_at) == ("gladly", None)


def test_a_tap_answers_with_what_it_adds_up_to(browser_of_marisol, notebook):
    talk = notebook.talk()
    note = notebook.note(talk)
    sent = {f"n{note.pk}-b{notebook.meetings.pk}": "against"}
    heads = {"HX-Request": "true", "HX-Target": "adds-up"}
    answer = browser_of_marisol.post(f"/careers/talks/{talk.pk}/", sent, headers=heads).content.decode()
    assert answer.startswith('<div id="adds-up"') and "points to about 75" in answer and "<main" not in answer


def test_odd_values_are_refused_in_a_sentence(browser_of_marisol, notebook):
    talk = notebook.talk()
    note = notebook.note(talk)
    for sent, words in (
        ({f"n{note.pk}-b{notebook.meetings.pk}": "maybe"}, "speaks for the belief or against it"),
        ({f"n{note.pk}-weight": "7"}, "goes from 1 to 3"),
        ({f"n{note.pk}-tone": "singing"}, "said gladly, or sighing"),
    ):
        answer = browser_of_marisol.post(f"/careers/talks/{talk.pk}/", sent)
        assert answer.status_code == 422 and words in answer.content.decode()
    assert not Evidence.objects.exists() and not Voice.objects.exists()


def test_themes_are_typed_once_and_ticked_after_that(browser_of_marisol, notebook, now):
    first, second = notebook.talk("Dana Whitfield", 2), notebook.talk("Beth Larkin", 1)
    browser_of_marisol.post(f"/careers/talks/{first.pk}/themes/", {"new": "Memos, hours,  , MEMOS"})
    assert sorted(Theme.objects.values_list("name", flat=True)) == ["Memos", "hours"]
    memos = Theme.objects.get(name="Memos")
    browser_of_marisol.post(f"/careers/talks/{second.pk}/themes/", {"theme": [memos.pk]})
    assert ThemeHeard.objects.filter(theme=memos, deleted_at=None).count() == 2
    browser_of_marisol.post(f"/careers/talks/{second.pk}/themes/", {})
    browser_of_marisol.post(f"/careers/talks/{second.pk}/themes/", {"theme": [memos.pk]})
    assert ThemeHeard.objects.filter(theme=memos).count() == 2  # the row came back
    undo(notebook.seat, now, Event.objects.latest("pk"))
    assert ThemeHeard.objects.filter(theme=memos, deleted_at=None).count() == 1


def test_referrals_and_promises_are_no_evidence_about_the_work(browser_of_marisol, notebook):
    talk = notebook.talk()
    notebook.note(talk, "Ask Luis.", kind="referral")
    notebook.note(talk, "I send the list.", kind="promise")
    page = page_of(browser_of_marisol, talk)
    assert "Ask Luis." not in page and "I send the list." not in page


def test_the_page_costs_the_same_queries_with_many_notes(browser_of_marisol, notebook, django_assert_max_num_queries):
    few, many = notebook.talk("Dana Whitfield", 2), notebook.talk("Beth Larkin", 1)
    for number in range(5):
        notebook.note(few, f"Word {number}")
    for number in range(60):
        notebook.note(many, f"Word {number}")
    for talk in (few, many):
        sent = {f"n{note.pk}-b{notebook.meetings.pk}": "for" for note in talk.notes.all()}
        browser_of_marisol.post(f"/careers/talks/{talk.pk}/", sent)
        browser_of_marisol.get("/careers/")  # says the toast
    with django_assert_max_num_queries(20) as first:
        page_of(browser_of_marisol, few)
    with django_assert_max_num_queries(len(first) + 1):  # one more counts those beyond the first forty
        page = page_of(browser_of_marisol, many)
    assert "20 more were taken" in page


def test_the_undo_of_a_tap_leads_back_to_the_page(browser_of_marisol, notebook):
    talk = notebook.talk()
    note = notebook.note(talk)
    heads = {"HX-Request": "true", "HX-Target": "adds-up"}
    sent = {f"n{note.pk}-b{notebook.meetings.pk}": "against"}
    answer = browser_of_marisol.post(f"/careers/talks/{talk.pk}/", sent, headers=heads).content.decode()
    assert f'name="back" value="/careers/talks/{talk.pk}/"' in answer
    undone = browser_of_marisol.post(
        f"/keep/history/{Event.objects.latest('pk').pk}/undo", {"back": f"/careers/talks/{talk.pk}/"}, follow=True
    )
    assert undone.status_code == 200 and not Evidence.objects.exists()

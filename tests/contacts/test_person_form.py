"""Adding somebody by hand, and changing what is written about them."""

from django.urls import reverse

from shoptalk.contacts.models import Contact
from shoptalk.history.models import Event
from tests import cast


def test_one_line_adds_a_person(browser_of_marisol):
    line = "Dana Whitfield, urban planner at Rivermark, met at choir"
    answer = browser_of_marisol.post(reverse("add_person"), {"line": line})
    dana = Contact.objects.get()
    assert answer.url == reverse("person", args=[dana.pk])
    assert (dana.name, dana.position, dana.organization) == ("Dana Whitfield", "urban planner", "Rivermark")


def test_add_and_another_comes_back_to_the_form(browser_of_marisol):
    answer = browser_of_marisol.post(reverse("add_person"), {"line": "Dana Whitfield", "another": "yes"})
    assert answer.url == reverse("add_person")


def test_a_line_without_a_name_gets_a_sentence_and_keeps_what_was_typed(browser_of_marisol):
    answer = browser_of_marisol.post(reverse("add_person"), {"line": "@@@"})
    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode() and "@@@" in answer.content.decode()
    assert not Contact.objects.exists()


def test_the_whole_form_adds_a_person(browser_of_marisol):
    told = {"given_name": "Dana", "family_name": "Whitfield", "email": "dana@rivermark.example", "tie": "warm"}
    browser_of_marisol.post(reverse("add_person"), told)
    assert Contact.objects.get().tie == "warm" and Contact.objects.get().search_text


def test_half_an_address_gets_a_sentence(browser_of_marisol):
    answer = browser_of_marisol.post(reverse("add_person"), {"given_name": "Dana", "email": "dana@rivermark"})
    assert answer.status_code == 422 and "aria-invalid" in answer.content.decode() and not Contact.objects.exists()


def test_a_change_is_one_step_of_only_what_changed(browser_of_marisol, marisol):
    dana = cast.contact(marisol, organization="Rivermark")
    told = {"given_name": "Dana", "family_name": "Whitfield", "organization": "Greenways"}
    browser_of_marisol.post(reverse("edit_person", args=[dana.pk]), told)
    dana.refresh_from_db()
    assert (dana.organization, dana.organization_key) == ("Greenways", "greenways")
    assert "given_name" not in Event.objects.get().changes[0]["after"]


def test_a_strangers_person_cannot_be_changed(browser_of_marisol, stranger):
    his = cast.contact(stranger)
    assert browser_of_marisol.get(reverse("edit_person", args=[his.pk])).status_code == 404
    assert browser_of_marisol.post(reverse("edit_person", args=[his.pk]), {"given_name": "X"}).status_code == 404

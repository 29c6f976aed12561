"""The People list says who is in no field of work, and an odd address is no accident."""

import pytest

from shoptalk.campaigns.models import Field
from shoptalk.people.ledger import Choice, ledger
from tests import cast


@pytest.mark.django_db
def test_a_field_without_an_occupation_hides_nobody_from_those_in_no_field(marisol, campaign):
    Field.objects.create(workspace=marisol.workspace, campaign=campaign, name="something with maps", added_at=cast.NOW)
    cast.contact(marisol, "Dana Whitfield", occupation_code="19-3051.00")
    fields = list(Field.objects.all())
    page = ledger(marisol, campaign, fields, Choice(lens="all", field="none"), cast.NOW.date())
    assert [line.person.name for line in page.lines] == ["Dana Whitfield"]


@pytest.mark.parametrize("address", ["/people/?lens=ask&after=²", "/people/?lens=ask&after=٣"])
def test_a_place_in_other_digits_is_no_accident(browser_of_marisol, campaign, address):
    assert browser_of_marisol.get(address).status_code == 200


def test_a_record_in_other_digits_is_not_in_the_bin(browser_of_marisol, campaign):
    answer = browser_of_marisol.post("/bin/", {"model": "contacts.contact", "pk": "²"})
    assert answer.status_code < 500

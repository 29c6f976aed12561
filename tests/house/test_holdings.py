"""What a workspace holds is asked once, cheaply, and rightly."""

from shoptalk.contacts.models import Contact
from shoptalk.workspaces.holdings import Kind, holdings
from tests import cast


def test_what_is_held_is_told_apart_from_the_bin_and_from_a_stranger(marisol, stranger):
    dana = cast.contact(marisol, "Dana Whitfield")
    people, away = Kind(Contact), Kind(Contact, "do_not_contact_at IS NOT NULL")
    assert holdings(marisol, (people, away)) == {people}
    assert holdings(stranger, (people, away)) == set()
    dana.deleted_at = cast.NOW
    dana.save()
    assert holdings(marisol, (people, away)) == set()

"""Finding people by parts of their names, organization, position, place, tie or notes, with or without accents."""

from django.db.models import QuerySet

from shoptalk.contacts.models import Contact
from shoptalk.method.names import fold
from shoptalk.search.index import narrow
from shoptalk.workspaces.access import Seat


def find_people(seat: Seat, text: str) -> QuerySet[Contact]:
    """The people whose record holds every word of `text` somewhere, by name. Empty text finds everybody."""
    return narrow(Contact.objects.visible_to(seat).by_name(), "search_text", fold(text))

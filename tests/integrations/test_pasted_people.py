"""People as lines of text: a pasted list, and quick add."""

import pytest

from shoptalk.integrations.ports.people import CannotRead, PersonRow, Unread
from shoptalk.integrations.recognition import read_pasted, read_quick_add
from tests.integrations.reading import kind_of, people_in, unread_in


def told(line: str) -> dict[str, object]:
    """What quick add understood, without what stays empty."""
    return {field: value for field, value in read_quick_add(line)._asdict().items() if value and field != "line"}


def test_quick_add_sorts_the_whole_line():
    line = "Dana Whitfield, senior planner at Rivermark, dana@rivermark.example, 412 555 0142, met at choir"
    assert told(line) == {
        "given_name": "Dana",
        "family_name": "Whitfield",
        "full_name": "Dana Whitfield",
        "position": "senior planner",
        "organization": "Rivermark",
        "email": "dana@rivermark.example",
        "phone": "412 555 0142",
        "notes": "met at choir",
    }


@pytest.mark.parametrize(
    ("line", "name", "position", "organization", "notes"),
    [
        ("Dana Whitfield", "Dana Whitfield", "", "", ""),
        ("Dana Whitfield, Rivermark", "Dana Whitfield", "", "Rivermark", ""),
        ("Dana Whitfield - Senior Planner at Rivermark", "Dana Whitfield", "Senior Planner", "Rivermark", ""),
        ("Dana Whitfield (Senior Planner, Rivermark)", "Dana Whitfield", "Senior Planner", "Rivermark", ""),
        ("Senior planner, Dana Whitfield, Rivermark", "Dana Whitfield", "Senior planner", "Rivermark", ""),
        ("Dana Whitfield | Head of Planning | Rivermark", "Dana Whitfield", "Head of Planning", "Rivermark", ""),
        ("Dana Whitfield, PhD, AICP, planner", "Dana Whitfield", "planner", "", "Credentials: PhD, AICP"),
        (
            "Omar Haddad; Northgate Transit; engineer; lives next door",
            "Omar Haddad",
            "engineer",
            "Northgate Transit",
            "lives next door",
        ),
        ("Omar Haddad, class of 2009, knows Dana", "Omar Haddad", "", "", "class of 2009\nknows Dana"),
        ("Dana Whitfield met at choir", "Dana Whitfield", "", "", "met at choir"),
        (
            "maria de la cruz, chief nurse at hillview hospital",
            "maria de la cruz",
            "chief nurse",
            "hillview hospital",
            "",
        ),
        ("Zoë O'Neil, VP People, Fernhill, Inc.", "Zoë O'Neil", "VP People", "Fernhill, Inc.", ""),
        ("王小明, planner", "王小明", "planner", "", ""),
    ],
)
def test_quick_add_takes_what_it_finds_in_any_order(line, name, position, organization, notes):
    person = read_quick_add(line)
    assert (person.full_name, person.position, person.organization, person.notes) == (
        name,
        position,
        organization,
        notes,
    )


def test_a_date_is_not_a_telephone_number():
    person = read_quick_add("Dana Whitfield, VP Sales, 2019-05-01")
    assert (person.phone, person.notes) == ("", "2019-05-01")


def test_profile_address_is_kept_with_its_scheme():
    assert read_quick_add("Dana Whitfield linkedin.com/in/dana").url == "https://linkedin.com/in/dana"


def test_family_name_first_is_believed_when_the_address_says_so():
    assert read_quick_add("Whitfield, Dana, dana.whitfield@rivermark.example").full_name == "Dana Whitfield"


@pytest.mark.parametrize("line", ["", "   ", ", , ,", "dana@rivermark.example", "412 555 0142", "x" * 3000, "A" * 300])
def test_quick_add_without_a_name_says_what_to_write(line):
    with pytest.raises(CannotRead) as refusal:
        read_quick_add(line)
    assert str(refusal.value).endswith(".")


def test_pasted_lines_of_every_shape_are_read():
    name = "pasted_mixed_lines.txt"
    dana, omar, ines, lee, zoe, anja, maria = people_in(name)
    assert kind_of(name) == "pasted"
    assert (dana.full_name, dana.position, dana.organization) == ("Dana Whitfield", "senior planner", "Rivermark")
    assert (omar.full_name, omar.email) == ("Omar Haddad", "omar@haddad.example")
    assert (ines.position, ines.organization, ines.phone) == ("Architect", "Porto Design", "+351 22 555 0101")
    assert (lee.full_name, lee.position, lee.organization) == ("Lee Park", "Chief Engineer", "Northgate Transit")
    assert (zoe.position, zoe.organization) == ("VP People", "Fernhill, Inc.")
    assert (anja.full_name, anja.url) == ("Anja Groß", "https://www.linkedin.com/in/anja-gross")
    assert (maria.full_name, maria.line) == ("Maria de la Cruz", 8)
    assert [row.line for row in unread_in(name)] == [9]


def test_recipients_copied_from_a_message_are_several_people():
    text = 'Dana Whitfield <dana@r.example>, Omar Haddad <omar@h.example>; "Ray, Bob" <bob@r.example>'
    assert [person.full_name for person in read_pasted(text)] == ["Dana Whitfield", "Omar Haddad", "Bob Ray"]


def test_cells_copied_from_a_sheet_are_read_as_a_table():
    [dana] = read_pasted("Name\tE-mail\tCompany\nDana Whitfield\tdana@r.example\tRivermark\n")
    assert (dana.full_name, dana.organization, dana.line) == ("Dana Whitfield", "Rivermark", 2)


def test_a_pasted_card_is_read_as_a_card():
    [dana] = read_pasted("BEGIN:VCARD\nFN:Dana Whitfield\nEND:VCARD\n")
    assert dana.full_name == "Dana Whitfield"


def test_a_list_with_family_names_first_is_turned_round():
    assert [person.full_name for person in read_pasted("Whitfield, Dana\nHaddad, Omar\n")] == [
        "Dana Whitfield",
        "Omar Haddad",
    ]


def test_nothing_pasted_is_nobody():
    assert list(read_pasted("\n \n")) == []


def test_a_line_too_long_costs_that_line_only():
    lost, dana = read_pasted("x" * 5000 + "\nDana Whitfield\n")
    assert isinstance(lost, Unread)
    assert isinstance(dana, PersonRow)

"""What is read from LinkedIn's exports, old and new, in any language."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest

from shoptalk.integrations.linkedin.profile_url import correspondence_key
from shoptalk.integrations.ports.people import CannotRead
from shoptalk.integrations.recognition import read_correspondence, read_people, recognize
from tests.integrations.reading import kind_of, people_in, people_of, sample, unread_in

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def test_notes_block_above_the_header_is_passed_over():
    dana = people_in("linkedin_notes_block_and_hidden_members.csv")[0]
    assert (dana.given_name, dana.family_name, dana.full_name) == ("Dana", "Whitfield", "Dana Whitfield")
    assert dana.line == 5
    assert dana.connected_on == date(2021, 3, 12)
    assert dana.url == "https://www.linkedin.com/in/dana-whitfield"
    assert dana.notes == "Credentials: PhD, AICP"


def test_emoji_and_nickname_are_shown_but_never_greeted():
    _, zoe, bob = people_in("linkedin_notes_block_and_hidden_members.csv")
    assert (zoe.given_name, zoe.full_name) == ("Zoë", "Zoë 🌱 O'Neil")
    assert (zoe.organization, zoe.position) == ("Fernhill, Inc.", "VP, People & Culture")
    assert (bob.given_name, bob.full_name) == ("Robert", 'Robert "Bob" Ray Jr.')


def test_hidden_members_are_unread_with_their_lines():
    hidden = unread_in("linkedin_notes_block_and_hidden_members.csv")
    assert [row.line for row in hidden] == [6, 8]
    assert all("no name" in row.reason for row in hidden)


def test_rows_are_counted_hidden_members_included():
    name = "linkedin_notes_block_and_hidden_members.csv"
    assert recognize(sample(name), name).rows == 5


def test_old_header_without_address_of_the_profile_is_known():
    omar, ines = people_in("linkedin_old_header_without_notes.csv")
    assert kind_of("linkedin_old_header_without_notes.csv") == "linkedin_csv"
    assert (omar.connected_on, ines.connected_on) == (date(2017, 4, 23), date(2017, 12, 3))
    assert (omar.email, ines.email) == ("omar@haddad.example", "")


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("linkedin_german.csv", [date(2021, 3, 12), date(2020, 12, 3)]),
        ("linkedin_french.csv", [date(2021, 8, 12), date(2020, 2, 1)]),
        ("linkedin_spanish_portuguese_months.csv", [date(2021, 3, 12), date(2018, 12, 5), None]),
        ("linkedin_italian_dutch_words.csv", [date(2022, 6, 7), date(2020, 3, 14)]),
    ],
)
def test_exports_in_other_languages_are_read(name, days):
    people = people_in(name)
    assert kind_of(name) == "linkedin_csv"
    assert [person.connected_on for person in people] == days
    assert all(
        person.given_name and person.family_name and person.organization and person.position for person in people
    )


def test_family_particles_stay_with_the_family_name():
    assert people_in("linkedin_german.csv")[1].family_name == "von der Heide"
    assert people_in("linkedin_french.csv")[1].family_name == "de La Tour"


def test_line_break_in_a_name_becomes_a_space_and_later_lines_keep_their_numbers():
    mary, lee, old = people_in("linkedin_line_break_in_name.csv")
    assert (mary.full_name, mary.organization) == ("Mary Ann Quill", "Quill & Co Holdings")
    assert (mary.line, lee.line, old.line) == (2, 5, 6)


def test_dates_of_1900_and_2999_are_no_dates():
    _, lee, old = people_in("linkedin_line_break_in_name.csv")
    assert (lee.connected_on, old.connected_on) == (None, None)


def test_open_quotation_mark_costs_its_own_row_only():
    [lost] = unread_in("linkedin_open_quotation_mark.csv")
    assert (lost.line, "quotation mark" in lost.reason) == (2, True)
    assert [person.full_name for person in people_in("linkedin_open_quotation_mark.csv")] == [
        "Omar Haddad",
        "Ines Duarte",
    ]


def test_name_of_ten_thousand_characters_is_unread_and_says_so():
    [lost] = unread_in("linkedin_name_of_ten_thousand_characters.csv")
    assert "200 characters" in lost.reason
    assert len(lost.text) == 200
    assert [person.full_name for person in people_in("linkedin_name_of_ten_thousand_characters.csv")] == ["Omar Haddad"]


def test_zip_with_folders_and_shadow_files_is_opened():
    assert kind_of("linkedin_export_nested_folders.zip") == "linkedin_zip"
    people = people_in("linkedin_export_nested_folders.zip")
    assert [person.full_name for person in people] == ["Dana Whitfield", "Omar Haddad"]


def test_zip_without_connections_says_what_to_ask_linkedin_for():
    with pytest.raises(CannotRead, match=r"Connections\.csv.*Get a copy of your data"):
        people_in("linkedin_export_part_without_connections.zip")


def test_header_alone_reads_as_nobody():
    assert list(read_people(io.BytesIO(HEADER.encode()), "Connections.csv")) == []


def test_header_and_hidden_members_alone_read_as_unread_rows():
    rows = list(read_people(io.BytesIO((HEADER + ",,,,,,\n" * 3).encode()), "Connections.csv"))
    assert len(rows) == 3
    assert all(type(row).__name__ == "Unread" for row in rows)


# Correspondence -------------------------------------------------------------------------------------------------


def test_messages_are_counted_per_person_from_the_exporting_member():
    counts = read_correspondence(sample("linkedin_export_nested_folders.zip"), "export.zip")
    dana, omar = counts["in/dana-whitfield"], counts["in/omar"]
    assert (dana.sent, dana.received, dana.last_at) == (1, 1, datetime(2024, 5, 2, 11, 30, tzinfo=UTC))
    assert (omar.sent, omar.received, omar.last_at) == (0, 1, datetime(2019, 1, 5, 8, tzinfo=UTC))


def test_invitations_tell_who_asked_whom():
    counts = read_correspondence(sample("linkedin_export_nested_folders.zip"), "export.zip")
    assert counts["in/ines"].invited == "outgoing"
    assert counts["in/zoe"].invited == "incoming"


def test_the_exporting_member_and_closed_accounts_are_nobody_to_write_to():
    counts = read_correspondence(sample("linkedin_export_nested_folders.zip"), "export.zip")
    assert set(counts) == {"in/dana-whitfield", "in/omar", "in/ines", "in/zoe"}


def test_what_was_written_is_not_kept():
    counts = read_correspondence(sample("linkedin_export_nested_folders.zip"), "export.zip")
    assert "secret words" not in repr(counts)


MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
ONE_CONVERSATION = (
    MESSAGES + "c1,Sam Seeker,https://linkedin.com/in/sam,Dana Whitfield,https://linkedin.com/in/dana,"
    "2024-05-01 10:00:00 UTC,,x,INBOX\n"
)


def export(**members: str) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.csv", text)
    return file


def test_one_conversation_alone_cannot_tell_who_exported():
    assert read_correspondence(export(Connections=HEADER, messages=ONE_CONVERSATION), "export.zip") == {}


def test_the_profile_in_the_export_settles_who_exported():
    profile = "First Name,Last Name\nSam,Seeker\n"
    counts = read_correspondence(export(Connections=HEADER, messages=ONE_CONVERSATION, Profile=profile), "export.zip")
    assert (counts["in/dana"].sent, counts["in/dana"].received) == (1, 0)


def test_export_of_many_conversations_without_addresses_is_counted_by_name():
    rows = "".join(
        f"c{n},Sam Seeker,,{name},,2024-05-0{n} 10:00:00 UTC,,x,INBOX\n"
        for n, name in enumerate(("Dana Whitfield", "Omar Haddad"), 1)
    )
    counts = read_correspondence(export(Connections=HEADER, messages=MESSAGES + rows), "export.zip")
    assert counts[correspondence_key("", "dana whitfield")].sent == 1


def test_a_csv_has_no_correspondence():
    assert read_correspondence(sample("linkedin_german.csv"), "Connections.csv") == {}


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/Dana-Whitfield/",
        "http://linkedin.com/in/dana-whitfield?trk=x",
        "de.linkedin.com/in/dana-whitfield",
    ],
)
def test_every_spelling_of_a_profile_has_one_key(url):
    assert correspondence_key(url, "Dana") == "in/dana-whitfield"


def test_chosen_mapping_is_followed():
    file = b"First Name,Last Name,Company,Connected On,URL\nDana,Whitfield,Rivermark,12 Mar 2021,\n"
    [dana] = people_of(file, mapping={"given_name": "Last Name", "family_name": "First Name"})
    assert (dana.given_name, dana.organization) == ("Whitfield", "")

"""What is read from the address books of phones and mail programs: vCard, Google, Outlook."""

import time

import pytest

from shoptalk.integrations.recognition import recognize
from tests.integrations.reading import kind_of, people_in, people_of, sample, unread_in


def test_quoted_printable_card_of_an_old_phone_is_read():
    [juergen] = people_in("vcard_2_1_quoted_printable.vcf")
    assert (juergen.given_name, juergen.family_name, juergen.full_name) == ("Jürgen", "Müller", "Jürgen Müller")
    assert (juergen.organization, juergen.position) == ("Stadtwerke", "Leiter")
    assert juergen.notes == "im Chor kennengelernt, grüßt\noft"


def test_preferred_address_comes_first():
    [juergen] = people_in("vcard_2_1_quoted_printable.vcf")
    assert (juergen.email, juergen.other_emails) == ("jm@stadtwerke.example", ("jm@heim.example",))
    [omar] = people_in("vcard_4_tel_uri_n_without_fn.vcf")
    assert (omar.email, omar.other_emails) == ("omar@haddad.example", ("omar@home.example",))


def test_card_of_an_iphone_with_groups_is_read():
    [dana] = people_in("vcard_icloud_groups.vcf")
    assert (dana.given_name, dana.family_name, dana.organization) == ("Dana", "Whitfield", "Rivermark, Inc.")
    assert (dana.email, dana.other_emails) == ("dana@rivermark.example", ("dana@home.example",))
    assert (dana.phone, dana.location) == ("(412) 555-0142", "Pittsburgh, PA, United States")
    assert dana.url == "https://www.linkedin.com/in/dana-whitfield"
    assert dana.notes == "met at choir\nlikes trams, and tea\nLink: https://rivermark.example/dana"


def test_card_of_a_company_is_no_person():
    [desk] = unread_in("vcard_icloud_groups.vcf")
    assert (desk.line, "no person's name" in desk.reason) == (2, True)


def test_name_without_display_name_and_telephone_address_are_read():
    [omar] = people_in("vcard_4_tel_uri_n_without_fn.vcf")
    assert (omar.full_name, omar.phone) == ("Omar Haddad", "+1-412-555-0143 ext. 12")


def test_half_a_card_costs_only_that_card():
    people = people_in("vcard_half_a_card.vcf")
    assert [(person.line, person.full_name) for person in people] == [(1, "Dana Whitfield"), (3, "Omar Haddad")]
    assert [row.line for row in unread_in("vcard_half_a_card.vcf")] == [2, 4]


def test_picture_of_megabytes_in_one_line_is_passed_over():
    card = b"BEGIN:VCARD\nVERSION:3.0\nPHOTO;ENCODING=b:" + b"A" * 3_000_000 + b"\nFN:Dana Whitfield\nEND:VCARD\n"
    assert [person.full_name for person in people_of(card, "people.vcf")] == ["Dana Whitfield"]


@pytest.mark.parametrize(
    "head",
    ["N;A" + "," * 60 + ";;:x", "EMAIL;A=" + '"b",' * 60 + '"', "TEL;" + "A=b," * 60 + '";:', "N" + ";a" * 90 + ";:"],
)
def test_malformed_parameters_cost_their_line_and_no_time(head):
    card = f"BEGIN:VCARD\nFN:Dana Whitfield\n{head}\nEND:VCARD\n".encode()
    begun = time.process_time()
    assert [person.full_name for person in people_of(card, "people.vcf")] == ["Dana Whitfield"]
    assert time.process_time() - begun < 1


def test_card_in_windows_1252_without_charset_is_read():
    card = "BEGIN:VCARD\nVERSION:2.1\nN:Müller;Jürgen\nEND:VCARD\n".encode("cp1252")
    assert people_of(card, "people.vcf")[0].full_name == "Jürgen Müller"


def test_card_in_utf_16_is_read():
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Groß\nEND:VCARD\n".encode("utf-16")
    assert people_of(card, "people.vcf")[0].full_name == "Zoë Groß"


def test_recognizing_cards_shows_the_first_people():
    name = "vcard_icloud_groups.vcf"
    recognized = recognize(sample(name), name)
    assert (recognized.kind, recognized.sample[0]["full_name"]) == ("vcard", "Dr. Dana Q Whitfield")


def test_google_export_of_2019_with_several_values_in_a_cell():
    [dana] = people_in("google_2019_given_name.csv")
    assert kind_of("google_2019_given_name.csv") == "google_csv"
    assert (dana.full_name, dana.email) == ("Dana Q Whitfield", "dana@rivermark.example")
    assert dana.other_emails == ("d.whitfield@home.example", "dana@choir.example")
    assert (dana.phone, dana.other_phones) == ("+1 412 555 0142", ("412-555-0143",))
    assert (dana.organization, dana.position, dana.location) == ("Rivermark", "Senior Planner", "Pittsburgh, USA")
    assert dana.notes == "met at choir\nlikes trams"


def test_google_contact_without_a_name_is_unread():
    assert [row.line for row in unread_in("google_2019_given_name.csv")] == [4]


def test_google_export_of_2024_is_read():
    ines, xiaoming = people_in("google_2024_first_name.csv")
    assert kind_of("google_2024_first_name.csv") == "google_csv"
    assert (ines.full_name, ines.organization, ines.position) == ("Ines Duarte", "Porto Design", "Architect")
    assert ines.other_phones == ("22 555 0102",)
    assert xiaoming.full_name == "李小明"


@pytest.mark.parametrize(
    ("name", "full_name", "position", "emails", "note"),
    [
        (
            "outlook_english.csv",
            "Dana Whitfield",
            "Senior Planner",
            ("dana@rivermark.example", "dana@home.example"),
            "met at choir",
        ),
        (
            "outlook_german_windows_1252.csv",
            "Jürgen Müller",
            "Leiter Planung",
            ("jm@stadtwerke.example", "jm@heim.example"),
            "Größe: 2 – „gut“",
        ),
        (
            "outlook_french.csv",
            "Éloïse Lefèvre",
            "Urbaniste",
            ("eloise@nord.example", "e@maison.example"),
            "rencontrée à Lyon",
        ),
        (
            "outlook_spanish.csv",
            "María José García López",
            "Arquitecta",
            ("mj@vega.example", "mj@casa.example"),
            "coro",
        ),
    ],
)
def test_outlook_exports_are_read_in_their_languages(name, full_name, position, emails, note):
    [person] = people_in(name)
    assert kind_of(name) == "outlook_csv"
    assert (person.full_name, person.position) == (full_name, position)
    assert (person.email, *person.other_emails) == emails
    assert note in person.notes
    assert person.phone

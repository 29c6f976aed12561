"""Any CSV or Excel sheet: encodings, delimiters, headers in many languages or none."""

import io
from datetime import date

import openpyxl
import pytest

from shoptalk.integrations.ports.people import CannotRead
from shoptalk.integrations.recognition import read_people, recognize
from tests.integrations.reading import kind_of, people_in, people_of, sample, unread_in


def test_alumni_sheet_with_title_row_and_repeated_headers():
    name = "alumni_semicolon_duplicate_headers.csv"
    maria, dana = people_in(name)
    assert recognize(sample(name), name).columns == (
        "Alumni name",
        "E-mail",
        "E-mail (2)",
        "Class of",
        "Employer",
        "Job title",
    )
    assert (maria.given_name, maria.family_name, maria.full_name) == ("Maria", "de la Cruz", "Dr. Maria de la Cruz")
    assert maria.other_emails == ("mdlc@home.example",)
    assert maria.notes == "Class of: 2009"
    assert dana.full_name == "Dana Whitfield"


def test_tab_separated_utf_16_is_read_and_chinese_names_stay_whole():
    anja, wang = people_in("tab_utf_16_with_mark.csv")
    assert (anja.full_name, anja.organization) == ("Anja Groß", "Groß & Söhne")
    assert (wang.given_name, wang.family_name, wang.full_name) == ("", "", "王小明")


def test_utf_16_without_its_mark_is_known_by_its_zeros():
    assert [person.full_name for person in people_in("utf_16_without_mark.csv")] == ["Dana Whitfield", "Jürgen Groß"]


def test_windows_1251_is_read_as_cyrillic():
    olga, ivan = people_in("cyrillic_windows_1251.csv")
    assert (olga.full_name, ivan.family_name) == ("Ольга Соколова", "Петров")


def test_a_damaged_byte_does_not_spoil_the_other_accents():
    text = (
        "Name,Email\nJürgen Groß,jg@gross.example\nZoë Lefèvre,zoe@fern.example\n".encode()
        + b"Br\xffan Ray,b@ray.example\n"
    )
    assert [person.full_name for person in people_of(text)][:2] == ["Jürgen Groß", "Zoë Lefèvre"]


def test_windows_1252_is_the_last_resort():
    assert people_of("Name;Firma\nJürgen Groß;Söhne & Töchter\n".encode("cp1252"))[0].full_name == "Jürgen Groß"


def test_table_without_header_is_known_by_its_cells():
    dana, omar = people_in("pipe_without_header.csv")
    assert (dana.line, dana.full_name, dana.email, dana.phone) == (
        1,
        "Dana Whitfield",
        "dana@rivermark.example",
        "412 555 0142",
    )
    assert omar.full_name == "Omar Haddad"


def test_first_and_last_name_without_header_are_two_columns():
    [dana, _] = people_of(b"Dana,Whitfield,dana@rivermark.example\nOmar,Haddad,omar@haddad.example\n")
    assert (dana.given_name, dana.family_name) == ("Dana", "Whitfield")


def test_direction_marks_and_zero_width_characters_are_taken_out():
    layla, dana, noa = people_in("right_to_left_and_overrides.csv")
    assert (dana.full_name, dana.organization) == ("Dana Whitfield", "Rivermark")
    assert (layla.full_name, noa.family_name) == ("ليلى حداد", "לוי")


def test_formulas_are_kept_as_text_and_marks_of_an_export_are_taken_off():
    link, dana = people_in("formula_in_a_cell.csv")
    assert link.full_name.startswith("=HYPERLINK")
    assert (link.phone, link.organization, link.notes) == ("+1 412 555 0142", "@SUM(A1)", "=1+1")
    assert (dana.full_name, dana.organization) == ("=Dana Whitfield", "+Plus GmbH")


def test_row_with_shifted_cells_is_unread_rather_than_wrong():
    [shifted] = unread_in("unquoted_comma_shifts_cells.csv")
    assert (shifted.line, "4 cells where the header has 3" in shifted.reason) == (2, True)
    assert [person.full_name for person in people_in("unquoted_comma_shifts_cells.csv")] == ["Omar Haddad"]


def test_nul_bytes_and_control_characters_are_taken_out():
    dana, omar = people_in("nul_bytes_and_controls.csv")
    assert (dana.full_name, dana.organization, omar.full_name) == ("Dana Whitfield", "Rivermark", "Omar Haddad")


def test_old_mac_line_ends_are_lines():
    assert [person.line for person in people_in("mac_line_ends_no_newline_at_end.csv")] == [2, 3]


def test_people_on_the_second_sheet_below_a_title_are_found():
    dana, omar = people_in("alumni_second_sheet_title_row.xlsx")
    assert kind_of("alumni_second_sheet_title_row.xlsx") == "table"
    assert (dana.line, dana.phone, dana.connected_on) == (4, "4125550142", date(2021, 3, 12))
    assert (dana.notes, omar.notes) == ("Graduation year: 2009", "Graduation year: 2011")
    assert [row.line for row in unread_in("alumni_second_sheet_title_row.xlsx")] == [7]


def test_workbook_of_one_far_corner_is_refused_before_it_fills_the_memory():
    book = openpyxl.Workbook()
    book.active["A1"] = "Name"
    book.active["A1048576"] = "Dana Whitfield"
    book.active["SF1"] = "far"
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(CannotRead, match="unpacks to more"):
        read_people(file, "people.xlsx")


def test_workbook_with_ten_thousand_columns_is_refused():
    book = openpyxl.Workbook()
    book.active.append(["Name"] + ["x"] * 9_999)
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(CannotRead, match="more than 500 columns"):
        read_people(file, "people.xlsx")


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        ("Name,Title,Employer", {"full_name": "Name", "position": "Title", "organization": "Employer"}),
        ("Vorname,Name,Firma", {"given_name": "Vorname", "family_name": "Name", "organization": "Firma"}),
        ("Nom,Prénom,Courriel", {"family_name": "Nom", "given_name": "Prénom", "email": "Courriel"}),
        (
            "Nombre,Apellidos,Correo electrónico",
            {"given_name": "Nombre", "family_name": "Apellidos", "email": "Correo electrónico"},
        ),
        ("Nome,Cognome,Azienda", {"given_name": "Nome", "family_name": "Cognome", "organization": "Azienda"}),
        ("Nome,Sobrenome,Empresa", {"given_name": "Nome", "family_name": "Sobrenome", "organization": "Empresa"}),
        ("Voornaam,Achternaam,Functie", {"given_name": "Voornaam", "family_name": "Achternaam", "position": "Functie"}),
        (
            "Full name,Work Email,Personal E-mail",
            {"full_name": "Full name", "email": "Work Email", "other_emails": "Personal E-mail"},
        ),
        ("Name,Class of,Notes", {"full_name": "Name", "notes": "Class of", "notes 2": "Notes"}),
        ("Name,City,State", {"full_name": "Name", "location": "City", "location 2": "State"}),
    ],
)
def test_headers_are_guessed(header, mapping):
    file = io.BytesIO(f"{header}\nA,B,C\n".encode())
    assert recognize(file, "people.csv").mapping == mapping


def test_salutations_are_no_positions():
    file = io.BytesIO(b"Title,Name,Job Title\nMs,Dana Whitfield,Planner\nDr.,Omar Haddad,Engineer\n")
    assert recognize(file, "people.csv").mapping["position"] == "Job Title"


def test_header_in_an_unknown_language_is_still_a_header():
    file = io.BytesIO("Nimi;Sähköposti\nAino Virtanen;aino@virtanen.example\nEero Niemi;eero@niemi.example\n".encode())
    recognized = recognize(file, "people.csv")
    assert recognized.mapping == {"full_name": "Nimi", "email": "Sähköposti"}
    assert recognized.rows == 2


def test_mapping_that_was_guessed_reads_the_same_when_given_back():
    name = "google_2019_given_name.csv"
    recognized = recognize(sample(name), name)
    assert list(read_people(sample(name), name, recognized.mapping)) == list(read_people(sample(name), name))


def test_table_without_names_asks_for_the_column():
    with pytest.raises(CannotRead, match="choose the column of the names"):
        read_people(io.BytesIO(b"email,phone\na@b.example,412 555 0142\n"), "people.csv")


def test_mapping_to_a_column_that_is_gone_is_refused():
    with pytest.raises(CannotRead, match="“Nom” is not in this file"):
        read_people(io.BytesIO(b"Name,Email\nDana,d@r.example\n"), "people.csv", {"full_name": "Nom"})


def test_what_has_no_field_goes_to_the_notes():
    [dana] = people_of(b"Name,Email,Phone\nDana Whitfield,ask Omar,see card\n")
    assert (dana.email, dana.phone) == ("", "")
    assert dana.notes == "E-mail as written: ask; Omar\nPhone as written: see card"


def test_quotation_marks_inside_a_quoted_cell_are_mended():
    [dana, omar] = people_of(b'Name,Company\n"Dana "Dee" Whitfield",Rivermark\nOmar Haddad,Northgate\n')
    assert (dana.full_name, dana.organization) == ('Dana "Dee" Whitfield', "Rivermark")
    assert omar.organization == "Northgate"


def test_quotation_mark_left_open_near_the_end_costs_one_row():
    rows = list(
        read_people(
            io.BytesIO(b'Name,Email\nDana Whitfield,d@r.example\n"Omar,o@h.example\nInes Duarte,i@d.example\n'), "p.csv"
        )
    )
    assert [type(row).__name__ for row in rows] == ["PersonRow", "Unread", "PersonRow"]


def test_thousands_of_open_quotation_marks_take_no_time():
    rows = list(
        read_people(io.BytesIO(b"Name,Email\n" + b'"Omar,o@h.example\nInes Duarte,i@d.example\n' * 5_000), "p.csv")
    )
    assert len(rows) == 10_000

"""No spreadsheet program computes what people's names say, and what was exported comes back equal."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.integrations.spreadsheets.safe_cells import escape_formula, unescape_formula
from tests.integrations.reading import people_of


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "+1+1", "-A1"]
)
def test_what_would_be_computed_gets_an_apostrophe(text):
    assert escape_formula(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["", "Dana", "+41 44 555 01 42", "+1 (412) 555-0142", "-5", "3+4", "O'Brien", "'tHooft", "a=b"]
)
def test_numbers_telephones_and_words_stay_as_they_are(text):
    assert escape_formula(text) == text


@settings(deadline=None)
@given(st.one_of(st.text(), st.text("'=+-@\t\r\n１＝0 a", max_size=8)))
def test_unmarking_gives_back_what_was_marked(text):
    assert unescape_formula(escape_formula(text)) == text


@settings(deadline=None)
@given(st.text("'=+-@0a", min_size=1, max_size=12).map(lambda text: text + "b"))
def test_an_exported_organization_comes_back_equal(organization):
    file = io.StringIO()
    csv.writer(file).writerows([["Name", "Company"], ["Dana Whitfield", escape_formula(organization)]])
    assert people_of(file.getvalue().encode())[0].organization == organization

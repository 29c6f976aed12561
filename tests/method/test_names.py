"""One name written many ways is one name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.names import fold, parse
from shoptalk.method.nicknames import kinship


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  Łukasz  O’Brien-Sørensen ", "lukasz obrien sorensen"),
        ("O'BRIEN", "obrien"),
        ("Straße & Œuvre", "strasse oeuvre"),
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("Keisha 🌿\ufe0f Monroe", "keisha monroe"),
        ("İpek", "ipek"),
        ("ガ", "ガ"),
        ("Сергей Ёлкин", "сергеи елкин"),
        ("محمّد", "محمد"),
        ("\u200fcafé\u200b", "cafe"),
        ("...", ""),
    ],
)
def test_fold_makes_spellings_equal(written: str, folded: str) -> None:
    assert fold(written) == folded


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())


@settings(deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_fast_path_agrees_with_the_slow_one(text: str) -> None:
    assert fold(text) == fold(text + "é").removesuffix("e").rstrip() or text == ""


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (("Dr. Jane (Janie) Q.", "Doe, MBA, PMP"), ("jane", ("q",), "doe", "")),
        (("John", "Smith Jr."), ("john", (), "smith", "jr")),
        (("John", "Smith, Junior"), ("john", (), "smith", "jr")),
        (("Jane van Doe PhD", ""), ("jane", ("van",), "doe", "")),
        (("", ""), ("", (), "", "")),
        (("Ma", "Ba"), ("ma", (), "ba", "")),
    ],
)
def test_names_are_taken_apart(written: tuple[str, str], parts: tuple[object, ...]) -> None:
    assert tuple(parse(*written)) == parts


def test_short_forms_link_names_but_not_each_others_names() -> None:
    assert kinship("bob", "robert") == "{0} is short for {1}"
    assert kinship("robert", "bob") == "{1} is short for {0}"
    assert kinship("kate", "kathryn") == "{0} is short for {1}"
    assert kinship("alexander", "alexandra") == ""
    assert kinship("bill", "bob") == ""

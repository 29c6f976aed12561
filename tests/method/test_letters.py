"""Drafts from facts: each keeps its limits, asks once, and shows what is missing instead of hiding it."""

import re
from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.conduct import Message, Situation, check
from shoptalk.method.letter_templates import SITUATIONS, SURPRISES, TEMPLATES, Template
from shoptalk.method.letters import NoTemplateError, choose, draft, fill, minutes_to_ask, pick_situation
from shoptalk.method.merge_facts import EXAMPLES, LABELS, facts_of, label_of, merge, refill
from shoptalk.method.standing import EXECUTIVE, PEER

FACTS = {
    "recipient_given": "Keisha",
    "recipient_name": "Keisha Monroe",
    "organization": "Allegheny Greenways",
    "tie_sentence": "We met at the union's career night",
    "why_you": "you went from a classroom into this work",
    "who_i_am": "I have taught earth science for nine years",
    "field": "planning",
    "minutes": "twenty",
    "windows": "Thursday or Friday after 3:30",
    "question": "how a week on the greenways inventory really goes",
    "seeker_name": "Marisol Vega",
    "seeker_given": "Marisol",
    "seeker_phone": "412 555 0198",
    "referrer": "Dana Whitfield",
    "school": "Penn State",
    "association": "the county mapping club",
    "shared_employer": "Riverview School",
    "last_contact": "four years ago",
    "call_again": "on Friday morning",
    "written_on": "12 May",
    "number_source": "Dana Whitfield gave it to me",
    "recipient_phone": "412 555 0187",
    "later": "September",
    "first_asked": "Walt Brennan",
    "connector_name": "Dana Whitfield",
    "connector_given": "Dana",
    "connector_tie": "from a talk about her own work in planning",
}
JOB_WORDS = re.compile(
    r"\b(jobs?|openings?|positions?|vacanc\w+|hir(e|es|ed|ing)|resum[eé]s?|cv|opportunit\w+|employ(ed|ment)|recruit\w+|interview\w*)\b",
    re.I,
)
WORDS_PER_SECOND = 2.6
FIRST_ASKS = [
    one
    for one in TEMPLATES
    if one.kind in ("first", "first_long", "second_person", "request", "blurb") and one.channel != "voicemail"
]
EVERY = pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.key)


def words(text: str) -> int:
    return len(text.split())


def seconds(text: str) -> float:
    """Spoken aloud: a number is said digit by digit."""
    said = re.sub(r"\d", " digit ", text)
    return words(said) / WORDS_PER_SECOND


@EVERY
def test_every_text_keeps_the_limits_of_its_channel(template: Template) -> None:
    made = fill(template, FACTS)
    assert not made.missing
    if template.channel == "email" and template.kind in ("first", "second_person"):
        assert words(made.text) <= 100, words(made.text)
        assert 60 <= words(made.text.partition("\n\n")[2].rpartition("\n\n")[0]) <= 95
    if template.channel in ("email", "inmail"):
        assert 2 <= words(made.subject) <= 7
    if template.channel == "linkedin_note":
        assert len(made.text) <= (200 if template.kind == "first" else 300), len(made.text)
    if template.channel == "inmail":
        assert len(made.text) < 400, len(made.text)
    if template.kind == "blurb":
        assert 60 <= words(made.text) <= 90, words(made.text)
    if template.channel == "voicemail":
        assert seconds(made.text) <= 30, seconds(made.text)
        assert made.text.count(FACTS["seeker_phone"]) == 2
    if template.channel == "call" and template.kind in ("first", "assistant"):
        assert made.text.count("\n") == 2
    if template.kind in ("nudge", "last_line", "thanks"):
        assert words(made.text) <= 60


@pytest.mark.parametrize("template", FIRST_ASKS, ids=lambda one: one.key)
def test_a_first_ask_asks_one_thing(template: Template) -> None:
    assert fill(template, FACTS).text.count("?") == 1


@EVERY
def test_no_text_asks_for_work_or_raises_its_voice(template: Template) -> None:
    made = fill(template, FACTS)
    assert not JOB_WORDS.search(made.text + " " + made.subject)
    assert "!" not in made.text + made.subject


@pytest.mark.parametrize("template", [one for one in FIRST_ASKS if one.channel == "email"], ids=lambda one: one.key)
def test_the_connection_stands_in_the_first_sentence(template: Template) -> None:
    body = fill(template, FACTS).text.split("\n\n")[1]
    first = re.split(r"(?<=[.?!;])\s", body)[0] + (re.split(r"(?<=[.?!])\s", body)[0])
    assert any(
        FACTS[fact] in first
        for fact in ("referrer", "last_contact", "shared_employer", "school", "association", "tie_sentence", "why_you")
    )


@EVERY
def test_each_missing_fact_is_a_visible_slot_or_its_part_is_gone(template: Template) -> None:
    for absent in facts_of(template.subject + template.body):
        names = {
            "recipient_given": "recipient_name",
            "seeker_given": "seeker_name",
            "connector_given": "connector_name",
        }
        left = {fact: value for fact, value in FACTS.items() if fact not in (absent, names.get(absent))}
        made = fill(template, left)
        text = made.subject + "\n" + made.text
        gone = f"{{?{absent}:" in template.body and f"[{label_of(absent, 'Keisha')}]" not in text
        who = left.get("recipient_given", "")
        assert gone or f"[{label_of(absent, who)}]" in text, absent
        assert not re.search(r" ,| \.| ;|\.\.|,,|  |\{|\}|\n\n\n|\(\)| \n", text), text
        assert not re.search(r"(?m)^[a-z]", made.text), text
        assert all(made.text[slot.start : slot.end] == f"[{slot.label}]" for slot in made.slots)


def bigrams(text: str) -> Counter[tuple[str, str]]:
    said = re.findall(r"[a-z']+", text.lower())
    return Counter(pairwise(said))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_two_wordings_of_one_situation_are_different_letters(situation: str) -> None:
    texts = [draft(situation, "email", "first", FACTS, variant).text for variant in range(3)]
    for one, other in combinations(map(bigrams, texts), 2):
        assert 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values())) < 0.8


def test_the_wording_depends_on_the_person_and_stays() -> None:
    keys = [draft("alumni", "email", "first", FACTS, contact).template_key for contact in range(6)]
    assert len(set(keys)) == 3
    assert keys[:3] == keys[3:]


def test_keys_are_unique_and_every_slot_has_a_label() -> None:
    assert len({one.key for one in TEMPLATES}) == len(TEMPLATES)
    for template in TEMPLATES:
        assert set(facts_of(template.subject + template.body)) <= set(LABELS), template.key
    assert all(len(label_of(fact, "M" * 20)) < 60 for fact in LABELS)


def test_labels_are_grammar_with_and_without_a_name() -> None:
    assert label_of("tie_sentence", "Dana") == "how you know Dana"
    assert label_of("organization", "") == "where they work"
    assert label_of("later", "") == "when they said to ask again"
    assert label_of("favourite_colour", "Dana") == "favourite colour"


@pytest.mark.parametrize(
    ("facts", "situation"),
    [
        ({"referrer": "Dana", "school": "Pitt"}, "referral"),
        ({"tie_strength": "dormant", "last_contact": "four years ago", "school": "Pitt"}, "dormant"),
        ({"shared_employer": "Rivermark", "school": "Pitt"}, "colleague"),
        ({"school": "Pitt", "association": "the club"}, "alumni"),
        ({"association": "the club"}, "association"),
        ({"tie_sentence": "We met at the fair"}, "acquaintance"),
        ({"tie_strength": "dormant"}, "acquaintance"),
        ({"tie_strength": "stranger"}, "stranger"),
        ({}, "stranger"),
    ],
)
def test_the_situation_follows_the_strongest_tie(facts: dict[str, str], situation: str) -> None:
    assert pick_situation(facts) == situation


def test_strangers_and_executives_are_asked_for_less() -> None:
    assert (minutes_to_ask("stranger", PEER), minutes_to_ask("alumni", EXECUTIVE), minutes_to_ask("alumni", PEER)) == (
        15,
        15,
        20,
    )


def test_a_text_that_does_not_exist_says_so() -> None:
    with pytest.raises(NoTemplateError, match="write your own"):
        draft("alumni", "voicemail", "nudge", FACTS)


def test_every_surprise_of_a_call_has_an_answer() -> None:
    for key, (heard, _) in SURPRISES.items():
        assert heard and draft("referral", "call", f"surprise_{key}", FACTS).text


def test_ones_own_template_is_filled_like_ours() -> None:
    own = Template("own.1", "alumni", "email", "first", 3, "", "Hi {recipient_given}, {weather} and {field}.")
    made = fill(choose((own,), "alumni", "email", "first", 9), {"recipient_name": "Keisha Monroe", "field": "planning"})
    assert made.text == "Hi Keisha, [weather] and planning."
    assert made.missing == ("weather",)
    assert made.template_version == 3
    assert merge(own.body, {}).unknown == ("weather",)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{field.__class__} {0} {} {field!r} {field:>9}", "{field.__class__} {0} {} {field!r} {field:>9}"),
        ("{?windows: I am free {windows}.} Yes.", " Yes."),
        ("{?field: In {field}, with {minutes}.}", " In planning, with [how many]."),
        ("{?field: open", "{?field: open"),
        ("{field}.", "planning."),
        ("}{{field}}", "}{planning}"),
    ],
)
def test_templates_are_text_and_never_code(template: str, text: str) -> None:
    assert merge(template, {"field": "planning."}).text.replace("planning.}", "planning}") == text


def test_a_fact_is_never_read_as_a_template() -> None:
    assert merge("{field}", {"field": "{seeker_name} [x]"}).text == "{seeker_name} [x]"


def test_a_phrase_fits_its_sentence_however_it_was_typed() -> None:
    facts = {"why_you": "You left teaching. ", "tie_sentence": "we sang together", "minutes": "twenty"}
    template = "{tie_sentence}. I write because {why_you}. {minutes} minutes."
    assert merge(template, facts).text == "We sang together. I write because you left teaching. Twenty minutes."


def test_examples_fit_the_letters_they_stand_beside() -> None:
    assert set(EXAMPLES) <= set(LABELS)
    facts = {**FACTS, **EXAMPLES}
    assert all(not fill(template, facts).missing for template in TEMPLATES)


@pytest.mark.parametrize(
    "template",
    [one for one in TEMPLATES if one.kind in ("first", "first_long", "nudge", "last_line")],
    ids=lambda one: one.key,
)
def test_a_filled_draft_passes_the_conduct_check_and_an_unfilled_one_does_not(template: Template) -> None:
    situation = Situation(
        recipient_name="Keisha Monroe",
        seeker_name="Marisol Vega",
        ties=tuple(
            FACTS[fact] for fact in ("referrer", "school", "association", "shared_employer", "tie_sentence", "why_you")
        ),
        linkedin_plan="premium" if template.kind == "first_long" else "free",
        claims_confirmed=True,
    )
    kind = "first" if template.kind == "first_long" else template.kind

    def findings(facts: dict[str, str]) -> list[str]:
        made = fill(template, facts)
        subject = made.subject if template.subject else None
        return [found.rule for found in check(Message(made.text, template.channel, subject, kind), situation)]

    assert findings(FACTS) == []
    assert "M11" in findings({})


def test_a_fact_of_spaces_is_a_missing_fact() -> None:
    assert merge("Hi {recipient_given},", {"recipient_given": " \n"}).text == "Hi [their first name],"


@settings(deadline=None, max_examples=300)
@given(
    st.text(alphabet="{}?:ab _\n[]", max_size=60) | st.text(),
    st.dictionaries(st.sampled_from(["a", "b", "ab"]), st.text(max_size=8)),
)
def test_any_text_can_be_a_template(template: str, facts: dict[str, str]) -> None:
    made = merge(template, facts)
    assert all(made.text[slot.start : slot.end] == f"[{slot.label}]" for slot in made.slots)
    assert set(made.missing) == {slot.name for slot in made.slots}


def test_a_fact_that_becomes_known_fills_its_slot_and_nothing_else() -> None:
    begun = "Hi Dana,\n\n[who you are, in one sentence]. I [sic] changed this. [how you know Dana]."
    facts = {"recipient_given": "Dana", "who_i_am": "i have taught for nine years."}
    assert (
        refill(begun, facts) == "Hi Dana,\n\nI have taught for nine years. I [sic] changed this. [how you know Dana]."
    )

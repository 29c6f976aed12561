"""Each rule of the conduct check, by an example that breaks it and one that does not."""

import pytest

from shoptalk.method.conduct import Message, Situation, check, stops
from tests.method.conduct.letters import (
    DANA,
    GOOD_BLURB,
    GOOD_CALL,
    GOOD_LETTER,
    GOOD_NOTE,
    GOOD_VOICEMAIL,
    letter,
)


def rules(message, situation=DANA):
    return [finding.rule for finding in check(message, situation)]


def only(rule, message, situation=DANA):
    found = [finding for finding in check(message, situation) if finding.rule == rule]
    assert found, f"{rule} is silent"
    return found[0]


def marked(message, finding):
    text = message.subject if finding.offset_in == "subject" else message.text
    return text[finding.start : finding.end]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        (GOOD_LETTER, "email"),
        (GOOD_NOTE, "linkedin_note"),
        (GOOD_BLURB, "introduction"),
        (GOOD_CALL, "call"),
        (GOOD_VOICEMAIL, "voicemail"),
    ],
)
def test_a_good_message_has_no_finding(text, channel):
    assert check(letter(text, channel=channel), DANA) == ()


def test_bare_text_is_checked_without_any_situation():
    assert {finding.rule for finding in check(Message(GOOD_LETTER))} == {"M18"}
    assert not stops(check(Message(GOOD_LETTER)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Are you hiring at the moment?",
        "I am looking for a job in planning.",
        "Could you forward my resume to your manager?",
        "Please keep me in mind for the future.",
        "I am not asking for a job today, but please consider me for the next opening.",
    ],
)
def test_m1_a_plain_ask_for_a_job_asks_for_a_second_look(sentence):
    message = letter(GOOD_LETTER.replace("Thank you for reading,", sentence))
    finding = only("M1", message)
    assert finding.level == "warn"
    assert marked(message, finding) in sentence
    assert not stops(check(message, DANA))


def test_m1_a_hidden_ask_is_marked_as_a_question():
    message = letter(GOOD_LETTER + "\nI would gladly lend a hand if your team is ever stretched.")
    finding = only("M1", message)
    assert finding.level == "hint" and finding.why.endswith("?")
    assert marked(message, finding) == "I would gladly lend a hand if your team is ever stretched."


@pytest.mark.parametrize(
    "sentence",
    [
        "How did you get your job there?",
        "I am not after an opening.",
        "What was hiring like when you joined?",
        "How does your team decide what to work on?",
        "I am not looking for a job, only for a clearer picture.",
        "What do you look for in people who do this well?",
        "Is there anyone else you think I should talk to?",
    ],
)
def test_m1_lets_honest_sentences_be(sentence):
    assert "M1" not in rules(letter(GOOD_LETTER + "\n" + sentence))


def test_m1_an_attachment_asks_for_a_second_look():
    assert only("M1", letter(attachments=1)).level == "warn"
    message = letter(GOOD_LETTER.replace("Thank you for reading,", "I have attached my CV."))
    assert marked(message, only("M1", message)) == "attached my CV"
    assert "M1" not in rules(letter(GOOD_LETTER.replace("Thank you for reading,", "I have not attached my CV.")))


def test_m2_wants_the_tie_in_the_first_sentence():
    message = letter(GOOD_LETTER.replace("Walt Brennan suggested I write to you.", "I hope you are well."))
    assert marked(message, only("M2", message)) == "I hope you are well."
    assert "M2" not in rules(
        letter(GOOD_LETTER.replace("Walt Brennan suggested I write to you.", "Walt sends his best."))
    )


@pytest.mark.parametrize(("words", "found"), [(20, True), (60, False), (101, True), (151, True)])
def test_m3_counts_the_words_of_a_letter(words, found):
    assert ("M3" in rules(letter("word " * words))) is found


def test_m3_never_stops_a_letter():
    assert not stops(check(letter("word " * 500), DANA))


@pytest.mark.parametrize(
    ("length", "found"), [("twenty minutes", False), ("a while", True), ("45 minutes", True), ("an hour", True)]
)
def test_m4_wants_a_small_number_of_minutes(length, found):
    assert ("M4" in rules(letter(GOOD_LETTER.replace("twenty minutes", length)))) is found


@pytest.mark.parametrize(
    ("marks", "found"), [(".", True), ("?", False), ("? Yes? No?", False), ("? Yes? No? Well?", True)]
)
def test_m5_wants_one_to_three_questions(marks, found):
    assert ("M5" in rules(letter(GOOD_LETTER.replace("?", marks)))) is found


def test_m6_wants_their_time_fitted():
    text = GOOD_LETTER.replace("Any day next week works for me, and I will fit around your calendar.", "").replace(
        " by phone", ""
    )
    assert "M6" in rules(letter(text))
    assert "M6" not in rules(letter(text.replace("minutes?", "minutes on Tuesday or Friday?")))


@pytest.mark.parametrize(
    ("subject", "level"), [("", "stop"), ("  ", "stop"), ("one two three four five six seven eight nine", "warn")]
)
def test_m7_looks_at_the_subject(subject, level):
    finding = only("M7", letter(subject=subject))
    assert finding.level == level and finding.offset_in == "subject"


def test_m7_is_silent_when_no_subject_was_given():
    assert "M7" not in rules(letter(subject=None))


def test_m8_asks_whether_the_interest_is_only_their_employer():
    text = "Walt Brennan suggested I write. I am very interested in your company. 20 minutes, whenever suits you?"
    assert only("M8", letter(text)).level == "hint"


def test_m9_lets_one_warm_word_pass_and_asks_about_the_second():
    assert "M9" not in rules(letter(GOOD_LETTER + "Your talk was brilliant."))
    message = letter(GOOD_LETTER + "Your talk was brilliant. You are an inspiration.")
    assert marked(message, only("M9", message)) == "inspiration"


def test_m9_asks_about_sentences_that_read_like_a_contract():
    heavy = "Notwithstanding considerable organisational restructuring, interdisciplinary collaboration necessitates"
    assert "M9" in rules(letter(" ".join([heavy] * 7) + "."))


def test_m10_asks_for_an_easy_way_out():
    assert (
        only("M10", letter(GOOD_LETTER.replace("If this is a busy stretch, I quite understand.", ""))).level == "hint"
    )


@pytest.mark.parametrize(
    "slot", ["[company]", "{{tie}}", "{name}", "<Name>", "<your company>", "XXX", "____", "(company name)", "TBD"]
)
def test_m11_an_unfilled_slot_stops(slot):
    message = letter(GOOD_LETTER.replace("planning", slot, 1))
    finding = only("M11", message)
    assert finding.level == "stop" and marked(message, finding) == slot


@pytest.mark.parametrize(
    "text", ["See note [1].", "<b>Hello</b>", "a < b and b > c", "[my page](example.org)", "I <3 maps", "size XL"]
)
def test_m11_knows_what_is_not_a_slot(text):
    assert "M11" not in rules(letter(text))


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Hi Daniel,", "Dana Whitfield"),
        ("Dear Ms. Whitcomb,", "Dana Whitfield"),
        ("Hello Jörg\n", "Dana Whitfield"),
        ("Dear Bob:", "Alice Roe"),
    ],
)
def test_m11_a_wrong_name_stops(greeting, name):
    assert only("M11", letter(greeting + " how are you?"), Situation(recipient_name=name)).level == "stop"


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Hi there,", "Dana Whitfield"),
        ("Dear Hiring team,", "Dana Whitfield"),
        ("Dear Dr. Whitfield,", "Dana Whitfield"),
        ("Hi Jose,", "José Núñez"),
        ("Dear Prof. Núñez,", "Jose Nunez"),
        ("Hi Bob,", "Robert Lane"),
        ("Hi Chris!", "Christopher Lane"),
        ("Dear D. Whitfield,", "Dana Whitfield"),
        ("Hi 李雷,", "Li Lei"),
        ("Hi Daniel,", ""),
        ("Hello,", "Dana Whitfield"),
        ("Good morning Dana,", "Dana Whitfield"),
        ("Hi Dana I hope", "Dana Whitfield"),
        ("I saw Daniel", "Dana Whitfield"),
    ],
)
def test_m11_knows_the_right_name_in_its_many_forms(greeting, name):
    assert "M11" not in rules(letter(greeting + " how are you?"), Situation(recipient_name=name))


def test_m11_notices_somebody_elses_employer():
    situation = Situation(recipient_name="Dana", recipient_employer="Acme", other_employers=frozenset({"Zenith Works"}))
    assert "M11" in rules(letter("I read about your work at Zenith Works."), situation)
    assert "M11" not in rules(letter("I read about your work at Acme."), situation)


def test_m12_notices_the_same_letter_to_somebody_else():
    twin = GOOD_LETTER.replace("Dana", "Keisha")
    assert "M12" in rules(letter(), Situation(recipient_name="Dana Whitfield", earlier_texts=(("Keisha Moore", twin),)))
    assert "M12" not in rules(
        letter(), Situation(recipient_name="Dana Whitfield", earlier_texts=(("Dana Whitfield", twin),))
    )
    other = (
        "You spoke at our careers day, and I have wondered ever since how one becomes a bell founder in this century."
    )
    assert "M12" not in rules(letter(), Situation(earlier_texts=(("Keisha Moore", other),)))


@pytest.mark.parametrize(
    ("plan", "length", "found"),
    [("free", 200, False), ("free", 201, True), ("premium", 300, False), ("premium", 301, True)],
)
def test_m13_a_note_ends_where_linkedin_cuts_it(plan, length, found):
    message = letter("a" * length, channel="linkedin_note")
    assert ("M13" in rules(message, Situation(linkedin_plan=plan))) is found


def test_m13_an_inmail_over_its_limit_stops_and_a_long_one_only_hints():
    assert only("M13", letter("a " * 951, channel="inmail")).level == "stop"
    assert only("M3", letter("a " * 300, channel="inmail")).level == "hint"
    assert only("M13", letter(channel="inmail", subject="a" * 201)).offset_in == "subject"


@pytest.mark.parametrize("kind", ["first", "nudge", "last_line"])
def test_m14_a_third_follow_up_stops(kind):
    assert only("M14", letter(kind=kind), Situation(follow_ups_sent=2)).level == "stop"
    assert "M14" not in rules(letter(kind=kind), Situation(follow_ups_sent=1))


@pytest.mark.parametrize("state", ["said_no", "do_not_contact", "resting", "closed"])
def test_m14_a_closed_conversation_stops(state):
    assert only("M14", letter(), Situation(final_state=state)).level == "stop"


def test_m14_one_may_thank_after_a_no_but_not_after_a_request_for_silence():
    assert "M14" not in rules(letter(kind="thanks"), Situation(final_state="said_no", follow_ups_sent=2))
    assert "M14" in rules(letter(kind="thanks"), Situation(final_state="do_not_contact"))


def test_m15_a_second_person_stops_while_somebody_there_helps():
    situation = Situation(recipient_name="Dana Whitfield", recipient_employer="Acme", booster_at_employer="Carl Osei")
    assert only("M15", letter(), situation).level == "stop"
    assert "M15" not in rules(letter(), Situation(recipient_name="Carl Osei", booster_at_employer="Carl Osei"))


@pytest.mark.parametrize(
    "claim",
    [
        "We met at the fair.",
        "Ruth Lee suggested I write to you.",
        "I read your article on tides.",
        "I loved your talk.",
    ],
)
def test_m18_an_unconfirmed_claim_stops_a_letter_and_hints_on_bare_text(claim):
    text = "Hello. " + claim
    assert only("M18", letter(text), Situation(recipient_name="Dana")).level == "stop"
    assert only("M18", letter(text), Situation()).level == "hint"
    assert "M18" not in rules(letter(text), Situation(recipient_name="Dana", claims_confirmed=True))


def test_a_nudge_may_be_short_and_bare():
    nudge = "Hi Dana, just a light nudge about my note of last week. If it is too busy a time, I understand."
    assert check(letter(nudge, kind="nudge"), DANA) == ()


def test_a_voicemail_is_short_and_says_the_number_twice():
    assert "M3" in rules(letter("word " * 90, channel="voicemail"))
    assert "A28" in rules(letter("Hello Dana, this is Marisol, 919 555 0142. Goodbye.", channel="voicemail"))


def test_a_call_sheet_asks_whether_it_is_a_good_moment():
    assert "A27" in rules(letter("Hello Dana.\nMay I have ten minutes?", channel="call"))
    assert "A27" in rules(letter(GOOD_CALL + "\nAnd another line.", channel="call"))


def test_a_paragraph_to_pass_on_stands_alone():
    assert "A30" in rules(letter("As we discussed, " + GOOD_BLURB, channel="introduction"))
    assert "M3" in rules(letter("Marisol is a teacher.", channel="introduction"))


def test_an_unknown_channel_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="no channel 'fax'"):
        check(Message("Hello", channel="fax"))

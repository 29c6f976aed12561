"""Every page of the program, found by walking the table of rooms; a new page cannot be forgotten."""

from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.journeys.notebook import rows
from tests.journeys.program import Program

# Answers that are no page: files, plain data, parts of a page.
NO_PAGES = {
    "stylesheet", "guest_stylesheet", "guest", "guest_calendar", "calendar_feed", "interview_calendar",
    "alive", "palette", "field_matches", "export", "import_lines", "template_preview", "check_draft",
    "stylesheet", "alive", "palette", "field_matches", "export", "import_lines", "template_preview", "check_draft",
    "brief_pdf",
    "service_worker", "manifest", "pair",
    "decision_paper", "practice_voice",
}  # fmt: skip
ONLY_POSTED = 405
# A third of all pages each; the rest are those of the search.
OF_PEOPLE = ("/people/", "/contacts/", "/keep/", "/settings/")
OF_TALKS = ("/interviews/", "/careers/", "/scoreboard/", "/promises/")

# For an address that needs a record: which one, asked of the sample campaign. Column names become the arguments.
NEWEST_PERSON = "SELECT id AS pk FROM contacts_contact WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1"
BUSIEST_PERSON = "SELECT contact_id AS pk FROM outreach_touch GROUP BY contact_id ORDER BY COUNT(*) DESC LIMIT 1"
FIELD = "SELECT id AS pk FROM campaigns_field WHERE deleted_at IS NULL LIMIT 1"
BELIEF = "SELECT id AS pk FROM campaigns_belief WHERE deleted_at IS NULL LIMIT 1"
ANY_CALENDAR = "SELECT id AS pk FROM connections_calendarconnection LIMIT 1"
FILE = "SELECT id AS pk FROM contacts_importrun WHERE state = 'done' ORDER BY id DESC LIMIT 1"
FILE_BEING_READ = "SELECT id AS pk FROM contacts_importrun ORDER BY id DESC LIMIT 1"
PAIR = (
    "SELECT a.id AS first, b.id AS second FROM contacts_contact a JOIN contacts_contact b ON a.id < b.id"
    " WHERE a.deleted_at IS NULL AND b.deleted_at IS NULL LIMIT 1"
)
TALK = "SELECT id AS pk FROM interviews_interview WHERE deleted_at IS NULL ORDER BY starts_at LIMIT 1"
COMING = (
    "SELECT i.id AS pk FROM interviews_interview i JOIN interviews_plannedquestion q ON q.interview_id = i.id"
    " WHERE i.ended_at IS NULL LIMIT 1"
)
JUST_HELD = "SELECT id AS pk FROM interviews_interview WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1"
BOTH = f"SELECT pk FROM ({COMING}) UNION SELECT pk FROM ({JUST_HELD})"
NOTE_OF_TALK = "SELECT id AS pk FROM interviews_note WHERE interview_id IS NOT NULL AND deleted_at IS NULL LIMIT 1"
EVIDENCE = "SELECT id AS pk FROM careers_evidence WHERE deleted_at IS NULL LIMIT 1"
PLANNED = "SELECT id AS pk FROM interviews_plannedquestion WHERE deleted_at IS NULL LIMIT 1"
READING = "SELECT id AS pk, 'person' AS key FROM interviews_interview WHERE deleted_at IS NULL LIMIT 1"
LETTER_GONE = "SELECT contact_id AS pk, id AS letter FROM outreach_letter WHERE left_at IS NOT NULL LIMIT 1"
CAME_IN = "SELECT id AS pk FROM mailbox_incoming LIMIT 1"
A_LETTER = "SELECT id AS pk FROM outreach_letter LIMIT 1"
APPLICATION = "SELECT id AS pk FROM scoreboard_application WHERE deleted_at IS NULL LIMIT 1"
OFFER = "SELECT id AS pk FROM scoreboard_offer WHERE deleted_at IS NULL LIMIT 1"
TALK_NOTE = "SELECT interview_id AS pk, id AS note FROM interviews_note WHERE interview_id IS NOT NULL LIMIT 1"
SUGGESTION = "SELECT id AS pk FROM followthrough_suggestion LIMIT 1"
REFERRAL = "SELECT id AS pk FROM followthrough_referral LIMIT 1"
MENTORSHIP = "SELECT id AS pk FROM followthrough_mentorship LIMIT 1"
ANSWER = "SELECT id AS pk FROM mailbox_invitationanswer LIMIT 1"
CALENDAR = "SELECT id AS pk FROM mailbox_calendarchange LIMIT 1"
PRACTICE = "SELECT id AS pk FROM rehearsal_rehearsal WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1"
FEAR_STEP = "SELECT id AS pk FROM rehearsal_fearstep WHERE deleted_at IS NULL LIMIT 1"
IF_THEN = "SELECT id AS pk FROM rehearsal_plan LIMIT 1"
OWN_SCENARIO = "SELECT id AS pk FROM rehearsal_ownscenario WHERE deleted_at IS NULL LIMIT 1"
RECORDS = {
    "interview": BOTH, "interview_moves": TALK, "interview_places": TALK, "interview_cancellation": TALK,
    "interview_absence": TALK, "interview_length": TALK, "interview_confirmation": TALK, "confirming_letter": TALK,
    "invitation": COMING, "answer_time": ANSWER, "answer_settlement": ANSWER, "answer_owner": ANSWER,
    "change_taking": CALENDAR, "change_putting_back": CALENDAR, "change_leaving_out": CALENDAR,
    "offer_times": BUSIEST_PERSON, "answers_seen": BUSIEST_PERSON,
    "close_page": "SELECT id AS pk FROM interviews_invitation LIMIT 1",
    "away_end": "SELECT id AS pk FROM interviews_awaydays LIMIT 1",
    "belief_story": BELIEF, "minds": BELIEF, "typed_evidence": BELIEF, "evidence": NOTE_OF_TALK,
    "evidence_side": EVIDENCE, "evidence_removal": EVIDENCE,
    "weigh": JUST_HELD, "talk_themes": TALK, "talk_kind": TALK,
    "theme_removal": "SELECT id AS pk FROM careers_theme LIMIT 1",
    "criterion_removal": "SELECT id AS pk FROM careers_criterion LIMIT 1",
    "decision_removal": "SELECT id AS pk FROM careers_decision LIMIT 1",
    "person": BUSIEST_PERSON, "edit_person": BUSIEST_PERSON, "ask": NEWEST_PERSON, "forget": BUSIEST_PERSON,
    "touches": BUSIEST_PERSON, "snooze": BUSIEST_PERSON, "draft": BUSIEST_PERSON, "leave": BUSIEST_PERSON,
    "field_name": FIELD, "field_match": FIELD, "field_removal": FIELD, "beliefs": FIELD,
    "belief": BELIEF, "belief_removal": BELIEF,
    "background_removal": "SELECT id AS pk FROM campaigns_background LIMIT 1",
    "import_run": FILE, "import_columns": FILE_BEING_READ,
    "import_keeping": FILE, "import_refusal": FILE, "import_undoing": FILE,
    "application": APPLICATION, "application_removal": APPLICATION, "application_parts": APPLICATION,
    "application_happening": APPLICATION.replace("AS pk", "AS pk, 'answer' AS noun"),
    "offer": OFFER, "offer_acceptance": OFFER, "offer_refusal": OFFER, "offer_removal": OFFER, "offer_parts": OFFER,
    "part_removal": "SELECT id AS pk FROM scoreboard_partplayed WHERE deleted_at IS NULL LIMIT 1",
    "approval": BUSIEST_PERSON, "taking_back": A_LETTER, "another_try": A_LETTER, "arrival": A_LETTER,
    "merge": PAIR, "left": LETTER_GONE, "incoming_message": CAME_IN, "incoming_sender": CAME_IN,
    "incoming_aside": CAME_IN, "incoming_reading": CAME_IN,
    "incoming_touch": CAME_IN,
    "told_apart": "SELECT id AS pk FROM contacts_duplicatesuggestion LIMIT 1",
    "split": "SELECT id AS pk FROM contacts_merge LIMIT 1",
    "meeting": COMING, "talk_beginning": TALK, "talk_end": TALK, "talk_extension": TALK, "talk_leave": TALK,
    "talk_opening": TALK,
    "talk_asked": "SELECT interview_id AS pk, id AS question FROM interviews_plannedquestion LIMIT 1",
    "notes": TALK, "note": "SELECT id AS pk FROM interviews_note LIMIT 1",
    **dict.fromkeys(("calendar_test", "calendar_choice", "calendar_ending"), ANY_CALENDAR),
    "device_revocation": "SELECT id AS pk FROM accounts_device LIMIT 1",
    "notice_browser_removal": "SELECT id AS pk FROM connections_pushaddress LIMIT 1",
    "notice_trial": "SELECT id AS pk FROM connections_pushaddress LIMIT 1",
    "undo": "SELECT id AS pk FROM history_event LIMIT 1",
    "debrief": JUST_HELD, "debrief_talk": TALK, "debrief_no_show": TALK, "debrief_ending": TALK, "debrief_notes": TALK,
    "debrief_thanks": TALK, "debrief_card": TALK, "debrief_helpers": TALK,
    "debrief_note": TALK_NOTE, "debrief_referrals": TALK_NOTE,
    "suggestions": BUSIEST_PERSON, "report_back": BUSIEST_PERSON, "telling": BUSIEST_PERSON,
    "referrals": BUSIEST_PERSON, "in_touch": BUSIEST_PERSON, "tier": BUSIEST_PERSON, "mentorship": BUSIEST_PERSON,
    "mentorship_proposal": BUSIEST_PERSON, "favours": BUSIEST_PERSON,
    "suggestion": SUGGESTION, "suggestion_completion": SUGGESTION, "suggestion_hindrance": SUGGESTION,
    "suggestion_decision": SUGGESTION, "suggestion_removal": SUGGESTION,
    "name_leave": REFERRAL, "name_reserve": REFERRAL,
    "mentorship_beginning": MENTORSHIP, "mentorship_review": MENTORSHIP, "mentorship_ending": MENTORSHIP,
    "favour_removal": "SELECT id AS pk FROM followthrough_favour LIMIT 1",
    "template": "SELECT 'stranger.email.first.1' AS key", "template_built_in": "SELECT 'stranger.email.first.1' AS key",
    "brief": COMING, "plan": TALK, "planned_new": TALK, "research": TALK,
    "planned": PLANNED, "planned_place": PLANNED, "planned_removal": PLANNED,
    "research_line": READING, "research_removal": READING,
    "question": "SELECT 'Q68' AS key", "question_left_out": "SELECT 'Q68' AS key",
    "question_back": "SELECT 'Q68' AS key", "question_built_in": "SELECT 'Q68' AS key",
    "practice_call": PRACTICE, "practice_turns": PRACTICE, "practice_rewind": PRACTICE, "practice_end": PRACTICE,
    "practice_hearing": PRACTICE, "practice_another_way": PRACTICE, "practice_removal": PRACTICE,
    "practice_again": PRACTICE, "practice_words": PRACTICE, "practice_disputes": PRACTICE,
    "practice_agreements": PRACTICE,
    "practice_feedback": PRACTICE.replace("WHERE", "WHERE ended_at IS NOT NULL AND"),
    "attempt": "SELECT id AS pk FROM rehearsal_attempt WHERE deleted_at IS NULL LIMIT 1",
    "real_call": BUSIEST_PERSON, "real_call_outcome": BUSIEST_PERSON,
    "fear_step": FEAR_STEP, "fear_step_attempt": FEAR_STEP, "fear_step_removal": FEAR_STEP,
    "plan_completion": IF_THEN, "plan_removal": IF_THEN,
    "own_scenario": OWN_SCENARIO, "own_scenario_removal": OWN_SCENARIO,
}  # fmt: skip

# The same page in another state.
STATES = {
    "today": ["?just=one"],
    "people": ["?lens=all", "?lens=waiting", "?q=nobody-by-that-name"],
    "ask": ["?channel=call", "?channel=linkedin_note", "?channel=introduction"],
    "add_person": ["?line=Dana+Whitfield"],
    "questions": ["?q=pay"],
    "careers": ["?all=1"],
    "begin_call": ["?scenario=talk"],
}


class Place(NamedTuple):
    """A named address of the program."""

    name: str
    path: str


def places(demo: Program) -> list[Place]:
    """All addresses that may be pages, those that need a record with one of the sample campaign."""
    found = []
    for name, arguments in sorted(_named(get_resolver().url_patterns)):
        if name in NO_PAGES:
            continue
        if arguments and name not in RECORDS:
            raise LookupError(
                f"Which record does the page “{name}” show? Add it to RECORDS in tests/journeys/pages.py."
            )
        records = rows(demo, RECORDS[name]) if arguments else [{}]
        for record in records:
            path = reverse(name, kwargs=record)
            found += [Place(name, path), *(Place(name, path + state) for state in STATES.get(name, ()))]
    return found


def _named(patterns: list[URLPattern | URLResolver]) -> set[tuple[str, bool]]:
    names: set[tuple[str, bool]] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= _named(pattern.url_patterns)
        elif pattern.name:
            names.add((pattern.name, bool(pattern.pattern.converters)))
    return names

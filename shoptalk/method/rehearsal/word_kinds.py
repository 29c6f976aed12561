"""Words that do the same work on the phone, so that a small model knows the one when it was taught the other.

A word may stand for its inflections: it is looked up as it is, then without its ending.
"""

from __future__ import annotations

from functools import cache

_KINDS = {
    "talk": "talk chat speak conversation discuss converse call interview meeting word",
    "phone": "phone ring call telephone dial",
    "short": "short quick brief little small",
    "minute": "minute min hour quarter half",
    "moment": "moment second sec minute tick while",
    "busy": "busy interrupt disturb middle inconvenient occupied rush hurry bother",
    "suits": "suit work fit convenient possible good fine ok okay great perfect lovely wonderful ideal excellent",
    "cannot": "impossible difficult away taken unable hard busy tricky early late",
    "job": "job position opening vacancy internship employment post role placement trainee intern apprentice hire hired hiring recruit recruiting",
    "papers": "resume résumé cv curriculum portfolio application papers",
    "learn": "learn understand know hear explore discover orient figure find curious interested wonder picture impression insight",
    "work": "work field profession career industry trade business occupation craft living",
    "decide": "decide weigh consider choose think switch change become torn compare move",
    "help": "suggest recommend mention point refer introduce send advise",
    "friend": "friend colleague neighbor neighbour cousin brother sister niece nephew aunt uncle teacher professor coach mother father daughter son mutual acquaintance classmate roommate",
    "together": "both together same share fellow alumni alumnus alumna alum class school college university",
    "place": "website page site directory list card board desk reception receptionist switchboard internet online linkedin program book operator",
    "number": "number extension line cell mobile reachable",
    "read": "read book article report column piece paper newsletter blog podcast magazine publication essay listen watch",
    "praise": "admire love enjoy like impress struck inspire fascinating unusual rare warm highly remarkable",
    "thanks": "thank thanks grateful appreciate obliged kind generous cheers",
    "bye": "bye goodbye farewell",
    "greeting": "hello hi hey morning afternoon evening hiya greetings",
    "sorry": "sorry apologize apologise apology apologies pardon excuse forgive",
    "fear": "nervous shaky shaking blank scared anxious fright trembling tense afraid practised practiced",
    "again": "again repeat once more louder slower",
    "message": "message note details word memo",
    "write": "write email e-mail mail letter send drop line lines",
    "person": "person somebody someone anyone anybody people colleague staff who whom whose expert contact",
    "else": "else other another",
    "tell": "tell let inform say report ask give",
    "time_end": "over up left end finish stop until run promised clock",
    "more": "more further expand elaborate example instance detail deeper",
    "past": "become start begin began started came come came became end ended got grow route road path journey beginning origin",
    "day": "day week morning afternoon tuesday typical ordinary normal average usual routine schedule calendar tasks task hour daily",
    "skill": "skill ability able strength talent quality quick patience patient shy good strong math drawing language knack aptitude temperament",
    "people": "team colleague coworker boss manager culture atmosphere mood office climate environment crew supervisor welcoming friendly",
    "good_bad": "hardest worst best toughest frustrating downside boring stressful joy love hate enjoy dislike annoying rewarding difficult lonely warn miss regret satisfying tiring",
    "entry": "degree master training certificate qualification license licence diploma course beginner newcomer entry apprenticeship foot door start hired study credential",
    "future": "future outlook years trend automation machine computer robot ai grow shrink change five ten heading tomorrow",
    "pay": "pay paid salary earn wage money compensation benefit overtime income range afford weekend raise pension",
    "advice": "advice advise recommend mistake shoes younger differently step wish",
    "resource": "book association conference newsletter event guild club union society exhibition visit course podcast website museum",
    "rude": "idiot stupid moron dumb useless fool crap shit loser jerk hell bullshit bastard suck hate pathetic",
    "yes": "yes yeah yep sure absolutely certainly definitely gladly agreed yup",
    "no": "no not never nope unfortunately afraid none nothing",
    "you_name": "mr mrs ms dr miss mister director head manager",
    "past_life": "teach taught study studied sold sell wait drive drove nurse cook teacher student graduate retail bakery army navy degree bank shop warehouse accountant engineer",
    "report": "posted know hear update news turned went becomes",
}  # fmt: skip


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), kind)
    return table


def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds a word belongs to, by itself or by what is left without "s", "ed", "ing" and the like."""
    table = _table()
    if word in table:
        return table[word]
    for ending in ("s", "es", "d", "ed", "ing", "ly", "er", "r", "'s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            for form in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem + "y"):
                if form in table:
                    return table[form]
    if word.endswith("ies") and word[:-3] + "y" in table:
        return table[word[:-3] + "y"]
    return ()

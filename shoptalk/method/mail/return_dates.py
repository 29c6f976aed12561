"""The last day of somebody's absence, from the words of an automatic answer. Never invented: two readings are none.

"Back on the 15th" and "until the 14th" say the same. English "until the 15th" may mean either; then the 15th counts as
away, because a note that comes a day late harms less than one that comes a day early.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from shoptalk.method.mail.day_reading import days_in

MOST_LOOKED_AT = 4_000  # an absence note says it at its top; below stands what it answers
# What may stand between "back" and the day, in any of the languages.
BETWEEN = """
on in at to the our my office work desk again as of from starting beginning around will be that is until
before not a ab am dem den der vom zum im büro wieder es wird voraussichtlich le au bureau à partir du el la
oficina del día dia em no na ao de do escritório trabalho op vanaf kantoor het il ufficio dal w dniu dnia od
kontoret igen på fra"""
GAP = rf"[\s,:]{{0,3}}(?:(?:{'|'.join(BETWEEN.split())})[\s,:]{{1,3}}){{0,7}}$"
BACK = re.compile(
    r"(?:\b(?:back|back (?:in|at)|return(?:ing|s)?|return to (?:the )?office|return date"
    r"|available again|reachable again"
    r"|resume work|in (?:the )?office again)"
    r"|\b(?:zurück|rückkehr|wieder (?:erreichbar|im büro|für sie da|da))"
    r"|\b(?:de retour|mon retour|retour (?:prévu|au bureau)|reviens|reviendrai|rentrerai|rentre)"
    r"|\b(?:regreso|regresaré|vuelvo|volveré|me reincorporo|reincorporaré|reincorporación|de vuelta"
    r"|estaré de regreso)"
    r"|\b(?:retorno|regresso|regressarei|retornarei|volto|voltarei|de volta)"
    r"|\b(?:terug|weer (?:bereikbaar|aanwezig|op kantoor))"
    r"|\b(?:torno|tornerò|rientro|rientrerò|di ritorno|di nuovo (?:in ufficio|disponibile))"
    r"|\b(?:wracam|wrócę|powrót|będę (?:z powrotem|dostępn[ay])|z powrotem|ponownie dostępn[ay])"
    r"|\b(?:tillbaka|åter|tilbake|tilbage|palaan|takaisin)|вернусь|вернётся|выйду на работу)" + GAP,
    re.IGNORECASE,
)
# "From that day on" says back only where the words behind the day say what then: one may be away from a day on, too.
FROM = re.compile(
    r"\b(?:ab|bin(?: ich)?|werde(?: ich)?|sind(?: wir)?|ist|from|as of|starting|à partir du|dès|a partir d[eo]l?|vanaf"
    r"|a partire dal?|dal|od|från|fra)" + GAP,
    re.IGNORECASE,
)
BEHIND_BACK = re.compile(
    r"^[\s,]{0,3}(?:(?:bin|sind|ist|werde)\s(?:ich\s|wir\s|sie\s|er\s)?)?(?:wieder|zurück|erreichen sie mich wieder"
    r"|i will be (?:back|available)|i am back|je serai (?:de retour|de nouveau|à nouveau)|estaré de (?:vuelta|regreso)"
    r"|estarei de volta|(?:ben|zal) ik (?:er )?weer|sarò (?:di nuovo|di ritorno)|będę (?:znów|ponownie|z powrotem)"
    r"|weer (?:bereikbaar|aanwezig|op kantoor|terug)|terug|är jag (?:åter|tillbaka)|er jeg tilbake)",
    re.IGNORECASE,
)
BACK_IN_JAPANESE = re.compile(r"^\s?(?:より|から|に|以降)[^。\n]{0,12}(?:出社|復帰|通常|対応|戻|出勤|業務)")
UNTIL = re.compile(
    r"(?:\b(?:until|till|til|through|thru|up to(?: and including)?)|\bbis(?: einschl(?:ießlich|\.)| inkl(?:usive|\.))?"
    r"|\b(?:jusqu'au|jusqu’au|jusqu'à)|\bhasta|\baté|\b(?:tot(?: en met)?|t/m)|\b(?:fino|sino) al?|\bdo(?! dia)"
    r"|\b(?:till och med|t\.?o\.?m\.?|til og med|frem til)|\bдо|\bпо)"
    r"\s{0,3}(?:(?:the|zum|dem|den|der|le|el|dia|ao?|o|dnia)\s{1,2}){0,3}$",
    re.IGNORECASE,
)
# The end of "from the 1st to the 12th": only where a day, or its number, stands right before.
RANGE = re.compile(
    r"(?:\d(?:st|nd|rd|th|er|º|\.)?|[^\W\d_]{3,12}\.?)\s?(?:\b(?:to|and|au|al|a|ao|tot|till|til)\s"
    r"(?:the\s|den\s|dia\s|le\s|el\s)?"
    r"|[-–—~〜から]+\s?)$",
    re.IGNORECASE,
)
BEHIND_UNTIL = re.compile(r"^\s{0,2}(?:[（(].[)）])?(?:まで|の間)", re.IGNORECASE)
NO_RETURN = re.compile(
    r"no longer (?:work|with|at)|left the (?:company|organi[sz]ation)|nicht mehr (?:im|bei|für|in unserem)"
    r"|ausgeschieden|ne fait plus partie|n'est plus|ya no (?:trabaja|trabajo)"
    r"|não trabalh[ao] mais|werkt niet meer|non lavor[ao] più|już nie pracuj|arbetar inte längre|退職",
    re.IGNORECASE,
)
ENGLISH_ABSENCE = re.compile(r"\b(?:the|out of|office|will|return|away)\b", re.IGNORECASE)
ABOUT_SOMETHING_ELSE = re.compile(
    r"(?:\b(?:since|seit|depuis|desde|deadline|vor dem|avant|antes|registration|webinar|joined|erstellt|sent"
    r"|created|born|conference|anmeldung|office hours|last updated)\b|©)[^.\n]{0,40}$"
    r"|(?<!not )(?<!back )\bin the office(?: only)? (?:until|till|through|to)\s$",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[!?。]\s?|\.\s+(?=[A-ZÄÖÜÉÅ])|\n\s*\n")
EARLIER_BACK = 90  # characters before a day in which its cue stands


def away_until(text: str, received_on: date, subject: str = "") -> date | None:
    """The last day on which they are away, as they wrote it; None where that is not surely said."""
    said = f"{subject.strip()}\n{text}"[:MOST_LOOKED_AT]
    if NO_RETURN.search(said):
        return None
    return _one(said, received_on, _day_first(said))


def _one(said: str, received_on: date, day_first: bool | None) -> date | None:
    back: set[date | None] = set()
    until: set[date | None] = set()
    days = days_in(said, received_on, day_first)
    for at, day in enumerate(days):
        before = SENTENCE.split(said[max(0, day.begins - EARLIER_BACK) : day.begins])[-1].replace("\n", " ")
        after = said[day.ends : day.ends + 60].replace("\n", " ")
        follows_day = at > 0 and day.begins - days[at - 1].ends <= 12
        if ABOUT_SOMETHING_ELSE.search(before):
            continue
        if BACK_IN_JAPANESE.match(after) or BACK.search(before) or (FROM.search(before) and BEHIND_BACK.match(after)):
            back.add(day.on - timedelta(days=1) if day.on else None)
        elif UNTIL.search(before) or BEHIND_UNTIL.match(after) or _ends_range(before, follows_day):
            until.add(day.on)
    for found in (back, until):
        if len(found) == 1:
            only = found.pop()
            return only if only is not None and only >= received_on else None
        if found:
            return None
    return None


def _ends_range(before: str, follows_day: bool) -> bool:
    found = RANGE.search(before)
    return found is not None and (follows_day or found[0][0].isdigit())


def _day_first(text: str) -> bool | None:
    """3/4 is the third of April nearly everywhere; in English nobody knows."""
    english = len(ENGLISH_ABSENCE.findall(text[:1500]))
    return None if english >= 3 else True

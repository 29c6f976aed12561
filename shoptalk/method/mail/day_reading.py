"""Days as people write them into absence notes, in a dozen languages. A day that could be two days is no day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

FURTHEST = timedelta(days=400)  # with a year written: a sabbatical
FURTHEST_UNSAID = timedelta(days=150)  # without one: beyond, it may be last year's note
PAST_UNSAID = timedelta(days=0)

MONTHS = [
    "january jan januar jänner jän janvier janv enero ene janeiro januari gennaio gen stycznia styczeń sty 1月 "
    "января ledna leden tammikuuta",
    "february feb februar février févr fév febrero fevereiro fev februari febbraio lutego luty lut 2月 февраля "
    "února helmikuuta",
    "march mar märz mrz maerz mars marzo março maart mrt marca marzec 3月 марта března maaliskuuta",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi 4月 апреля dubna huhtikuuta",
    "may mai mayo maio mei maggio mag maja maj 5月 мая května toukokuuta",
    "june jun juni juin junio junho giugno giu czerwca czerwiec cze 6月 июня června kesäkuuta",
    "july jul juli juillet juil julio julho luglio lug lipca lipiec lip 7月 июля července heinäkuuta",
    "august aug août aout agosto ago augustus augusti sierpnia sierpień sie 8月 августа srpna elokuuta",
    "september sep sept septembre septiembre setembro set settembre września wrzesień wrz 9月 сентября září syyskuuta",
    "october oct oktober okt octobre octubre outubro out ottobre ott października październik paź 10月 октября "
    "října lokakuuta",
    "november nov novembre noviembre novembro listopada listopad lis 11月 ноября listopadu marraskuuta",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudnia grudzień gru 12月 декабря "
    "prosince joulukuuta",
]  # fmt: skip
WEEKDAYS = [
    "monday mon montag lundi lunes segunda segunda-feira maandag lunedì poniedziałek poniedziałku måndag "
    "mandag 月曜日 понедельник pondělí maanantaina",
    "tuesday tue tues dienstag mardi martes terça terça-feira dinsdag martedì wtorek wtorku tisdag tirsdag "
    "火曜日 вторник úterý tiistaina",
    "wednesday wed mittwoch mercredi miércoles quarta quarta-feira woensdag mercoledì środa środę onsdag 水曜日 "
    "среду středa keskiviikkona",
    "thursday thu thur thurs donnerstag jeudi jueves quinta quinta-feira donderdag giovedì czwartek torsdag "
    "木曜日 четверг čtvrtek torstaina",
    "friday fri freitag vendredi viernes sexta sexta-feira vrijdag venerdì piątek fredag 金曜日 пятницу pátek "
    "perjantaina",
    "saturday sat samstag sonnabend samedi sábado zaterdag sabato sobota sobotę lördag lørdag 土曜日 субботу"
    " lauantaina",
    "sunday sun sonntag dimanche domingo zondag domenica niedziela niedzielę söndag søndag 日曜日 воскресенье "
    "sunnuntaina",
]
MONTH_OF = {word: at + 1 for at, words in enumerate(MONTHS) for word in words.split() if not word.endswith("月")}
WEEKDAY_OF = {word: at for at, words in enumerate(WEEKDAYS) for word in words.split()}
_SHORT = {
    "mar",
    "mai",
    "may",
    "set",
    "out",
    "sun",
    "sat",
    "mon",
    "wed",
    "sie",
    "lis",
    "cze",
    "gen",
    "ago",
    "dic",
    "gru",
}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


WEEKDAY = rf"(?P<weekday>{_any_of(WEEKDAY_OF)})"
MONTH = rf"(?P<month>{_any_of(MONTH_OF)})"
ARTICLE = r"(?:the|den|dem|der|le|el|il|lo|o|dia|op|dnia|d\.)"
LEAD = rf"(?:(?<!\w){WEEKDAY}\.?,?\s{{0,3}}(?:{ARTICLE}\s{{1,3}})?)?"
YEAR = r"(?P<year>20\d\d)"
FORMS = [
    (rf"{LEAD}(?<![\d.]){YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)", "ymd"),
    (
        r"(?:(?P<year>20\d\d)年\s?)?(?P<m>\d{1,2})月\s?(?P<d>\d{1,2})日(?:\s?[（(](?P<weekday_ja>[月火水木金土日])[)）])?",
        "ymd",
    ),
    (
        rf"{LEAD}(?<![\w.])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|°|ª|:e|e)?\.?\s{{0,3}}(?:of\s|de\s"
        rf"|d')?\s{{0,3}}{MONTH}(?!\w)\.?,?(?:\s{{1,3}}(?:de\s|del\s)?{YEAR}(?!\d))?",
        "named",
    ),
    (
        rf"{LEAD}(?<!\w){MONTH}\.?\s{{1,3}}(?:the\s)?(?P<d>\d{{1,2}})(?:st|nd|rd"
        rf"|th)?(?![\d:])(?:,?\s{{1,3}}{YEAR}(?!\d))?",
        "named",
    ),
    (
        rf"{LEAD}(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.(?:\s?(?P<year>(?:20)?\d\d)(?!\d|\.\d"
        rf"|[:.]\d))?(?!\d)",
        "dmy",
    ),
    (
        rf"{LEAD}(?<![\d./-])(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<m>\d{{1,2}})(?:(?P=sep)(?P<year>(?:20)?\d\d))?(?![\d/:-]"
        rf"|\.\d)",
        "slashes",
    ),
    (
        rf"(?<!\w)(?:next\s|nächsten\s|am\s|kommenden\s|on\s|this\s|coming\s)?{WEEKDAY}(?:\s(?:next|prochain"
        rf"|próximo|prossimo))?(?!\w)",
        "weekday",
    ),
    (
        r"(?<!\w)(?P<tomorrow>tomorrow|morgen|demain|mañana|amanhã|domani|jutro|i morgon|i morgen|明日)(?!\w)",
        "tomorrow",
    ),
]
PATTERNS = [(re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in FORMS]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that stands in a text, from `begins` to `ends`. `on` is None where it could be two days, or cannot be."""

    begins: int
    ends: int
    on: date | None


def days_in(text: str, received_on: date, day_first: bool | None) -> list[Day]:
    """All days written in the text, in their order. `day_first`: how 3/4 is read; None: it is not known."""
    found: list[Day] = []
    taken = [False] * (len(text) + 1)
    for pattern, kind in PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            found.append(Day(match.start(), match.end(), _read(kind, match.groupdict(), received_on, day_first)))
    return sorted(found, key=lambda day: day.begins)


def _read(kind: str, said: dict[str, str | None], received_on: date, day_first: bool | None) -> date | None:
    if kind == "tomorrow":
        return received_on + timedelta(days=1)
    weekday = WEEKDAY_OF.get((said.get("weekday") or "").lower())
    if said.get("weekday_ja"):
        weekday = "月火水木金土日".index(said["weekday_ja"] or "月")
    if kind == "weekday":
        return received_on + timedelta(days=((weekday or 0) - received_on.weekday() - 1) % 7 + 1)
    day = int(said["d"] or 0)
    month = MONTH_OF.get((said.get("month") or "").lower(), 0) if kind == "named" else int(said["m"] or 0)
    year = int(said.get("year") or 0) or None
    year = year + 2000 if year is not None and year < 100 else year
    pairs = {(day, month)}
    if kind == "slashes" and said.get("sep") != ".":
        pairs = {True: {(day, month)}, False: {(month, day)}}.get(day_first, {(day, month), (month, day)})  # type: ignore[arg-type]
        if max(day, month) > 12:
            pairs = {(max(day, month), min(day, month))}
    possible = {one for one_day, one_month in pairs if (one := _dated(one_day, one_month, year, received_on, weekday))}
    return possible.pop() if len(possible) == 1 else None


def _dated(day: int, month: int, year: int | None, received_on: date, weekday: int | None) -> date | None:
    """That day of the year that was written, or of the year in which it comes next."""
    for candidate in [year] if year else [received_on.year, received_on.year + 1]:
        try:
            on = date(candidate, month, day)
        except ValueError:
            continue
        nearest = received_on - PAST_UNSAID
        furthest = received_on + (FURTHEST if year else FURTHEST_UNSAID)
        if nearest <= on <= furthest and weekday in (None, on.weekday()):
            return on
    return None

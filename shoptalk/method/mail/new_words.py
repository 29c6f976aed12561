"""The new words of a reply, without what it quotes.

Two readers of quotations know many languages and programs, and each misses what the other sees; the shorter answer that
is not empty is right most often. They only say where to cut: the words themselves are not altered. Answers written
between the quoted lines are kept whole. The whole text is always kept beside.
"""

import re
from functools import cache

import quotequail
from mailparser_reply import EmailReplyParser

LANGUAGES = ["en", "de", "cs", "da", "es", "fr", "it", "ja", "ko", "nl", "pl", "sv", "zh"]
MOST_LINES = 300  # looked at; a reply with more of them above its quotation is no reply
LONGEST_LINE = 200  # the readers take time that grows with the square of it
MOST_CHARACTERS = 12_000
BLANKS = re.compile(r"\n(?:[ \t\xa0]*\n){2,}")
# Lines that introduce a quotation, in languages and programs that the two do not know.
INTRODUCES = re.compile(
    r"^\s*(?:"
    r"-{3,}\s*(?:original message|ursprüngliche nachricht|original-nachricht|message d'origine|message original"
    r"|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande"
    r"|oprindelig meddelelse|opprinnelig melding|wiadomość oryginalna|исходное сообщение|元のメッセージ|原始邮件"
    r"|forwarded message|weitergeleitete nachricht).{0,40}"
    r"|(?:on|am|le|el|em|op|il|den|w dniu|dnia|dne|på|vào|tarihinde)\b.{4,180}"
    r"(?:wrote|schrieb|a écrit|escribió|escreveu|schreef|ha scritto|skrev|napisał(?:\(a\)|a)?|napsal(?:\(a\)"
    r"|a)?|yazdı)"
    r"\s*(?:folgendes)?\s?:"
    r"|.{2,120}(?:wrote|schrieb|a écrit|escribió|escreveu|schreef|ha scritto|skrev|pisze|napisał(?:\(a\))?"
    r"|написал\(?а?\)?|yazdı|kirjoitti)\s?:"
    r"|\d{4}年\d{1,2}月\d{1,2}日.{0,80}[:：]|\d{4}/\d{1,2}/\d{1,2}.{0,80}(?:<[^<>]+>)\s?[:：]"
    r")\s*$",
    re.IGNORECASE,
)
HEAD_LINE = re.compile(
    r"^\s*[*_>]*\s*(?:from|von|de|da|van|od|från|fra|差出人|发件人|от)\s*[*_]*\s*[:：]\s*[*_]*\s*\S.{0,180}$",
    re.IGNORECASE,
)
HEAD_NEXT = re.compile(
    r"^\s*[*_]*\s*(?:sent|gesendet|datum|date|to|an|envoyé|à|enviado(?: el| em)?|para|inviato|data|a|verzonden"
    r"|aan|wysłano|do"
    r"|skickat|till|sendt|til|cc|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|送信日時|宛先|件名"
    r"|发送时间|收件人|主题|дата|кому|тема)\s*[*_]*\s*[:：]",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"^\s*(?:--\s*|—|_{10,}|"
    r"(?:sent|get|gesendet|von meinem|envoyé|enviado|inviato|verzonden|skickat|sendt|wysłane|lähetetty|отправлено)"
    r"\b.{0,80}(?:iphone|ipad|android|galaxy|outlook|blackberry|smartphone|samsung|huawei|handy|mobile|móvil"
    r"|yahoo|proton ?mail|gmx|mail app).{0,60}"
    r"|von meinem .{3,40} gesendet\.?|diese nachricht wurde von meinem .{3,60} gesendet.{0,60}"
    r"|(?:iphone|ipad|スマートフォン)から送信)\s*$",
    re.IGNORECASE,
)


def new_words(text: str) -> str:
    """What was newly written in this text, or the whole where nothing else is sure."""
    text = BLANKS.sub("\n\n", text).strip("\n")
    lines = text.split("\n")[:MOST_LINES]
    looked_at = [line[:LONGEST_LINE].rstrip() for line in lines]
    if between := _between_quotes(lines, looked_at):
        return between
    cuts = [_cut_of_own(looked_at), *_cuts_of_readers("\n".join(looked_at)[:MOST_CHARACTERS])]
    kept = [_without_signature(lines[:cut]) for cut in cuts]
    told = [one for one in kept if one]
    return min(told, key=len) if told else _without_signature(lines) or text.strip()


def _cuts_of_readers(text: str) -> list[int]:
    """How many lines from the top each of the two readers takes for new."""
    cuts = []
    try:
        shown = []
        for is_new, piece in quotequail.quote(text, quote_intro_line=True):
            if not is_new:
                break
            shown.append(piece)
        cuts.append(_lines_of("\n".join(shown)))
    except Exception:  # what a reader stumbles over is a reason to trust the other one, not to lose a reply
        cuts.append(MOST_LINES)
    try:
        top = _reader().parse_reply(text) or ""
        lead = len(text) - len(text.lstrip("\n"))
        cuts.append(lead + _lines_of(top) if top else MOST_LINES)
    except Exception:
        cuts.append(MOST_LINES)
    return cuts


def _lines_of(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1 if text.strip() else 0


@cache
def _reader() -> EmailReplyParser:
    return EmailReplyParser(languages=list(LANGUAGES))


def _cut_of_own(lines: list[str]) -> int:
    for at, line in enumerate(lines):
        if line.startswith(">") or INTRODUCES.match(line):
            return at - (1 if at and _begins_intro(lines[at - 1]) and not line.startswith(">") else 0)
        joined = f"{line} {lines[at + 1]}" if at + 1 < len(lines) else ""
        if joined and _begins_intro(line) and INTRODUCES.match(joined):
            return at  # an introduction that was broken over two lines
        if HEAD_LINE.match(line) and any(HEAD_NEXT.match(one) for one in lines[at + 1 : at + 4]):
            return at
    return len(lines)


def _begins_intro(line: str) -> bool:
    return bool(re.match(r"^\s*(?:On|Am|Le|El|Em|Op|Il|Den|W dniu|Dnia|Dne)\b.{4,}\d", line)) and not line.endswith(".")


def _between_quotes(lines: list[str], looked_at: list[str]) -> str:
    """The answers that stand between or below quoted lines; empty where there are none. `looked_at`: their beginnings,
    by which they are judged."""
    quoted = [at for at, line in enumerate(lines) if line.startswith(">")]
    if not quoted:
        return ""
    after = _without_signature([line for line in lines[quoted[0] :] if not line.startswith(">")])
    if not after or any(HEAD_LINE.match(line) for line in looked_at[: quoted[0]]):
        return ""
    kept: list[str] = []
    for at, line in enumerate(lines):
        if line.startswith(">"):
            if kept and kept[-1]:
                kept.append("")
            continue
        following = [one for one in looked_at[at + 1 : at + 4] if one]
        begins = looked_at[at]
        if (INTRODUCES.match(begins) or _begins_intro(begins) or _ends_intro(begins)) and (
            following and (following[0].startswith(">") or _ends_intro(following[0]))
        ):
            continue
        kept.append(line)
    return BLANKS.sub("\n\n", _without_signature(kept))


def _ends_intro(line: str) -> bool:
    return len(line) < LONGEST_LINE and bool(INTRODUCES.match(f"On 1 January {line}"))


def _without_signature(lines: list[str]) -> str:
    """Up to where a signature surely begins: the line of two dashes (RFC 3676, 4.3), or an advertisement."""
    for at, line in enumerate(lines):
        if len(line) < LONGEST_LINE and SIGNATURE.match(line) and any(one.strip() for one in lines[:at]):
            return "\n".join(lines[:at]).strip()
    return "\n".join(lines).strip()

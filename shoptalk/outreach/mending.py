"""Which suggested mends can be put in with one click: those that are words for the letter, not advice about it."""

from dataclasses import dataclass

from shoptalk.method.conduct import Finding, Situation

# Rules whose mend is a whole sentence that may follow the sentence it stands on.
SENTENCES_TO_ADD = ("M5", "M6", "M10")
MINUTES = "twenty minutes"


@dataclass(frozen=True, slots=True)
class Mend:
    """Words that replace the finding's own words or, with `adds`, come after them."""

    words: str
    adds: bool = False

    @property
    def shown(self) -> str:
        return self.words.strip()


def mend_of(finding: Finding, text: str, situation: Situation) -> Mend | None:
    """The mend that a "Use this" button puts in, or None where the mend is advice."""
    if not finding.mend or finding.offset_in != "body":
        return None
    if finding.rule == "M11" and finding.mend in (_given(situation), situation.recipient_employer):
        return Mend(finding.mend)
    if finding.rule == "M4" and finding.mend == MINUTES:
        return Mend(finding.mend)
    if finding.rule in SENTENCES_TO_ADD and finding.mend[-1] in ".?":
        before = text[: finding.end]
        return Mend(finding.mend if not before or before[-1].isspace() else f" {finding.mend}", adds=True)
    return None


def _given(situation: Situation) -> str:
    words = situation.recipient_name.split()
    return words[0] if words else ""

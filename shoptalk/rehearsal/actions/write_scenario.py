"""A coach's or seeker's own scenario: read before it is kept, so that a call can always be begun with it."""

from datetime import datetime

from shoptalk.accounts.answers import Mend
from shoptalk.history.steps import Step, step
from shoptalk.method.rehearsal import scenarios as craft
from shoptalk.method.rehearsal.scenarios import BadScenario, Scenario, read_scenario
from shoptalk.rehearsal.models import OwnScenario
from shoptalk.workspaces.access import Seat, one_click_at_a_time

SHOWN = 12  # sentences at once: whoever mends these mends others with them


class Unreadable(Mend):
    """What is to be mended in the text of a scenario, a sentence each."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("text", " ".join(sentences))
        self.sentences = sentences
        self.shown, self.more = sentences[:SHOWN], max(0, len(sentences) - SHOWN)


def write_scenario(*, seat: Seat, now: datetime, text: str, own: OwnScenario | None = None) -> tuple[OwnScenario, Step]:
    """Adds a scenario, or gives an own one another text. Raises Unreadable with every sentence at once."""
    text = text.replace("\r\n", "\n").strip() + "\n"
    scenario = _read(text)
    with step(seat, now, "write_scenario", f"The scenario “{scenario.title[:120]}” is kept") as change:
        one_click_at_a_time(seat)
        others = OwnScenario.objects.visible_to(seat).filter(key=scenario.key)
        same = others.filter(text=text).first() if own is None else None
        if same is not None:
            return same, change
        if scenario.key in craft.SCENARIOS or (others.exclude(pk=own.pk) if own else others).exists():
            raise Unreadable((f"Another scenario has the key “{scenario.key}”. Give yours a key of its own.",))
        facts = {"key": scenario.key, "title": scenario.title[:120], "text": text, "written_at": now}
        if own is None:
            own = change.create(OwnScenario(workspace=seat.workspace, **facts))
        else:
            change.update(own, **facts)
    return own, change


def _read(text: str) -> Scenario:
    try:
        scenario = read_scenario(text)
    except BadScenario as bad:
        raise Unreadable(getattr(bad, "sentences", (str(bad),))) from bad
    if len(scenario.key) > 60:
        raise Unreadable(("The key is longer than 60 characters. A word or two are enough.",))
    return scenario


def drop_scenario(*, seat: Seat, now: datetime, own: OwnScenario) -> Step:
    """Into the bin. Calls that were played with it keep its text."""
    with step(seat, now, "drop_scenario", f"The scenario “{own.title}” is in the bin") as change:
        change.bin(own, now)
    return change

"""The tree of names: who led to whom, flattened into steps that a template can draw without recursion."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from shoptalk.contacts.models import Contact
from shoptalk.followthrough.models import Referral
from shoptalk.interviews.models import Interview
from shoptalk.method import referral_tree
from shoptalk.outreach.models import Ask, Touch
from shoptalk.workspaces.access import Seat

MOST = 3000  # names; a tree of more is no picture any more
TALKED = Exists(Ask.objects.filter(contact=OuterRef("pk"), stage__in=("met", "thanked"), deleted_at=None))
HELD = Exists(
    Interview.objects.filter(contact=OuterRef("pk"), cancelled_at=None, deleted_at=None).exclude(ended_at=None)
)


@dataclass(frozen=True, slots=True)
class Knot:
    """One person in the tree. `opens`: a list of their own follows; `closes`: how many lists end after them."""

    person: Contact
    talked: bool
    depth: int
    reach: int
    opens: bool
    closes: range


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole picture, and its measures."""

    knots: tuple[Knot, ...]
    people: int  # who came in by a name
    talked: int  # of them
    generations: int  # the longest chain


def the_tree(seat: Seat) -> Tree:
    """Everybody who came in by a name, below whoever named them. Four queries, whatever the size."""
    led = _pairs(seat)
    ids = {who for pair in led for who in pair}
    rows = Contact.objects.visible_to(seat).filter(pk__in=ids).annotate(met=TALKED, held=HELD)
    people = {one.pk: one for one in rows}
    trees = referral_tree.grow((giver, named) for giver, named in led if giver in people and named in people)
    knots: list[Knot] = []
    for tree in sorted(trees, key=lambda one: (-one.reach, people[one.who].name_key)):
        branches = list(tree.walk())
        for at, branch in enumerate(branches):
            following = branches[at + 1].depth if at + 1 < len(branches) else 0
            person = people[branch.who]
            closes = range(0 if branch.children else branch.depth - following)
            talked = bool(person.met or person.held)  # type: ignore[attr-defined]
            knots.append(Knot(person, talked, branch.depth, branch.reach, bool(branch.children), closes))
    below = [knot for knot in knots if knot.depth]
    return Tree(
        tuple(knots), len(below), sum(knot.talked for knot in below), max((knot.depth for knot in knots), default=0)
    )


def _pairs(seat: Seat) -> list[tuple[int, int]]:
    """(who named, whom), the chain on the person first, then rows and logged names."""
    pairs: dict[tuple[int, int], None] = {}
    chain = Contact.objects.visible_to(seat).exclude(introduced_by=None).order_by("pk")
    rows = Referral.objects.visible_to(seat).order_by("given_on", "pk")
    touches = Touch.objects.visible_to(seat).filter(kind=Touch.Kind.GAVE_ANOTHER_NAME).exclude(named=None)
    for found in (
        chain.values_list("introduced_by_id", "pk")[:MOST],
        rows.values_list("contact_id", "named_id")[:MOST],
        touches.order_by("at", "pk").values_list("contact_id", "named_id")[:MOST],
    ):
        pairs.update(dict.fromkeys(found))
    return list(pairs)[:MOST]

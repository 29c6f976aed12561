"""Same person? Suggestions, the choice field by field, merging and splitting; the bin for many; forgetting."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.contacts.models import Contact, DuplicateSuggestion, Merge
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.history.steps import step
from shoptalk.people.actions.bin_people import bin_people
from shoptalk.people.actions.forget_person import forget_person
from shoptalk.people.actions.merge_people import FIELDS, merge_people
from shoptalk.people.actions.split_people import split_people
from shoptalk.workspaces.access import SeekerRequest, get_or_404, number_of, seat_of

SHOWN = 50
MOST_TICKED = 500


@require_GET
def duplicates(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    open_pairs = (
        DuplicateSuggestion.objects.visible_to(seat)
        .filter(told_apart_at=None, first__deleted_at=None, second__deleted_at=None)
        .select_related("first", "second")
        .order_by("-score", "pk")
    )
    merges = (
        Merge.objects.visible_to(seat).filter(split_at=None).select_related("kept", "absorbed").order_by("-merged_at")
    )
    context = {"pairs": open_pairs[:SHOWN], "more": max(0, open_pairs.count() - SHOWN), "merges": merges[:SHOWN]}
    return screen(request, "people/duplicates.html", {"tab": "people", **context})


@require_http_methods(["GET", "POST"])
def merge(request: SeekerRequest, first: int, second: int) -> HttpResponse:
    """Two records side by side with a choice for each field; POST makes them one."""
    seat = seat_of(request)
    kept, absorbed = (get_or_404(Contact.objects, seat, pk=pk) for pk in (first, second))
    if request.method == "POST":
        chosen = {name for name in FIELDS if request.POST.get(name) == "second"}
        made, change = merge_people(seat=seat, now=request.now, kept=kept, absorbed=absorbed, from_absorbed=chosen)
        say(request, change.words, change.event)
        return go(request, "person", made.kept_id)
    words_of = {field.name: field.verbose_name for field in Contact._meta.concrete_fields}
    rows = [
        (name, words_of[name], mine, theirs)
        for name in FIELDS
        if (mine := _shown(kept, name)) != (theirs := _shown(absorbed, name)) or mine
    ]
    return screen(request, "people/merge.html", {"tab": "people", "kept": kept, "absorbed": absorbed, "rows": rows})


def _shown(person: Contact, name: str) -> str:
    return person.get_tie_display() if name == "tie" and person.tie else getattr(person, name)


@require_POST
def told_apart(request: SeekerRequest, pk: int) -> HttpResponse:
    """They are two people: the pair is not suggested again."""
    seat = seat_of(request)
    pair = get_or_404(DuplicateSuggestion.objects.select_related("first", "second"), seat, pk=pk)
    with step(seat, request.now, "tell_apart", f"{pair.first} and {pair.second} are two people") as change:
        change.update(pair, told_apart_at=request.now)
    say(request, f"{pair.first} and {pair.second} are two people", change.event)
    return go(request, "duplicates")


@require_POST
def split(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    made = get_or_404(Merge.objects.select_related("kept", "absorbed"), seat, pk=pk)
    change = split_people(seat=seat, now=request.now, merge=made)
    say(request, change.words, change.event)
    return go(request, "person", made.kept_id)


@require_POST
def bulk(request: SeekerRequest) -> HttpResponse:
    """What to do with the ticked people."""
    seat = seat_of(request)
    ticked = [number_of(pk) or 0 for pk in request.POST.getlist("p")[:MOST_TICKED]]
    people = list(Contact.objects.visible_to(seat).filter(pk__in=ticked).by_name())
    if request.POST.get("do") == "merge":
        if len(people) != 2:
            raise Refusal("Tick exactly two records that are one person, then press “Same person”.")
        return go(request, "merge", people[0].pk, people[1].pk)
    change = bin_people(seat=seat, now=request.now, people=people)
    say(request, change.words, change.event)
    return go(request, "people")


@require_http_methods(["GET", "POST"])
def forget(request: SeekerRequest, pk: int) -> HttpResponse:
    """Asked about first, because it cannot be undone."""
    seat = seat_of(request)
    person = get_or_404(Contact.objects, seat, pk=pk)
    if request.method == "GET":
        return screen(request, "people/forget.html", {"tab": "people", "person": person})
    forget_person(seat=seat, now=request.now, person=person)
    say(request, "They are forgotten. No file will bring them back.")
    return go(request, "people")

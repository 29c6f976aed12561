"""Adding somebody, in one line or field by field, and changing what is written about them."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from shoptalk.contacts.actions.quick_add import quick_add
from shoptalk.contacts.actions.write_person import add_person, change_person
from shoptalk.contacts.importing.titles import codes_for
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.integrations.tidying import addresses
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

_COLUMNS = (
    "given_name", "family_name", "organization", "position", "email", "phone", "url", "location", "school", "tie",
    "tie_words", "segment", "notes",
)  # fmt: skip


class PersonForm(forms.ModelForm):
    """What one writes about a person. Anything may be missing but something to call them by."""

    notes = forms.CharField(max_length=10_000, required=False, widget=forms.Textarea)

    class Meta:
        model = Contact
        fields = _COLUMNS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["id"] = f"p-{name}"
            if self.is_bound and name in self.errors:
                field.widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"p-{name}-mend"}

    def clean_email(self) -> str:
        written = self.cleaned_data["email"].strip()
        if written and not addresses.email(written):
            raise forms.ValidationError("It does not look like a whole address. Is the @ there, and a dot after it?")
        return addresses.email(written) if written else ""

    def clean_url(self) -> str:
        written = self.cleaned_data["url"].strip()
        if written and not addresses.url(written):
            raise forms.ValidationError("It does not look like a web address. Copy it from the browser once more.")
        return addresses.url(written) if written else ""

    def clean(self) -> dict[str, Any]:
        super().clean()
        told = self.cleaned_data
        if not any(told.get(name) for name in ("given_name", "family_name", "email")):
            self.add_error("given_name", "A name is enough, but it needs one. Or an e-mail address.")
        return told


@require_http_methods(["GET", "POST"])
def add(request: SeekerRequest) -> HttpResponse:
    """POST with `line` adds somebody from one line, else from the whole form; `another` comes back for the next."""
    seat = seat_of(request)
    line, mend = request.POST.get("line", request.GET.get("line", "")), ""
    form = PersonForm(request.POST if request.method == "POST" and "line" not in request.POST else None)
    if "line" in request.POST:
        try:
            return _added(request, *quick_add(seat=seat, now=request.now, line=line))
        except Refusal as sentence:
            mend = str(sentence)
    elif request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        code = codes_for(seat)(facts["position"])
        return _added(request, *add_person(seat=seat, now=request.now, occupation_code=code, **facts))
    context = {"tab": "people", "form": form, "line": line, "mend": mend}
    return screen(request, "contacts/person_add.html", context, 422 if mend or form.is_bound else 200)


def _added(request: SeekerRequest, person: Contact, change: Any) -> HttpResponse:
    say(request, change.words, change.event)
    return go(request, "add_person") if "another" in request.POST else go(request, "person", person.pk)


@require_http_methods(["GET", "POST"])
def edit(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    person = get_or_404(Contact.objects, seat, pk=pk)
    form = PersonForm(request.POST or None, initial={name: getattr(person, name) for name in _COLUMNS})
    if request.method == "POST" and form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if value != getattr(person, name)}
        if facts:
            change = change_person(seat=seat, now=request.now, person=person, **facts, **_occupation(seat, facts))
            say(request, change.words, change.event)
        return go(request, "person", pk)
    return screen(
        request,
        "contacts/person_edit.html",
        {"tab": "people", "form": form, "person": person},
        422 if form.is_bound else 200,
    )


def _occupation(seat: Seat, facts: dict[str, Any]) -> dict[str, str]:
    """A new position may be another occupation; one that the seeker picked for the old position is gone with it."""
    return {"occupation_code": codes_for(seat)(facts["position"])} if "position" in facts else {}

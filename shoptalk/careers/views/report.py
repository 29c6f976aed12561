"""The decision report, on screen and on paper, and what was decided."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Field
from shoptalk.careers.actions.decide import decide, take_back_decision
from shoptalk.careers.models import Decision
from shoptalk.careers.report import decision_report as report_of
from shoptalk.careers.report_paper import PAPERS, CannotPrint, as_pdf
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.occupations.facts import attribution
from shoptalk.workspaces.access import SeekerRequest, get_or_404, number_of, seat_of


@require_GET
def decision_report(request: SeekerRequest) -> HttpResponse:
    return report_screen(request)


@require_GET
def paper(request: SeekerRequest) -> HttpResponse:
    """The report as PDF, on A4 or, with ?size=letter, on Letter."""
    seat, now = seat_of(request), request.now
    size = request.GET.get("size", "a4")
    report = report_of(seat, now, current_campaign(seat, now))
    try:
        pdf = as_pdf(report, str(seat.user), seat.today(now), size if size in PAPERS else "a4")
    except CannotPrint as sentence:
        say(request, str(sentence))
        return go(request, "decision_report")
    name = f"decision-report-{seat.today(now):%Y-%m-%d}.pdf"
    disposition = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=disposition)


@require_POST
def decisions(request: SeekerRequest) -> HttpResponse:
    seat, now = seat_of(request), request.now
    campaign = current_campaign(seat, now)
    chosen = request.POST.get("field", "")
    fields = Field.objects.filter(campaign=campaign)
    field = get_or_404(fields, seat, pk=number_of(chosen)) if chosen else None
    typed = {name: request.POST.get(name, "") for name in ("words", "next_test", "verdict")}
    try:
        change = decide(seat=seat, now=now, campaign=campaign, field=field, **typed)
    except Refusal as mend:
        return report_screen(request, mend, typed | {"field": field})
    say(request, "Written down. Later decisions stand beside it." if change.event else change.words, change.event)
    return go(request, "decision_report")


@require_POST
def decision_removal(request: SeekerRequest, pk: int) -> HttpResponse:
    seat = seat_of(request)
    decision = get_or_404(Decision.objects, seat, pk=pk)
    change = take_back_decision(seat=seat, now=request.now, decision=decision)
    say(request, f"{change.words}.", change.event)
    return go(request, "decision_report")


def report_screen(request: SeekerRequest, mend: Refusal | None = None, said: dict | None = None) -> HttpResponse:
    seat, now = seat_of(request), request.now
    context = {
        "tab": "careers",
        "report": report_of(seat, now, current_campaign(seat, now)),
        "verdicts": Decision.Verdict.choices,
        "sources": attribution(),
        "mend": mend,
        "said": said or {"verdict": Decision.Verdict.OPEN},
    }
    return screen(request, "careers/report.html", context, status=422 if mend else 200)

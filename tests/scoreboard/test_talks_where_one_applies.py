"""An application under way changes what may be asked at that employer (rulebook B17)."""

from shoptalk.interviews.brief_page import brief_for
from shoptalk.scoreboard.models import Application
from tests import cast


def test_the_brief_keeps_pay_to_the_market_where_an_application_is_under_way(
    browser_of_marisol, marisol, campaign, now
):
    there = cast.contact(marisol, "Luis Ferreira", organization="Millbrook Borough")
    talk = cast.interview(marisol, there)
    page = f"/interviews/{talk.pk}/brief"
    browser_of_marisol.post(f"/interviews/{talk.pk}/plan/")
    assert not brief_for(marisol, talk).is_applying
    assert "pay in the market only" not in browser_of_marisol.get(page).content.decode()
    sent = Application.objects.create(
        workspace=marisol.workspace, campaign=campaign, organization="Millbrook Borough",
        organization_key=there.organization_key, sent_on=now.date(), written_at=now,
    )  # fmt: skip
    assert "pay in the market only" in browser_of_marisol.get(page).content.decode()
    sent.closed_on = now.date()
    sent.save()
    assert not brief_for(marisol, talk).is_applying

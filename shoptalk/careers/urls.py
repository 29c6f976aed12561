"""The pages of this room."""

from django.urls import path

from shoptalk.careers.views import careers, compare, evidence, report, weigh

urlpatterns = [
    path("", careers.careers, name="careers"),
    path("beliefs/<int:pk>/", careers.belief_story, name="belief_story"),
    path("beliefs/<int:pk>/minds/", careers.minds, name="minds"),
    path("beliefs/<int:pk>/evidence/", evidence.typed, name="typed_evidence"),
    path("evidence/<int:pk>/side/", evidence.side, name="evidence_side"),
    path("evidence/<int:pk>/removal/", evidence.removal, name="evidence_removal"),
    path("notes/<int:pk>/", evidence.evidence, name="evidence"),
    path("talks/<int:pk>/", weigh.weigh, name="weigh"),
    path("talks/<int:pk>/themes/", weigh.themes, name="talk_themes"),
    path("talks/<int:pk>/kind/", weigh.kind, name="talk_kind"),
    path("themes/<int:pk>/removal/", weigh.theme_removal, name="theme_removal"),
    path("compare/", compare.compare, name="compare"),
    path("compare/criteria/", compare.criteria, name="criteria"),
    path("compare/criteria/<int:pk>/removal/", compare.criterion_removal, name="criterion_removal"),
    path("compare/standpoint/", compare.standpoint, name="standpoint"),
    path("report/", report.decision_report, name="decision_report"),
    path("report/paper/", report.paper, name="decision_paper"),
    path("report/decisions/", report.decisions, name="decisions"),
    path("report/decisions/<int:pk>/removal/", report.decision_removal, name="decision_removal"),
]

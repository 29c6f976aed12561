"""The pages of this room."""

from django.urls import path

from shoptalk.interviews.views import brief, interviews, plan, questions, research, showcase

urlpatterns = [
    path("", interviews.interviews, name="interviews"),
    path("<int:pk>/brief", brief.brief, name="brief"),
    path("<int:pk>/brief.pdf", brief.brief_pdf, name="brief_pdf"),
    path("<int:pk>/plan/", plan.plan, name="plan"),
    path("<int:pk>/plan/questions/", plan.planned_new, name="planned_new"),
    path("planned/<int:pk>/", plan.planned, name="planned"),
    path("planned/<int:pk>/place/", plan.planned_place, name="planned_place"),
    path("planned/<int:pk>/removal/", plan.planned_removal, name="planned_removal"),
    path("<int:pk>/research/", research.research, name="research"),
    path("<int:pk>/research/<str:key>/", research.research_line, name="research_line"),
    path("<int:pk>/research/<str:key>/removal/", research.research_removal, name="research_removal"),
    path("questions/", questions.questions, name="questions"),
    path("questions/new/", questions.question_new, name="question_new"),
    path("questions/check/", questions.question_check, name="question_check"),
    path("questions/<str:key>/", questions.question, name="question"),
    path("questions/<str:key>/left-out/", questions.question_left_out, name="question_left_out"),
    path("questions/<str:key>/back/", questions.question_back, name="question_back"),
    path("questions/<str:key>/built-in/", questions.question_built_in, name="question_built_in"),
    path("showcase/", showcase.showcase, name="showcase"),
    path("showcase/check/", showcase.showcase_check, name="showcase_check"),
]

from django.urls import path

from shoptalk.rehearsal.views import attempts, calls, feedback, ladder, plans, real_call, room, scenarios

urlpatterns = [
    path("", room.room, name="rehearsal"),
    path("course/", room.course, name="rehearsal_course"),
    path("calls/new/", calls.begin, name="begin_call"),
    path("calls/<int:pk>/", calls.call, name="practice_call"),
    path("calls/<int:pk>/turns", calls.turns, name="practice_turns"),
    path("calls/<int:pk>/rewind", calls.rewinding, name="practice_rewind"),
    path("calls/<int:pk>/end", calls.ending, name="practice_end"),
    path("calls/<int:pk>/removal", calls.removal, name="practice_removal"),
    path("calls/<int:pk>/feedback/", feedback.feedback, name="practice_feedback"),
    path("calls/<int:pk>/again", feedback.again, name="practice_again"),
    path("calls/<int:pk>/words/", feedback.words, name="practice_words"),
    path("calls/<int:pk>/disputes", feedback.disputes, name="practice_disputes"),
    path("calls/<int:pk>/agreements", feedback.agreements, name="practice_agreements"),
    path("attempts/<int:pk>/", attempts.attempt, name="attempt"),
    path("real/<int:pk>/", real_call.real_call, name="real_call"),
    path("real/<int:pk>/outcome", real_call.outcome, name="real_call_outcome"),
    path("ladder/", ladder.ladder, name="ladder"),
    path("ladder/starter", ladder.starter, name="ladder_starter"),
    path("ladder/<int:pk>/", ladder.change, name="fear_step"),
    path("ladder/<int:pk>/attempt/", attempts.begin, name="fear_step_attempt"),
    path("ladder/<int:pk>/removal", ladder.removal, name="fear_step_removal"),
    path("plans", plans.plans, name="rehearsal_plans"),
    path("plans/<int:pk>/completion", plans.completion, name="plan_completion"),
    path("plans/<int:pk>/removal", plans.removal, name="plan_removal"),
    path("scenarios/", scenarios.scenarios, name="scenarios"),
    path("scenarios/new/", scenarios.new, name="new_scenario"),
    path("scenarios/<int:pk>/", scenarios.own, name="own_scenario"),
    path("scenarios/<int:pk>/removal", scenarios.removal, name="own_scenario_removal"),
]

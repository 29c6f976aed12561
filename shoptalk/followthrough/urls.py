"""The pages of this room."""

from django.urls import path

from shoptalk.followthrough.views import people, promises, tree

urlpatterns = [
    path("", promises.promises, name="promises"),
    path("tree", tree.referral_tree, name="referral_tree"),
    path("people/<int:pk>/suggestions", promises.suggestions, name="suggestions"),
    path("suggestions/<int:pk>", promises.suggestion, name="suggestion"),
    path("suggestions/<int:pk>/completion", promises.completion, name="suggestion_completion"),
    path("suggestions/<int:pk>/hindrance", promises.hindrance, name="suggestion_hindrance"),
    path("suggestions/<int:pk>/decision", promises.decision, name="suggestion_decision"),
    path("suggestions/<int:pk>/removal", promises.removal, name="suggestion_removal"),
    path("people/<int:pk>/report", promises.report_back, name="report_back"),
    path("people/<int:pk>/telling", promises.telling, name="telling"),
    path("people/<int:pk>/referrals", promises.referrals, name="referrals"),
    path("referrals/<int:pk>/leave", promises.name_leave, name="name_leave"),
    path("referrals/<int:pk>/reserve", promises.name_reserve, name="name_reserve"),
    path("people/<int:pk>/in-touch", people.in_touch, name="in_touch"),
    path("people/<int:pk>/tier", people.tier, name="tier"),
    path("people/<int:pk>/mentorship", people.mentorship, name="mentorship"),
    path("people/<int:pk>/proposal", people.proposal, name="mentorship_proposal"),
    path("mentorships/<int:pk>/beginning", people.beginning, name="mentorship_beginning"),
    path("mentorships/<int:pk>/review", people.review, name="mentorship_review"),
    path("mentorships/<int:pk>/ending", people.ending, name="mentorship_ending"),
    path("people/<int:pk>/favours", people.favours, name="favours"),
    path("favours/<int:pk>/removal", people.favour_removal, name="favour_removal"),
]

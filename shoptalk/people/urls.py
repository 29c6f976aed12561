from django.urls import path

from shoptalk.people.views import ledger, same_person

urlpatterns = [
    path("", ledger.people, name="people"),
    path("<int:pk>/", ledger.person, name="person"),
    path("<int:pk>/forget/", same_person.forget, name="forget"),
    path("ticked/", same_person.bulk, name="bulk"),
    path("same/", same_person.duplicates, name="duplicates"),
    path("same/<int:first>/<int:second>/", same_person.merge, name="merge"),
    path("same/<int:pk>/two/", same_person.told_apart, name="told_apart"),
    path("merges/<int:pk>/split/", same_person.split, name="split"),
]

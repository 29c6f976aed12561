from django.urls import path

from shoptalk.contacts.views import imports, person_form

urlpatterns = [
    path("import/", imports.bring, name="import"),
    path("import/<int:pk>/", imports.show, name="import_run"),
    path("import/<int:pk>/columns/", imports.columns, name="import_columns"),
    path("import/<int:pk>/keeping/", imports.keep, name="import_keeping"),
    path("import/<int:pk>/refusal/", imports.throw_away, name="import_refusal"),
    path("import/<int:pk>/undoing/", imports.take_out, name="import_undoing"),
    path("import/<int:pk>/lines.csv", imports.lines, name="import_lines"),
    path("new/", person_form.add, name="add_person"),
    path("<int:pk>/", person_form.edit, name="edit_person"),
]

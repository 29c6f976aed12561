from django.urls import path

from shoptalk.stewardship.views import history, keeping

urlpatterns = [
    path("", keeping.keep, name="keep"),
    path("export/", keeping.export, name="export"),
    path("import-export/", keeping.import_export, name="import_export"),
    path("backup/", keeping.backup, name="backup"),
    path("bin/", keeping.bin_page, name="bin"),
    path("history/", history.history, name="history"),
    path("history/<int:pk>/undo", history.undo_step, name="undo"),
]

from django.db import migrations

from shoptalk.search.index import index_operation


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_people_and_imports")]
    operations = [index_operation("contacts_contact", "search_text")]

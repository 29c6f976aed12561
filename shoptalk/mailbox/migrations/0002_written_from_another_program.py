from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0002_search_parts_of_words'),
        ('mailbox', '0001_first_records'),
    ]

    operations = [
        migrations.AlterField(
            model_name='incoming',
            name='kind',
            field=models.CharField(choices=[('reply', 'A reply'), ('bounce', 'It came back'), ('delay', 'It is late'), ('away', 'They are away'), ('automatic', 'An automatic answer'), ('list', 'List mail'), ('invite_answer', 'An answer to the invitation'), ('own', 'You wrote it yourself')], max_length=14),
        ),
        migrations.AlterField(
            model_name='incoming',
            name='contact',
            field=models.ForeignKey(blank=True, null=True, on_delete=models.deletion.CASCADE, related_name='incoming', to='contacts.contact'),
        ),
    ]

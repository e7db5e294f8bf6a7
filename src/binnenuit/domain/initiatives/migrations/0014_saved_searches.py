"""Searches that people follow go to a room of their own."""

from django.core.management.color import no_style
from django.db import migrations

SAME = ('id', 'code', 'sealed', 'address', 'search', 'asked', 'started', 'looked', 'known')


def move(apps, schema_editor):
    copy(apps.get_model('initiatives', 'Alert'), apps.get_model('saved_searches', 'SavedSearch'), 'every', 'frequency', schema_editor)


def move_back(apps, schema_editor):
    copy(apps.get_model('saved_searches', 'SavedSearch'), apps.get_model('initiatives', 'Alert'), 'frequency', 'every', schema_editor)


def copy(old, new, old_name, new_name, schema_editor):
    connection = schema_editor.connection
    rows = old.objects.using(connection.alias).order_by('pk').values(*SAME, old_name).iterator(500)
    new.objects.using(connection.alias).bulk_create(
        (new(**{name: row[name] for name in SAME}, **{new_name: row[old_name]}) for row in rows), batch_size=500
    )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [new]):
            cursor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [('initiatives', '0013_link_checks'), ('saved_searches', '0001_initial')]

    operations = [
        migrations.RunPython(move, move_back),
        migrations.DeleteModel(name='Alert'),
    ]

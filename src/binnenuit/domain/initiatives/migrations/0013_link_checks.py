"""Checked links go to a room of their own, with what stands in the queue about them named by its code."""

from django.core.management.color import no_style
from django.db import migrations


def move_links(apps, schema_editor):
    old, new = apps.get_model('initiatives', 'CheckedLink'), apps.get_model('link_checks', 'CheckedLink')
    connection = schema_editor.connection
    rows = old.objects.using(connection.alias).select_related('submission').order_by('pk')
    new.objects.using(connection.alias).bulk_create(
        (
            new(
                pk=row.pk,
                address=row.address,
                failures=row.failures,
                failing_since=row.failing_since,
                cause=row.why,
                checked=row.checked,
                reported_as=kind_of(row.submission),
                report=row.submission.code if row.submission else '',
            )
            for row in rows.iterator(1000)
        ),
        batch_size=1000,
    )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [new]):
            cursor.execute(statement)


def kind_of(submission):
    if submission is None:
        return ''
    return 'organisation' if submission.organisation_id else 'initiative'


class Migration(migrations.Migration):

    dependencies = [('initiatives', '0012_findings_of_imports'), ('link_checks', '0001_initial')]

    operations = [
        # back again the nights count anew
        migrations.RunPython(move_links, migrations.RunPython.noop),
        migrations.DeleteModel(name='CheckedLink'),
    ]

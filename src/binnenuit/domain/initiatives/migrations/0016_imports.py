"""Files that are read in go to a room of their own; what an import did to initiatives stays here."""

import django.db.models.deletion
from django.core.management.color import no_style
from django.db import migrations, models

RUN = ('id', 'source', 'digest', 'actor', 'started', 'position', 'finished', 'undone')
JOB = (
    'id', 'name', 'place', 'size', 'actor', 'person', 'language', 'source', 'columns', 'defaults', 'samples', 'step',
    'before', 'problem', 'stopped_by', 'position', 'rows', 'counts', 'left_out', 'marker', 'made', 'changed', 'run_id',
)
ROW = ('id', 'job_id', 'phase', 'number', 'key', 'outcome', 'code', 'title', 'reasons')
TABLES = (
    # old model, new model, columns of both, (old column, new column) of what is called otherwise
    ('Import', 'ImportRun', RUN, ()),
    ('ImportJob', 'ImportJob', JOB, ()),
    ('ImportJobRow', 'ImportJobRow', ROW, (('findings', 'problems'),)),
)
QUEUE = 'django_tasks_database_dbtaskresult'
TASKS = ('binnenuit.interchange.importing.working.go_on', 'binnenuit.foundation.imports.tasks.work.work_on_import')


def move(apps, schema_editor):
    for old_name, new_name, same, renamed in TABLES:
        old, new = apps.get_model('initiatives', old_name), apps.get_model('imports', new_name)
        kind = () if new_name == 'ImportJobRow' else (('kind', 'initiative'),)
        copy(old, new, [(name, name) for name in same] + list(renamed), kind, schema_editor)
    rename_tasks(*TASKS, schema_editor)


def move_back(apps, schema_editor):
    for old_name, new_name, same, renamed in TABLES:
        old, new = apps.get_model('initiatives', old_name), apps.get_model('imports', new_name)
        columns = [(name, name) for name in same] + [(after, before) for before, after in renamed]
        copy(new, old, columns, (), schema_editor)
    rename_tasks(*reversed(TASKS), schema_editor)


def copy(old, new, columns, given, schema_editor):
    """Let the database copy every row, with its key: there may be a million of them."""
    quote = schema_editor.quote_name
    into = ', '.join(quote(name) for name in [*(after for _before, after in columns), *(name for name, _value in given)])
    of = ', '.join([*(quote(before) for before, _after in columns), *('%s' for _each in given)])
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {quote(new._meta.db_table)} ({into}) SELECT {of} FROM {quote(old._meta.db_table)}',
            [value for _name, value in given],
        )
        for statement in schema_editor.connection.ops.sequence_reset_sql(no_style(), [new]):
            cursor.execute(statement)


def rename_tasks(before, after, schema_editor):
    """Let the worker find the tasks that wait for it; a new database has no queue yet."""
    with schema_editor.connection.cursor() as cursor:
        if QUEUE in schema_editor.connection.introspection.table_names(cursor):
            cursor.execute(f'UPDATE {QUEUE} SET task_path = %s WHERE task_path = %s', [after, before])


def run_field():
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='imports.importrun')


class Migration(migrations.Migration):

    dependencies = [
        ('imports', '0001_initial'),
        ('initiatives', '0015_maximum_participants'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.AlterField(model_name='importedchange', name='run', field=run_field()),
        migrations.AlterField(model_name='importedorganisation', name='run', field=run_field()),
        migrations.RunPython(migrations.RunPython.noop, move_back),
        migrations.DeleteModel(name='ImportJobRow'),
        migrations.DeleteModel(name='ImportJob'),
        migrations.DeleteModel(name='Import'),
    ]

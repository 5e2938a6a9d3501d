"""Search of facts and shared nouns, days to sort by, and the shape that the index was made in."""

import editions.models.expressions
import editions.shape
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("allegation", "statement", "source", "agency")
SQLITE = ("CREATE VIRTUAL TABLE editions_{0}text USING fts5(title, body, tokenize='ascii')",)
POSTGRES = (
    "CREATE TABLE editions_{0}text (rowid bigint PRIMARY KEY, vector tsvector NOT NULL)",
    "CREATE INDEX editions_{0}text_vector ON editions_{0}text USING gin (vector)",
)


def make_tables(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """`reindex` fills them."""
    for name in TABLES:
        for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRES:
            editor.execute(statement.format(name))


def drop_tables(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for name in TABLES:
        editor.execute(f"DROP TABLE editions_{name}text")


class Migration(migrations.Migration):

    dependencies = [
        ('editions', '0007_readers_reports'),
    ]

    operations = [
        migrations.RunPython(make_tables, drop_tables),
        migrations.RemoveIndex(
            model_name='publicallegation',
            name='allegation_in_order',
        ),
        migrations.RemoveIndex(
            model_name='publicallegation',
            name='allegation_by_day',
        ),
        migrations.RemoveIndex(
            model_name='publicallegation',
            name='allegation_by_category',
        ),
        migrations.RemoveIndex(
            model_name='publicallegation',
            name='allegation_by_process',
        ),
        migrations.RemoveIndex(
            model_name='publicallegation',
            name='allegation_by_disposition',
        ),
        migrations.RemoveIndex(
            model_name='publicallegation',
            name='allegation_by_agency',
        ),
        migrations.RemoveIndex(
            model_name='publiccase',
            name='case_by_event',
        ),
        migrations.RemoveIndex(
            model_name='publicsource',
            name='source_by_day',
        ),
        migrations.RemoveIndex(
            model_name='publicstatement',
            name='statement_in_order',
        ),
        migrations.RemoveIndex(
            model_name='publicstatement',
            name='statement_by_day',
        ),
        migrations.RemoveIndex(
            model_name='publicstatement',
            name='statement_by_speaker',
        ),
        migrations.RemoveIndex(
            model_name='publicstatement',
            name='statement_by_agency',
        ),
        migrations.RemoveIndex(
            model_name='publicstatement',
            name='statement_by_kind',
        ),
        migrations.RemoveIndex(
            model_name='publicstatement',
            name='statement_by_medium',
        ),
        migrations.AddField(
            model_name='loghead',
            name='index_shape',
            field=models.PositiveIntegerField(default=0, help_text='That all rows of the index had when they were last made anew.'),
        ),
        migrations.AlterField(
            model_name='loghead',
            name='index_shape',
            field=models.PositiveIntegerField(default=editions.shape.index_shape, help_text='That all rows of the index had when they were last made anew.'),
        ),
        migrations.AddField(
            model_name='publicallegation',
            name='happened_day',
            field=models.GeneratedField(db_persist=True, expression=editions.models.expressions.DatedOrFirst('happened_earliest'), output_field=models.DateField()),
        ),
        migrations.AddField(
            model_name='publiccase',
            name='happened_day',
            field=models.GeneratedField(db_persist=True, expression=editions.models.expressions.DatedOrFirst('happened_earliest'), output_field=models.DateField()),
        ),
        migrations.AddField(
            model_name='publicsource',
            name='published_day',
            field=models.GeneratedField(db_persist=True, expression=editions.models.expressions.DatedOrFirst('published_earliest'), output_field=models.DateField()),
        ),
        migrations.AddField(
            model_name='publicstatement',
            name='said_day',
            field=models.GeneratedField(db_persist=True, expression=editions.models.expressions.DatedOrFirst('said_earliest'), output_field=models.DateField()),
        ),
        migrations.AddIndex(
            model_name='publicagency',
            index=models.Index(fields=['name', 'slug'], name='agency_by_name'),
        ),
        migrations.AddIndex(
            model_name='publicallegation',
            index=models.Index(fields=['sequence', 'position'], name='allegation_in_order'),
        ),
        migrations.AddIndex(
            model_name='publicallegation',
            index=models.Index(fields=['happened_day', 'sequence', 'position'], name='allegation_by_happened_day'),
        ),
        migrations.AddIndex(
            model_name='publicallegation',
            index=models.Index(fields=['category', 'sequence', 'position'], name='allegation_by_category'),
        ),
        migrations.AddIndex(
            model_name='publicallegation',
            index=models.Index(fields=['process', 'sequence', 'position'], name='allegation_by_process'),
        ),
        migrations.AddIndex(
            model_name='publicallegation',
            index=models.Index(fields=['disposition', 'sequence', 'position'], name='allegation_by_disposition'),
        ),
        migrations.AddIndex(
            model_name='publicallegation',
            index=models.Index(fields=['agency', 'sequence', 'position'], name='allegation_by_agency'),
        ),
        migrations.AddIndex(
            model_name='publiccase',
            index=models.Index(fields=['happened_day', 'sequence'], name='case_by_event'),
        ),
        migrations.AddIndex(
            model_name='publicsource',
            index=models.Index(fields=['published_day', 'slug'], name='source_by_day'),
        ),
        migrations.AddIndex(
            model_name='publicstatement',
            index=models.Index(fields=['sequence', 'position'], name='statement_in_order'),
        ),
        migrations.AddIndex(
            model_name='publicstatement',
            index=models.Index(fields=['said_day', 'sequence', 'position'], name='statement_by_said_day'),
        ),
        migrations.AddIndex(
            model_name='publicstatement',
            index=models.Index(fields=['speaker', 'sequence', 'position'], name='statement_by_speaker'),
        ),
        migrations.AddIndex(
            model_name='publicstatement',
            index=models.Index(fields=['agency', 'sequence', 'position'], name='statement_by_agency'),
        ),
        migrations.AddIndex(
            model_name='publicstatement',
            index=models.Index(fields=['kind', 'sequence', 'position'], name='statement_by_kind'),
        ),
        migrations.AddIndex(
            model_name='publicstatement',
            index=models.Index(fields=['medium', 'sequence', 'position'], name='statement_by_medium'),
        ),
    ]

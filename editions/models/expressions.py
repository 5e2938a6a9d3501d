"""Columns that the database derives from others, for lists to be sorted by."""

from __future__ import annotations

from datetime import date

from django.db.models import DateField, Func, GeneratedField

FIRST_DAY = date(1, 1, 1).isoformat()


class DatedOrFirst(Func):
    """A date, or the first day there is where no date is known.

    The day is written into the SQL, not passed beside it, as a column's definition demands.
    """

    template = f"COALESCE(%(expressions)s, '{FIRST_DAY}')"
    output_field = DateField()


def sort_day(column: str) -> GeneratedField:
    """A day to sort by where `column` may be unknown.

    NULL sorts last on PostgreSQL and first on SQLite, and no keyset reaches past it. A stored column and not
    an index on the expression, because SQLite compares rows, `(day, number) < (x, y)`, along an index of
    columns only: where many rows share a day, a late page would walk over all of them.
    """
    return GeneratedField(expression=DatedOrFirst(column), output_field=DateField(), db_persist=True)

"""SQL expressions that index rows are both sorted by and indexed on."""

from __future__ import annotations

from datetime import date

from django.db.models import DateField, Func

FIRST_DAY = date(1, 1, 1).isoformat()


class DatedOrFirst(Func):
    """A date, or the first day there is where no date is known.

    NULL sorts last on PostgreSQL and first on SQLite, and no keyset reaches past it. The day is written
    into the SQL, not passed beside it, so that an index on the expression is found by both.
    """

    template = f"COALESCE(%(expressions)s, '{FIRST_DAY}')"
    output_field = DateField()

"""Finding the editions that an address numbers."""

from __future__ import annotations

from editions.finding import Missing, case_at
from editions.models import Edition, PublicCase

MOST_EDITIONS = 2**31 - 1


def editions_of(slug: str, *numbers: int) -> tuple[PublicCase, dict[int, Edition]]:
    """The public case and its editions of these numbers; Missing where the first of them does not exist."""
    row = case_at(slug)
    return row, editions_numbered(row, *numbers)


def editions_numbered(row: PublicCase, *numbers: int) -> dict[int, Edition]:
    """The editions of these numbers; Missing where the first of them does not exist."""
    asked = [number for number in numbers if possible(number)]
    found = {one.number: one for one in Edition.objects.filter(case_id=row.case_id, number__in=asked)}
    if numbers[0] not in found:
        raise Missing(f"{row.slug} has no edition {numbers[0]}.")
    return found


def possible(number: int) -> bool:
    """Whether an edition can have this number: SQLite fails on one that is no 64-bit integer."""
    return 1 <= number <= MOST_EDITIONS

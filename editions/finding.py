"""Finding the case that an address names: public, retracted, moved to another slug, or never there."""

from __future__ import annotations

from editions.models import Edition, PublicCase


class Missing(Exception):
    """Nothing public has this address, and nothing ever had."""


class Gone(Exception):
    """The case was retracted; `case` is its tombstone."""

    def __init__(self, case: PublicCase) -> None:
        self.case = case
        super().__init__(f"Case {case.case_id} was retracted.")


class Moved(Exception):
    """The case is public under another slug."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(slug)


def case_at(slug: str) -> PublicCase:
    """The public case of this slug, its document left unread; raises Gone, Moved, Missing."""
    rows = PublicCase.objects.select_related("edition").defer("body", "edition__document")
    row = rows.filter(slug=slug).first() or formerly(slug)
    if row.retracted:
        raise Gone(row)
    if row.slug != slug:
        raise Moved(row.slug)
    return row


def formerly(slug: str) -> PublicCase:
    """The case that an edition once showed under this slug."""
    shown = Edition.objects.filter(slug=slug).order_by("-entry_id").values("case_id")[:1]
    row = PublicCase.objects.filter(case_id__in=shown).first()
    if row is None:
        raise Missing(f"No public case has the slug {slug}.")
    return row

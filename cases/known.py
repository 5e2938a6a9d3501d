"""The names that the archive has already, for the reading of an article: people, agencies, outlets."""

from __future__ import annotations

from cases.models import Agency, Person
from sources.known import Known, KnownAgency, KnownPerson
from sources.models import Outlet


def known() -> Known:
    """Three queries, however many names there are."""
    people = Person.objects.select_related("agency")
    return Known(
        people=tuple(
            KnownPerson(one.name, tuple(one.also_known_as), one.agency.name if one.agency else "")
            for one in people
        ),
        agencies=tuple(
            KnownAgency(one.name, (*one.also_known_as, *filter(None, [one.acronym])))
            for one in Agency.objects.all()
        ),
        outlets=tuple(Outlet.objects.values_list("name", flat=True)),
    )

"""The agencies, outlets and speakers that a list can be narrowed by."""

from __future__ import annotations

from editions.facets import FacetValue, all_counts


def known_values() -> dict[str, list[FacetValue]]:
    """The commonest values of every facet by label, in one query."""
    found: dict[str, list[FacetValue]] = {}
    for facet, value, label, count in sorted(all_counts(), key=lambda row: (row[2].casefold(), row[1])):
        found.setdefault(facet, []).append(FacetValue(value, label, count))
    return found

"""What a page of one agency shows: its place, its cases by role, and what was said on its behalf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from editions.vocabulary import CaseRole
from pages.lists.statementlist import Row, row

SHOWN = 20
"""Cases and statements on the page itself; the lists have all of them."""

Body = dict[str, Any]


@dataclass(frozen=True)
class InRole:
    role: str
    cases: list[Body]


@dataclass(frozen=True)
class AgencyPage:
    agency: Body
    units: list[Body]
    by_role: list[InRole]
    has_more_cases: bool
    statements: list[Row]
    has_more_statements: bool


def agency_page(
    agency: Body, *, units: list[Body], cases: list[Body], statements: list[tuple[str, str, str]]
) -> AgencyPage:
    return AgencyPage(
        agency=agency,
        units=units,
        by_role=by_role(agency["slug"], cases[:SHOWN]),
        has_more_cases=len(cases) > SHOWN,
        statements=[row(*said) for said in statements[:SHOWN]],
        has_more_statements=len(statements) > SHOWN,
    )


def by_role(slug: str, cases: list[Body]) -> list[InRole]:
    """The cases under each role that the agency has in them, in the order of the vocabulary."""
    found = [InRole(role, [case for case in cases if has_role(case, slug, role)]) for role in CaseRole.values]
    return [one for one in found if one.cases]


def has_role(case: Body, slug: str, role: str) -> bool:
    return any(row["slug"] == slug and row["role"] == role for row in case["agencies"])

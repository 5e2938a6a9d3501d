"""What pages tell programs about themselves in the words of schema.org; never a verdict on a claim."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from pages.casepage.document import Document, present
from pages.terms import label

Data = dict[str, Any]

NAME = "Oversight Case Archive"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
HEADLINE = 110
"""Characters of a headline that search engines read."""

NO_GOVERNMENT = frozenset({"union", "other"})
"""Kinds of bodies that are no part of a government."""


def case_data(document: Document) -> Data:
    """A case as an article about bodies, which mentions claims and rests on news articles."""
    address = whole("pages:case", document["slug"])
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": document["title"][:HEADLINE],
        "abstract": document["standing"]["sentence"],
        "inLanguage": "en",
        "version": document["edition"],
        "dateModified": document["published_at"],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "author": publisher(),
        "publisher": publisher(),
        "about": [*bodies(document)],
        "mentions": [claim(row, address) for row in present(document["allegations"])],
        "citation": [news(row) for row in present(document["sources"])],
    }


def claim(row: Data, address: str) -> Data:
    """An allegation: what is claimed, with where it stands and without a rating."""
    process, decided = label("process", row["process"]), label("disposition", row["disposition"])
    return {
        "@type": "Claim",
        "@id": f"{address}#allegation-{row['id']}",
        "text": row["text"],
        "description": f"An allegation is not a finding. Process: {process}. Disposition: {decided}.",
        "appearance": [{"@id": whole("pages:source", slug)} for slug in cited(row)],
    }


def cited(row: Data) -> list[str]:
    return sorted({passage["source"] for passage in row["passages"]})


def news(row: Data) -> Data:
    address = whole("pages:source", row["slug"])
    said = {
        "headline": row["title"][:HEADLINE],
        "publisher": outlet_data(row["outlet"]) if row["outlet"] else {},
        "datePublished": row["published"] if len(row["published"] or "") == len("2023-07-18") else "",
        "sameAs": row["url"],
        "inLanguage": row["language"],
    }
    known = {key: value for key, value in said.items() if value}
    return {"@type": "NewsArticle", "@id": address, "url": address, **known}


def outlet_data(row: Data) -> Data:
    address = whole("pages:outlet", row["slug"])
    return {"@type": "NewsMediaOrganization", "@id": address, "name": row["name"]}


def bodies(document: Document) -> list[Data]:
    rows = {row["slug"]: row for row in present(document["agencies"])}
    return [agency_data(row) for row in rows.values()]


def agency_data(row: Data) -> Data:
    address = whole("pages:agency", row["slug"])
    kind = "Organization" if row["kind"] in NO_GOVERNMENT else "GovernmentOrganization"
    said = {
        "alternateName": row["acronym"],
        "sameAs": row["url"],
        "parentOrganization": {"@id": whole("pages:agency", row["parent"]["slug"])}
        if row["parent"]
        else None,
    }
    known = {key: value for key, value in said.items() if value}
    return {"@type": kind, "@id": address, "url": address, "name": row["name"], **known}


def alone(data: Data) -> Data:
    return {"@context": "https://schema.org", **data}


def publisher() -> Data:
    return {"@type": "Organization", "name": NAME, "url": settings.SITE_URL}


def whole(name: str, slug: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[slug])}"

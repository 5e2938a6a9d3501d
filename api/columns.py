"""What the columns of the CSV exports are called, what each means, and where in a record it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

Record = Mapping[str, Any]

BETWEEN = " […] "
"""Between the passages of a split quotation."""

Kind = type[str] | type[int] | type[bool]


@dataclass(frozen=True)
class Column:
    name: str
    means: str
    of: Callable[[Record], Any]
    kind: Kind = str


def listed(values: Iterable[str]) -> str:
    return "; ".join(values)


def plain(name: str, means: str, kind: Kind = str) -> Column:
    """A column that is a key of the record."""
    return Column(name, means, itemgetter(name), kind)


def inside(name: str, outer: str, inner: str, means: str) -> Column:
    """A column that is a key of an object in the record; empty where there is no such object."""
    return Column(name, means, lambda record: record[outer][inner] if record[outer] else "")


def of_passages(key: str, between: str) -> Callable[[Record], str]:
    return lambda record: between.join(str(passage[key]) for passage in record["printing"]["passages"])


CASE = (
    inside("case", "case", "slug", "Slug of the case."),
    inside("case_title", "case", "title", "Title of the case."),
)
OUTLET = (
    inside("outlet", "outlet", "slug", "Slug; empty where the outlet cannot be established."),
    inside("outlet_name", "outlet", "name", "Name of the outlet."),
)


def newest_line(of: str) -> tuple[Column, Column]:
    return (
        plain("sequence", f"Of the newest log line about {of}.", int),
        plain("updated", "When that line was written, UTC."),
    )


def addresses(record: str, page: str) -> tuple[Column, Column]:
    return plain("url", record), plain("page", page)


CASES = (
    plain("id", "Opaque and permanent."),
    plain("slug", "Names the case in addresses."),
    plain("title", "Neutral; what is alleged is no finding."),
    inside("process", "standing", "process", "The roll-up of where its allegations stand."),
    inside("disposition", "standing", "disposition", "What was decided, where all allegations agree."),
    inside("standing", "standing", "sentence", "The same in a sentence; quote it beside the title."),
    inside("as_of", "standing", "as_of", "EDTF date of the newest status step."),
    plain("content_note", "Shown first where the matter is hard to read."),
    Column(
        "summary",
        "The first sentence.",
        lambda record: listed(one.get("text", "") for one in record["summary"]),
    ),
    inside("jurisdiction", "jurisdiction", "slug", "Slug."),
    Column(
        "agencies",
        "Role and slug of each, separated by semicolons.",
        lambda record: listed(f"{one['role']} {one['slug']}" for one in record["agencies"]),
    ),
    Column("categories", "Separated by semicolons.", lambda record: listed(record["categories"])),
    plain("happened_earliest", "First day on which anything alleged can have happened."),
    plain("happened_latest", "Last such day; 9999-12-31 where it is open."),
    plain("allegations", "How many.", int),
    plain("statements", "How many.", int),
    plain("sources", "How many articles.", int),
    plain("edition", "Number of the newest edition.", int),
    *newest_line("the case"),
    plain("sha256", "Hash of the edition's log line."),
    *addresses("The document.", "The page for readers."),
)

PRINTINGS = (
    plain("id", "Of the statement; its printings share it."),
    *CASE,
    inside("case_process", "standing", "process", "The roll-up of where the case's allegations stand."),
    inside("case_disposition", "standing", "disposition", "What was decided, where all allegations agree."),
    inside("case_standing", "standing", "sentence", "The same in a sentence; quote it beside the words."),
    inside("speaker", "speaker", "slug", "Slug; empty where no person is named."),
    inside("speaker_name", "speaker", "name", "Name of the official or spokesperson."),
    plain("title", "The speaker's title as printed."),
    inside("agency", "agency", "slug", "Slug of the body it was said for."),
    inside("agency_name", "agency", "name", "Name of that body."),
    plain("said", "EDTF date; empty where it cannot be told."),
    plain("medium", "How it was said."),
    plain("about", "What it concerns, in the archive's words."),
    inside("kind", "printing", "kind", "direct: the words themselves; indirect: retold."),
    inside("source", "printing", "source", "Slug of the article."),
    *OUTLET,
    Column(
        "exact", f"The printed words; “{BETWEEN.strip()}” between passages.", of_passages("exact", BETWEEN)
    ),
    Column("start", "Characters before each passage, separated by semicolons.", of_passages("start", ";")),
    Column("end", "Characters up to the end of each passage.", of_passages("end", ";")),
    Column(
        "text_sha256",
        "SHA-256 of the article's normalised text, that offsets count in.",
        lambda record: record["printing"]["passages"][0]["text_sha256"],
    ),
    plain("updated", "When the case's newest log line was written, UTC."),
    *addresses("The statement.", "The statement on its case's page."),
)

ALLEGATIONS = (
    plain("id", "Opaque and permanent."),
    *CASE,
    plain("text", "What is alleged. An allegation is not a finding."),
    plain("process", "Where it stands, by its newest step."),
    plain("disposition", "What was decided, by its newest step."),
    plain("as_of", "EDTF date of the newest step."),
    plain("category", "What kind of conduct is alleged."),
    plain("against", "A description; accused persons are never named."),
    inside("agency", "agency", "slug", "Slug of the unit concerned."),
    inside("agency_name", "agency", "name", "Name of that unit."),
    plain("happened", "EDTF date; empty where no article says."),
    plain("happened_earliest", "First day on which it can have happened."),
    plain("happened_latest", "Last such day; 9999-12-31 where it is open."),
    plain("place", "Where it is said to have happened."),
    plain("reported_by", "Who reported it."),
    plain("rule", "The rule it would breach."),
    Column("status_steps", "How many.", lambda record: len(record["status_steps"]), int),
    plain("edition", "Number of the case's newest edition.", int),
    *newest_line("the case"),
    *addresses("The allegation.", "The allegation on its case's page."),
)

SOURCES = (
    plain("id", "The slug."),
    *OUTLET,
    plain("title", "As printed; empty where none was received."),
    plain("byline", "As printed."),
    plain("published", "EDTF date."),
    plain("published_earliest", "First day on which it can have been published."),
    plain("published_latest", "Last such day; 9999-12-31 where it is open."),
    plain("language", "BCP 47."),
    plain("reprint_of", "Slug of the article that it copies; a copy is no independent source."),
    plain("article_url", "The article's own address."),
    plain("archived_url", "An archived copy's address."),
    plain("text_sha256", "SHA-256 of the normalised text."),
    plain("text_length", "Characters of the normalised text.", int),
    plain("text_held", "Whether the archive held the text when the edition was made.", bool),
    *newest_line("the case that describes it"),
    *addresses("The article's record.", "The page for readers."),
)

AGENCIES = (
    plain("id", "The slug."),
    plain("name", "In full."),
    plain("acronym", "As it is known."),
    Column("also_known_as", "Separated by semicolons.", lambda record: listed(record["also_known_as"])),
    plain("kind", "What kind of body it is."),
    inside("parent", "parent", "slug", "Slug of the body it is a unit of."),
    inside("jurisdiction", "jurisdiction", "slug", "Slug."),
    plain("website", "The body's own site."),
    *newest_line("the case that describes it"),
    *addresses("The agency's record.", "The page for readers."),
)

"""A mirror that is fed by the log alone equals the archive, whatever happened and whenever it looked.

`make test` tries a few sequences of events, the same each time; MIRROR_EXAMPLES=200 tries so many new ones.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Case, Printing
from editions.models import Edition, Entry
from editions.publishing import correct, publish, redact, retract
from sources.models import SourceArticle
from tests.api.contract import CheckedClient
from tests.factories import published_case

pytestmark = pytest.mark.django_db

SITE = "http://testserver/api/v1/"
SLUGS = ("dock", "mill", "quay")


class Mirror:
    """Every edition of every public case by its opaque id and number, and how far the log was followed."""

    def __init__(self, api: CheckedClient) -> None:
        self.api = api
        self.held: dict[tuple[str, int], bytes] = {}
        self.after = 0

    def follow(self, size: int) -> None:
        address = f"changes/?after={self.after}&page_size={size}"
        while address:
            said = self.api.ask(address).json()
            for line in said["results"]:
                assert line["sequence"] == self.after + 1
                self.take(line)
                self.after = line["sequence"]
            address = (said["next"] or "").removeprefix(SITE)

    def take(self, line: dict[str, Any]) -> None:
        """As docs/api.md says: fetch what the line names; a redaction names each edition that it changed."""
        for number in {line["edition"], *(part["edition"] for part in line.get("removed", ()))}:
            answer = self.api.ask(f"cases/{line['case']}/editions/{number}/")
            while answer.status_code == 301:
                answer = self.api.ask(answer.headers["Location"].removeprefix("/api/v1/"))
            if answer.status_code == 410:
                self.drop(line["case_id"])
            else:
                self.held[line["case_id"], number] = answer.content

    def drop(self, case_id: str) -> None:
        self.held = {key: document for key, document in self.held.items() if key[0] != case_id}

    @property
    def newest(self) -> set[bytes]:
        """What each case says today."""
        return set({case_id: self.held[case_id, number] for case_id, number in sorted(self.held)}.values())


def archived() -> dict[tuple[str, int], bytes]:
    public = Edition.objects.filter(current_of__retracted=False).values("case_id")
    rows = Edition.objects.filter(case_id__in=public).values_list("case_id", "number", "document")
    return {(case_id, number): document.encode() for case_id, number, document in rows}


def exported(api: CheckedClient) -> set[bytes]:
    answer = api.ask("exports/cases.ndjson")
    return set(b"".join(answer.streaming_content).splitlines())


def cases_of(slug: str) -> list[Case]:
    """All that ever had this name; it may have got another slug since."""
    return list(Case.objects.filter(slug__startswith=slug).order_by("pk"))


def standing(slug: str) -> Case | None:
    """The case of this name that is public."""
    for case in cases_of(slug):
        if Edition.objects.filter(case_id=case.public_id, current_of__retracted=False).exists():
            return case
    return None


def publish_one(slug: str) -> None:
    """The first edition, or a development of a case that is public."""
    if case := standing(slug):
        case.content_note += "Concerns the use of force. "
        case.save()
        publish(case, by=None, note="More is known.")
    elif not cases_of(slug):
        published_case(slug=slug)


def begin_again(slug: str) -> None:
    """What was retracted comes back as another case, under another slug."""
    if cases_of(slug) and not standing(slug):
        published_case(slug=f"{slug}-again-{len(cases_of(slug))}")


def publish_again(slug: str) -> None:
    """Where nothing is new this makes no edition; where there are drafts, they are public from now on."""
    if case := standing(slug):
        publish(case, by=None, note="As it stands.")


def draft_one(slug: str) -> None:
    """What nobody has published is nowhere to be seen, until the next edition says it."""
    if case := standing(slug):
        case.content_note += "Concerns a draft. "
        case.save()


def correct_one(slug: str) -> None:
    if case := standing(slug):
        case.content_note += "Concerns an arrest. "
        case.save()
        correct(case, by=None, note="A note was missing.")


def rename_one(slug: str) -> None:
    if case := standing(slug):
        case.slug += "-renamed"
        case.save()
        publish(case, by=None, note="It has another address.")


def hide_one(slug: str) -> None:
    """Search engines are asked to leave it out, or not any more; mirrors and exports have it all the same."""
    if case := standing(slug):
        case.noindex = not case.noindex
        case.save()
        publish(case, by=None, note="Search engines are told otherwise.")


def withdraw_article(slug: str) -> None:
    """An outlet took an article down: its address goes, and one of the two is cited no more."""
    if case := standing(slug):
        case.disagreements.all().delete()
        for printing in Printing.objects.filter(statement__case=case)[1:]:
            printing.delete()
        for article in SourceArticle.objects.filter(printings__statement__case=case).distinct():
            article.url = ""
            article.save()
        publish(case, by=None, note="An article was taken down.")


def retract_one(slug: str) -> None:
    if case := standing(slug):
        retract(case, by=None, reason="By decision of the board.")


def redact_one(slug: str) -> None:
    if (case := standing(slug)) and (statement := case.statements.first()):
        statement.delete()
        redact(
            case,
            by=None,
            ground="Order of a court.",
            decision="The board decided.",
            facts=[statement.public_id],
        )


VERBS = (
    publish_one,
    publish_one,
    publish_again,
    draft_one,
    correct_one,
    rename_one,
    hide_one,
    withdraw_article,
    retract_one,
    redact_one,
    begin_again,
)
Step = tuple[Callable[[str], None], str, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.sampled_from(SLUGS), st.sampled_from((0, 0, 1, 2, 100))), max_size=20
)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


EXAMPLES = int(os.environ.get("MIRROR_EXAMPLES", "25"))


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="MIRROR_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_a_mirror_that_looks_at_any_moment_ends_equal_to_the_archive(
    api: CheckedClient, steps: list[Step]
) -> None:
    with undone():
        mirror = Mirror(api)
        for verb, slug, looks in steps:
            verb(slug)
            if looks:
                mirror.follow(size=looks)
        mirror.follow(size=100)

        assert mirror.held == archived()
        assert mirror.newest == exported(api)


def test_that_sequence_of_everything_is_followed_too(api: CheckedClient) -> None:
    """What the random ones are made of, so that none of the verbs can have become idle."""
    mirror = Mirror(api)
    for verb in (publish_one, correct_one, rename_one, hide_one, withdraw_article, redact_one):
        lines = Entry.objects.count()
        verb("dock")
        assert Entry.objects.count() == lines + 1, verb.__name__
        publish_one("mill")
        mirror.follow(size=2)
    retract_one("mill")
    begin_again("mill")
    mirror.follow(size=2)

    assert mirror.held == archived()
    assert mirror.newest == exported(api)
    assert len(mirror.held) == 6
    assert b'"redacted"' in mirror.held[next(iter(mirror.held))]


def test_a_draft_is_nowhere_to_be_seen_until_it_is_published(api: CheckedClient) -> None:
    mirror = Mirror(api)
    for verb, lines in ((publish_one, 1), (publish_again, 1), (draft_one, 1), (publish_again, 2)):
        verb("dock")
        mirror.follow(size=2)
        assert (mirror.after, b"Concerns a draft" in b"".join(mirror.held.values())) == (lines, lines == 2)

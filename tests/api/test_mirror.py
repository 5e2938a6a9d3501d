"""A mirror that is fed by the log alone equals the archive, whatever happened and whenever it looked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Case
from editions.models import Edition
from editions.publishing import correct, publish, redact, retract
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


def archived() -> dict[tuple[str, int], bytes]:
    public = Edition.objects.filter(current_of__retracted=False).values("case_id")
    rows = Edition.objects.filter(case_id__in=public).values_list("case_id", "number", "document")
    return {(case_id, number): document.encode() for case_id, number, document in rows}


def standing(slug: str) -> Case | None:
    """The case while it is public; it may have got another slug since."""
    case = Case.objects.filter(slug__startswith=slug).first()
    public = Edition.objects.filter(case_id=case.public_id, current_of__retracted=False) if case else None
    return case if public and public.exists() else None


def publish_one(slug: str) -> None:
    """The first edition, or a development of a case that is public."""
    if case := standing(slug):
        case.content_note += "Concerns the use of force. "
        case.save()
        publish(case, by=None, note="More is known.")
    elif not Case.objects.filter(slug__startswith=slug).exists():
        published_case(slug=slug)


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


VERBS = (publish_one, publish_one, correct_one, rename_one, retract_one, redact_one)
Step = tuple[Callable[[str], None], str, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.sampled_from(SLUGS), st.sampled_from((0, 0, 1, 2, 100))), max_size=14
)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
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


def test_that_sequence_of_everything_is_followed_too(api: CheckedClient) -> None:
    """What the random ones are made of, so that none of the verbs can have become idle."""
    mirror = Mirror(api)
    for verb in (publish_one, correct_one, rename_one, publish_one, redact_one):
        verb("dock")
        publish_one("mill")
        mirror.follow(size=2)
    retract_one("mill")
    mirror.follow(size=2)

    assert mirror.held == archived()
    assert len(mirror.held) == 4
    assert b'"redacted"' in mirror.held[next(iter(mirror.held))]

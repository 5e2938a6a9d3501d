"""A reply: granted it is a letter and a statement; published it travels in the document, or its lack does."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from cases import readiness
from cases.models import Agency, Case, Reply
from editions import publishing
from editions.document import content_of
from editions.models import Edition, Listing, PublicStatement, Report
from editions.publishing import content_in, publish
from editions.replies import Grant, NotGranted, grant
from sources.models import Capture, SourceArticle
from tests.factories import (
    CaseFactory,
    PersonFactory,
    ReplyFactory,
    SourceArticleFactory,
    StatementFactory,
    cite,
    ready_case,
)

pytestmark = pytest.mark.django_db
MESSAGE = "We received the complaint on 4 March.\n\nIt is with the review office, and we await its answer."
ASKS = "We ask you for a reply by 15 April 2024"


@pytest.fixture
def case() -> Case:
    return ready_case(slug="dock-street")


@pytest.fixture
def report(case: Case) -> Report:
    row: Report = Report.objects.create(
        kind="reply",
        case_id=case.public_id,
        slug=case.slug,
        message=MESSAGE,
        name="Dana Reyes, Harbor City Police Department",
        contact="dana@example.org",
    )
    return row


def theirs(**more: Any) -> Grant:
    department = Agency.objects.get(slug="hcpd")
    how: dict[str, Any] = {"person": None, "agency": department, "title": "", "about": "how it was received"}
    return Grant(**(how | {"says_who": "Dana Reyes"} | more))


def granted(report: Report, **more: Any) -> Reply:
    return grant(report, theirs(**more), by=None, reason="The body that the case is about asked for it.")


def unanswered(case: Case, **more: Any) -> Reply:
    letter = SourceArticleFactory.create(
        slug="letter-1", outlet=None, outlet_basis="letter", published_basis="letter", says=(f"{ASKS}.",)
    )
    agency = Agency.objects.get(slug="hcpd")
    reply: Reply = ReplyFactory.create(case=case, agency=agency, passages=cite(letter, ASKS), **more)
    return reply


def published(case: Case) -> dict[str, Any]:
    edition = publish(case, by=None, note="A reply.")
    assert edition
    document: dict[str, Any] = json.loads(edition.document)
    return document


def test_a_reply_granted_is_a_letter_with_its_capture_and_a_statement_of_the_body(report: Report) -> None:
    reply = granted(report)
    letter = SourceArticle.objects.get(slug=f"reply-{report.receipt.lower()}")
    assert (letter.outlet, letter.outlet_basis, letter.published_basis) == (None, "letter", "letter")
    assert Capture.objects.get(article=letter).body.decode() == letter.text
    assert reply.statement
    assert (reply.statement.agency, reply.statement.speaker) == (reply.agency, None)


def test_the_message_is_cited_in_full_and_where_an_answer_goes_is_nowhere(report: Report) -> None:
    reply = granted(report)
    assert reply.statement
    printing = reply.statement.printings.get()
    assert [passage.exact for passage in printing.passages.all()] == [MESSAGE]
    assert [passage.exact for passage in printing.attribution.all()] == ["Dana Reyes"]
    assert "example.org" not in printing.article.text


def test_granting_publishes_nothing_and_closes_the_report_with_its_reason(case: Case, report: Report) -> None:
    publish(case, by=None, note="First.")
    granted(report)
    report.refresh_from_db()
    assert (report.state, report.answer) == ("acted-on", "The body that the case is about asked for it.")
    assert Edition.objects.count() == 1
    assert Reply.history.get().history_change_reason == report.answer


def test_a_granted_reply_is_ready_and_published_as_a_statement(case: Case, report: Report) -> None:
    reply = granted(report)
    assert readiness.problems(case) == []
    document = published(case)
    assert document["replies"] == [
        {
            "id": reply.public_id, "person": None, "sought": None, "as_of": None, "passages": [],
            "agency": {"slug": "hcpd", "name": "Harbor City Police Department", "acronym": "HCPD"},
            "statement": reply.statement and reply.statement.public_id,
        }
    ]  # fmt: skip
    said = next(row for row in document["statements"] if row["id"] == document["replies"][0]["statement"])
    assert said["printings"][0]["passages"][0]["exact"] == MESSAGE
    assert PublicStatement.objects.filter(public_id=said["id"]).exists()
    assert ("basis", "letter") in {(term["vocabulary"], term["value"]) for term in document["terms"]}


def test_a_short_letter_is_cited_in_full_all_the_same(case: Case, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(message="No.")
    report.refresh_from_db()
    granted(report, says_who="Dana Reyes, Harbor City Police Department")
    assert readiness.problems(case) == []


def test_no_reply_is_published_with_the_words_that_asked(case: Case) -> None:
    unanswered(case)
    assert readiness.problems(case) == []
    row = published(case)["replies"][0]
    assert (row["statement"], row["sought"], row["as_of"]) == (None, "2024-04-01", "2024-04-15")
    assert [passage["exact"] for passage in row["passages"]] == [ASKS]


def test_a_case_without_replies_says_what_it_said_before_there_were_any(case: Case) -> None:
    assert "replies" not in published(case)
    assert content_of(case) == content_in(Edition.objects.get())


NOT_READY: list[tuple[dict[str, Any], str]] = [
    ({"agency": "opr"}, "the statement is not by OPR"),
    ({"agency": None, "person": "dana-reyes"}, "the statement is not by Dana Reyes"),
    ({"sought": "2024-04-01"}, "no passage supports it"),
]


@pytest.mark.parametrize(("change", "said"), NOT_READY)
def test_it_is_not_ready(change: dict[str, Any], said: str, case: Case, report: Report) -> None:
    reply = granted(report)
    for name, value in change.items():
        model = Reply._meta.get_field(name).related_model
        named = model._default_manager.get(slug=value) if isinstance(model, type) and value else value
        setattr(reply, name, named)
    reply.save()
    assert any(said in str(problem) for problem in readiness.problems(case))


def test_a_body_without_a_role_in_the_case_cannot_be_said_not_to_reply(case: Case) -> None:
    unanswered(case)
    case.case_agencies.filter(agency__slug="hcpd").delete()
    assert any("has no role here" in str(problem) for problem in readiness.problems(case))


REFUSED: list[tuple[Callable[[Report], Any], str]] = [
    (lambda report: setattr(report, "kind", "error"), "did not ask to reply"),
    (lambda report: setattr(report, "case_id", ""), "names no case"),
    (lambda report: report.__dict__.update(state="declined", answer="No."), "closed already"),
]


@pytest.mark.parametrize(("spoil", "said"), REFUSED)
def test_what_is_no_reply_to_a_case_is_not_granted(
    spoil: Callable[[Report], Any], said: str, report: Report
) -> None:
    spoil(report)
    report.save()
    with pytest.raises(NotGranted, match=said):
        granted(report)
    assert not Reply.objects.exists()


def test_nothing_is_half_done_where_the_words_that_say_who_are_not_there(report: Report) -> None:
    with pytest.raises(NotGranted, match="does not stand in the letter"):
        granted(report, says_who="Chief Marlow")
    assert not SourceArticle.objects.filter(outlet_basis="letter").exists()
    assert Report.objects.get().state == "new"


def test_a_person_replies_in_their_own_name(report: Report) -> None:
    reply = granted(report, agency=None, person=PersonFactory.create())
    assert reply.statement
    assert (reply.person, reply.agency, reply.statement.speaker) == (reply.person, None, reply.person)


def test_somebody_who_was_asked_and_said_nothing_is_named_but_is_no_speaker(case: Case) -> None:
    silent = PersonFactory.create(slug="marion-cole")
    reply = unanswered(case)
    reply.agency, reply.person = None, silent
    reply.save()
    assert "marion-cole" in {row["slug"] for row in published(case)["people"]}
    speakers = Listing.objects.filter(facet="speaker").values_list("value", flat=True)
    assert list(speakers) == ["dana-reyes"]


def test_the_chain_proves_it_and_a_redaction_takes_it_out_everywhere(case: Case, report: Report) -> None:
    reply = granted(report)
    published(case)
    assert reply.statement
    facts = [reply.public_id, reply.statement.public_id]
    reply.statement.delete()
    publishing.redact(
        case, by=None, ground="A court's order.", decision="2026/7", facts=facts, texts=[MESSAGE[:30]]
    )
    document = json.loads(Edition.objects.get().document)
    assert MESSAGE[:30] not in json.dumps(document, ensure_ascii=False)
    assert document["replies"][0] == {
        "id": reply.public_id,
        "redacted": {"what": "replies", "ground": "A court's order. 2026/7."},
    }
    call_command("verify")


def test_a_reply_tampered_with_is_found(case: Case) -> None:
    unanswered(case)
    published(case)
    edition = Edition.objects.get()
    changed = edition.document.replace('"as_of":"2024-04-15"', '"as_of":"2024-04-01"')
    assert changed != edition.document
    Edition.objects.filter(pk=edition.pk).update(document=changed)
    with pytest.raises(CommandError, match="/replies/0 is not what was published"):
        call_command("verify")


def test_a_statement_of_another_case_is_no_reply_to_this_one(case: Case) -> None:
    elsewhere = StatementFactory.create(case=CaseFactory.create())
    reply = Reply(case=case, agency=Agency.objects.get(slug="hcpd"), statement=elsewhere)
    with pytest.raises(Exception, match="part of another case"):
        reply.full_clean()


def test_who_granted_it_is_kept(report: Report) -> None:
    ada = User.objects.create_user("ada")
    grant(report, theirs(), by=ada, reason="Asked for.")
    assert Reply.history.get().history_user == ada

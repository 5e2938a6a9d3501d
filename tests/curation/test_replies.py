"""Replying a reply in the admin: who may, what is asked of them, and what becomes of the reader's words."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Agency, Case, Reply
from curation.admin.replying import WRITES
from curation.models import Divergence
from editions.models import Edition, Report
from tests.curation.conftest import NOUNS_OF_A_CASE, Signed
from tests.factories import ReplyFactory

pytestmark = pytest.mark.django_db
MESSAGE = "We received the complaint on 4 March."


@pytest.fixture
def report(published: str) -> Report:
    case = Case.objects.get(slug=published)
    about = {"case_id": case.public_id, "slug": case.slug, "name": "Dana Reyes", "contact": "d@example.org"}
    row: Report = Report.objects.create(kind="reply", message=MESSAGE, **about)
    return row


def filled(**more: Any) -> dict[str, Any]:
    said = {
        "says_who": "Dana Reyes",
        "about": "how it was received",
        "language": "en",
        "reason": "They asked.",
    }
    return said | {"agency": Agency.objects.get(slug="hcpd").pk} | more


def address(report: Report) -> str:
    return f"/admin/editions/report/{report.pk}/grant/"


def test_a_report_that_asks_to_reply_leads_to_granting_it(staff: Client, report: Report) -> None:
    screen = staff.get(f"/admin/editions/report/{report.pk}/change/").content.decode()
    assert address(report) in screen


def test_the_letter_is_shown_before_it_is_granted_without_the_contact(staff: Client, report: Report) -> None:
    screen = staff.get(address(report)).content.decode()
    assert MESSAGE in screen
    assert "d@example.org" not in screen


def test_granting_makes_a_draft_beside_the_case_and_readers_see_nothing(
    staff: Client, report: Report
) -> None:
    answer = staff.post(address(report), filled())
    reply = Reply.objects.get()
    assert answer["Location"] == f"/admin/cases/case/{reply.case_id}/change/"
    assert Divergence.objects.standing().filter(case=reply.case).exists()
    assert Edition.objects.count() == 1
    assert MESSAGE not in staff.get("/cases/dock-street/").content.decode()


REFUSED = [
    ({"agency": ""}, "Name the body or the person"),
    ({"about": "why he is guilty"}, "guilty"),
    ({"says_who": "Chief Marlow"}, "does not stand in the letter"),
    ({"sought": "2999-01-01"}, "has not come yet"),
    ({"reason": ""}, "required"),
]


@pytest.mark.parametrize(("more", "said"), REFUSED)
def test_it_is_refused_with_the_reason(
    more: dict[str, str], said: str, staff: Client, report: Report
) -> None:
    assert said in staff.post(address(report), filled(**more)).content.decode()
    assert not Reply.objects.exists()


def test_a_report_is_granted_once(staff: Client, report: Report) -> None:
    staff.post(address(report), filled())
    again = staff.post(address(report), filled(), follow=True).content.decode()
    assert "closed already" in again
    assert Reply.objects.count() == 1


@pytest.mark.parametrize("missing", ["editions.change_report", *WRITES])
def test_it_takes_every_right_that_it_uses(missing: str, signed_in: Signed, report: Report) -> None:
    held = {"editions.view_report", "editions.change_report", *WRITES, *NOUNS_OF_A_CASE} - {missing}
    assert signed_in(*held).post(address(report), filled()).status_code == 403
    assert not Reply.objects.exists()


def test_with_those_rights_it_is_done(signed_in: Signed, report: Report) -> None:
    held = {"editions.view_report", "editions.change_report", *WRITES, *NOUNS_OF_A_CASE}
    assert signed_in(*held).post(address(report), filled()).status_code == 302


def test_a_reply_that_did_not_come_is_entered_by_hand(staff: Client, published: str) -> None:
    case, agency = Case.objects.get(slug=published), Agency.objects.get(slug="opr")
    sent = {"case": case.pk, "agency": agency.pk, "sought": "2024-04-01", "as_of": "2024-04-15"}
    staff.post("/admin/cases/reply/add/", sent)
    assert str(Reply.objects.get()).endswith("no reply as of 2024-04-15")


WRONG = [
    ({"as_of": ""}, "by which none had"),
    ({"sought": ""}, "who was not asked"),
    ({"agency": ""}, "Name the person or the body"),
    ({"as_of": "2999-01-01"}, "has not come yet"),
]


@pytest.mark.parametrize(("more", "said"), WRONG)
def test_what_cannot_be_said_of_a_reply_is_refused(
    more: dict[str, str], said: str, staff: Client, published: str
) -> None:
    case, agency = Case.objects.get(slug=published), Agency.objects.get(slug="opr")
    sent = {"case": case.pk, "agency": agency.pk, "sought": "2024-04-01", "as_of": "2024-04-15"}
    assert said in staff.post("/admin/cases/reply/add/", sent | more).content.decode()


def test_the_case_lists_its_replies(staff: Client, published: str) -> None:
    reply = ReplyFactory.create(case=Case.objects.get(slug=published))
    screen = staff.get(f"/admin/cases/case/{reply.case_id}/change/").content.decode()
    assert f"/admin/cases/reply/{reply.pk}/change/" in screen

"""The workbench of a case that readers have: each change is unpublished, and says why it was made."""

import pytest
from django.test import Client

from cases.models import Case, Event
from editions.publishing import publish
from tests.curation.test_workbench import OPENED, address, shown, span
from tests.factories import SourceArticleFactory

pytestmark = pytest.mark.django_db


def test_citing_for_a_published_fact_is_noted_as_an_unpublished_change(staff: Client, published: str) -> None:
    case = Case.objects.get(slug=published)
    article = SourceArticleFactory.create(says=(OPENED,))
    sent = {"exact": "opened a file", "target": f"fact:event-{case.events.get().pk}"}
    staff.post(address(case, article, "why/"), {"reason": "Another outlet tells of it."})
    staff.post(address(case, article, "cite/"), sent)
    changed = staff.get("/admin/cases/case/?state=changed").context["cl"].result_list
    assert [row.slug for row in changed] == [published]


def test_a_public_case_asks_once_why_it_is_changed(staff: Client, published: str) -> None:
    case = Case.objects.get(slug=published)
    article = SourceArticleFactory.create(says=(OPENED,))
    event = case.events.get()
    cited = {"exact": "opened a file", "target": f"fact:event-{event.pk}"}
    entered = {"text": "A file was opened.", "date": "2024", "words": span(article, "on Monday")}

    refused = staff.post(address(case, article, "cite/"), cited)
    assert "say first why you change" in refused.content.decode()
    assert refused.context["selection"]["exact"].value() == "opened a file"
    refused = staff.post(address(case, article, "add/event/"), entered)
    assert refused.context["draft"].form["text"].value() == "A file was opened."
    assert event.passages.filter(article=article).count() + case.events.count() == 1

    staff.post(address(case, article, "why/"), {"reason": "Another outlet tells of it."})
    staff.post(address(case, article, "cite/"), cited)
    staff.post(address(case, article, "add/event/"), entered)

    reasons = Event.history.filter(case_id=case.pk).values_list("history_change_reason", flat=True)
    assert list(reasons[:2]) == ["Another outlet tells of it."] * 2
    assert case.events.count() == 2


def test_a_new_edition_asks_anew(staff: Client, published: str) -> None:
    case = Case.objects.get(slug=published)
    article = SourceArticleFactory.create(says=(OPENED,))
    staff.post(address(case, article, "why/"), {"reason": "Another outlet tells of it."})
    assert shown(staff, case, article).context["why"]
    case.events.get().delete()
    publish(case, by=None, note="One event was told twice.")
    assert not shown(staff, case, article).context["why"]

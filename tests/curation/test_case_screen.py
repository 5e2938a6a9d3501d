"""The screen of a case: what it shows above its form, and what may not be done on it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import Case, SummarySentence
from editions.models import Edition
from tests.factories import CaseFactory, cite, published_case, ready_case


def screen(case: Case, verb: str = "change") -> str:
    return f"/admin/cases/case/{case.pk}/{verb}/"


def shown(staff: Client, case: Case, verb: str = "change") -> str:
    return staff.get(screen(case, verb)).content.decode()


@pytest.fixture
def case(published: str) -> Case:
    return Case.objects.get(slug=published)


def test_a_draft_shows_that_nobody_has_read_it(staff: Client) -> None:
    page = shown(staff, ready_case())
    assert "Never published" in page
    assert "Something published was wrong" not in page


def test_a_published_case_shows_its_edition_its_date_and_its_address(staff: Client, case: Case) -> None:
    page = shown(staff, case)
    edition = Edition.objects.get()
    assert f'href="/admin/editions/edition/{edition.pk}/change/">1</a>' in page
    assert f'<time datetime="{edition.published_at}">' in page
    assert 'href="/cases/dock-street/"' in page
    assert "As it stands here" in page


def test_an_edit_shows_as_an_unpublished_change(staff: Client, case: Case) -> None:
    case.content_note = "It concerns an arrest."
    case.save()
    assert "Unpublished changes" in shown(staff, case)


def test_a_case_that_is_ready_says_so(staff: Client, case: Case) -> None:
    assert '<span class="badge good">Ready</span>' in shown(staff, case)


def test_each_problem_leads_to_the_field_that_would_mend_it(staff: Client, case: Case) -> None:
    sentence = case.summary.get()
    sentence.passages.clear()
    case.allegations.get().status_steps.all().delete()
    page = shown(staff, case)
    assert f'href="/admin/cases/summarysentence/{sentence.pk}/change/#id_passages"' in page
    assert f'href="/admin/cases/allegation/{case.allegations.get().pk}/change/#status_steps-group"' in page


def test_a_case_with_nothing_in_it_still_has_a_screen(staff: Client) -> None:
    bare = CaseFactory.create()
    assert "there is no allegation" in shown(staff, bare)
    assert "nothing to preview yet" in shown(staff, bare, "preview")


def test_a_published_case_that_lost_its_statuses_differs_from_its_edition(staff: Client, case: Case) -> None:
    case.allegations.get().status_steps.all().delete()
    assert "Unpublished changes" in shown(staff, case)


def test_its_facts_are_listed_with_what_tells_them_apart(staff: Client, case: Case) -> None:
    page = shown(staff, case)
    assert "Under investigation; no disposition" in page
    assert "Dana Reyes, 5 March 2024" in page
    assert "2 accounts" in page
    assert f"/admin/cases/statement/add/?case={case.pk}" in page
    assert f"/admin/cases/event/?case={case.pk}" in page


def test_the_preview_is_what_would_be_published_and_is_never_stored(staff: Client, case: Case) -> None:
    case.content_note = "It concerns an arrest."
    case.save()
    answer = staff.get(screen(case, "preview"))
    page = answer.content.decode()
    assert "<ins>  &quot;content_note&quot;: &quot;It concerns an arrest.&quot;,</ins>" in page
    assert "<del>  &quot;content_note&quot;: &quot;&quot;,</del>" in page
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert 'name="robots" content="NONE,NOARCHIVE"' in page


def test_the_preview_of_an_unchanged_case_says_so(staff: Client, case: Case) -> None:
    assert "Nothing: the current edition says all of this." in shown(staff, case, "preview")


def test_the_preview_holds_no_working_note(staff: Client, case: Case) -> None:
    case.working_note = "Call the office again."
    case.save()
    assert "Call the office again." not in shown(staff, case, "preview")


def test_a_case_with_editions_is_never_deleted(staff: Client, case: Case) -> None:
    assert staff.get(screen(case, "delete")).status_code == 403
    assert staff.post(screen(case, "delete"), {"post": "yes"}).status_code == 403
    assert screen(case, "delete") not in shown(staff, case)
    assert Case.objects.exists()


def test_a_draft_can_be_deleted(staff: Client, db: None) -> None:
    draft = CaseFactory.create()
    assert staff.post(screen(draft, "delete"), {"post": "yes"}).status_code == 302
    assert not Case.objects.exists()


def test_no_list_deletes_many_rows_at_once(staff: Client, case: Case) -> None:
    sent = {"action": "delete_selected", "_selected_action": [str(case.pk)], "post": "yes"}
    staff.post("/admin/cases/case/", sent)
    assert Case.objects.exists()


def test_the_address_of_a_case_is_fixed_once_readers_have_it(staff: Client, case: Case) -> None:
    assert "slug" not in staff.get(screen(case)).context["adminform"].form.fields
    draft = CaseFactory.create()
    assert "slug" in staff.get(screen(draft)).context["adminform"].form.fields


def posted(case: Case, **more: Any) -> dict[str, Any]:
    """The form of a case as a browser sends it back unchanged, but for `more`."""
    counts = {f"{name}-{count}": "0" for name in PARTS for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
    own = {"title": case.title, "slug": case.slug, "jurisdiction": case.jurisdiction_id, "reason": "A test."}
    return {**own, "passages": [p.pk for p in case.passages.all()], **counts, **more}


PARTS = ("summary", "case_agencies", "tracking_numbers")


def test_new_sentences_stand_after_the_old_ones(staff: Client, case: Case) -> None:
    passage = case.passages.all()[0].pk
    new = {
        f"summary-{place}-{field}": value
        for place, text in enumerate(("Second.", "Third."))
        for field, value in (("text", text), ("passages", passage), ("position", "0"))
    }
    answer = staff.post(screen(case), posted(case, **new, **{"summary-TOTAL_FORMS": "2"}))
    assert answer.status_code == 302, answer.context["errors"]
    assert [row.text for row in case.summary.all()][1:] == ["Second.", "Third."]
    assert SummarySentence.objects.get(text="Third.").passages.get().pk == passage


def test_checking_for_news_moves_the_next_check_of_each_case_picked(staff: Client, case: Case) -> None:
    other = CaseFactory.create(next_check=date(2024, 1, 1))
    sent = {"action": "postpone_next_check", "_selected_action": [case.pk, other.pk], "index": "0"}
    staff.post("/admin/cases/case/", sent)
    in_four_weeks = timezone.localdate() + timedelta(weeks=4)
    assert set(Case.objects.values_list("next_check", flat=True)) == {in_four_weeks}
    assert "Looked for news" in shown(staff, case, "history")


def test_staff_who_may_not_change_cases_are_offered_no_action(staff: Client, case: Case) -> None:
    assert published_case(slug="other").slug == "other"
    assert "postpone_next_check" in staff.get("/admin/cases/case/").content.decode()


def test_a_passage_of_the_title_is_shown_by_its_words(staff: Client, case: Case) -> None:
    words = case.passages.all()[0].exact
    assert f"“{words}” gazette-dock-street</option>" in shown(staff, case)


def test_a_passage_can_be_added_from_another_article(staff: Client, case: Case) -> None:
    passage = cite(case.statements.get().printings.all()[1].article, "two officers stood by")[0]
    staff.post(screen(case), {**posted(case), "passages": [passage.pk]})
    assert list(case.passages.all()) == [passage]

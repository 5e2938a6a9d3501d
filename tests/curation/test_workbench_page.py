"""The workbench's page: the text as it is, marked; and the ways into it."""

import pytest
from django.test import Client

from cases.models import Case
from sources.models import SourceArticle
from tests.curation.test_workbench import OPENED, QUOTED, address, shown
from tests.factories import (
    CaseFactory,
    PersonFactory,
    PrintingFactory,
    SourceArticleFactory,
    StatementFactory,
    cite,
    ready_case,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(db: None) -> Case:
    found: Case = CaseFactory.create(slug="mill-lane")
    return found


@pytest.fixture
def article(db: None) -> SourceArticle:
    made: SourceArticle = SourceArticleFactory.create(slug="fresh", says=(OPENED,))
    return made


def test_the_text_pane_holds_the_text_and_nothing_else(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    cite(article, "opened a file", "a file on Monday")
    pieces = shown(staff, case, article).context["pieces"]
    assert "".join(piece.text for piece in pieces) == article.text


AGAIN = [
    ("the same", "“We will read every page of the file,” said Dana Reyes.", "in the same words", ""),
    ("cut", "“We will read every page,” said Dana Reyes.", "cut", "<del>of the file"),
    (
        "a few words changed",
        "“We will read every page of that file,” said Dana Reyes.",
        "with a few words changed",
        "<ins>that",
    ),
    (
        "retold",
        "“Every page of the file, we will read it,” said Dana Reyes.",
        "in other words",
        "<del>We will read",
    ),
]


@pytest.mark.parametrize(("what", "says", "how", "shows"), AGAIN)
def test_a_printing_of_a_statement_says_how_it_differs(
    what: str, says: str, how: str, shows: str, staff: Client, case: Case
) -> None:
    first = SourceArticleFactory.create(slug="first", says=(QUOTED,))
    statement = StatementFactory.create(case=case, speaker=PersonFactory.create())
    words = "We will read every page of the file"
    PrintingFactory.create(statement=statement, article=first, passages=cite(first, words))
    page = shown(staff, case, SourceArticleFactory.create(slug="again", says=(says,)))
    assert page.context["bench"].repeated.how == how
    assert shows in page.content.decode()
    assert "Add as a printing of it" in page.content.decode()


def test_an_article_whose_text_is_not_held_says_so(staff: Client, case: Case, article: SourceArticle) -> None:
    SourceArticle.objects.filter(pk=article.pk).update(text="")
    page = shown(staff, case, article).content.decode()
    assert "is not held here" in page
    assert "Cite for this" not in page


def test_an_article_with_markup_in_it_is_shown_as_text(staff: Client, case: Case) -> None:
    article = SourceArticleFactory.create(says=("<script>alert(1)</script> he said.",))
    assert "<script>alert(1)" not in shown(staff, case, article).content.decode()


def test_a_new_article_leads_to_the_workbench_of_the_case_that_asked_for_it(
    staff: Client, case: Case
) -> None:
    sent = {
        "pasted": OPENED,
        "slug": "pasted",
        "outlet_basis": "not-stated",
        "published_basis": "not-stated",
        "language": "en",
    }
    answer = staff.post(f"/admin/sources/sourcearticle/add/?case={case.pk}", sent)
    article = SourceArticle.objects.get(slug="pasted")
    assert answer.headers["Location"] == address(case, article)


def test_the_ways_in_name_what_already_belongs_together(staff: Client) -> None:
    case = ready_case(slug="dock-street")
    gazette = SourceArticle.objects.get(slug="gazette-dock-street")
    from_case = staff.get(f"/admin/cases/case/{case.pk}/workbench/").context
    from_article = staff.get(f"/admin/sources/sourcearticle/{gazette.pk}/workbench/").context
    assert gazette in from_case["cited"]
    assert list(from_article["citing"]) == [case]

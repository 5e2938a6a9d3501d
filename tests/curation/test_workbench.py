"""The workbench: an article beside a case, where words are cited and facts are entered."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from cases.models import Case, Disagreement, Event, Person, Printing, Statement, StatusStep
from curation.models import Dismissal
from sources.models import Passage, SourceArticle
from tests.curation.conftest import NOUNS_OF_A_CASE, Signed
from tests.factories import AgencyFactory, CaseFactory, PersonFactory, SourceArticleFactory, ready_case

pytestmark = pytest.mark.django_db

OPENED = "The Office of Police Review opened a file on Monday."
QUOTED = "“We will read every page of the file,” said Dana Reyes, a spokesperson for the department."
RETOLD = "Reyes said the station would stay open."


@pytest.fixture
def case(db: None) -> Case:
    found: Case = CaseFactory.create(slug="mill-lane")
    return found


@pytest.fixture
def article(db: None) -> SourceArticle:
    made: SourceArticle = SourceArticleFactory.create(slug="fresh", says=(OPENED, QUOTED, RETOLD))
    return made


def address(case: Case, article: SourceArticle, end: str = "") -> str:
    return f"/admin/cases/case/{case.pk}/workbench/{article.pk}/{end}"


def span(article: SourceArticle, words: str) -> str:
    start = article.text.index(words)
    return f"{start}-{start + len(words)}"


def shown(staff: Client, case: Case, article: SourceArticle, asked: str = "") -> Any:
    answer = staff.get(address(case, article) + asked)
    assert answer.status_code == 200
    return answer


# --- Citing for a fact that exists --------------------------------------------------------------------------


def test_a_selection_is_cited_for_a_fact_at_exactly_its_place(staff: Client, case: Case) -> None:
    article = SourceArticleFactory.create(says=("It was said twice: said twice.",))
    event = Event.objects.create(case=case, date="2024", text="A file was opened.")
    second = article.text.rindex("said twice")

    sent = {"exact": "said twice", "start": second, "target": f"fact:event-{event.pk}"}
    answer = staff.post(address(case, article, "cite/"), sent)

    passage = event.passages.get()
    assert (passage.start, passage.exact) == (second, "said twice")
    assert answer.headers["Location"].endswith(f"#passage-{passage.pk}")


def test_words_are_cited_for_the_title_of_the_case(staff: Client, case: Case, article: SourceArticle) -> None:
    sent = {"exact": "We will read every page of the file,", "target": f"fact:case-{case.pk}"}
    assert staff.post(address(case, article, "cite/"), sent).status_code == 302
    assert [p.exact for p in case.passages.all()][-1] == sent["exact"]


def test_pasted_words_that_stand_twice_are_told_apart_by_their_neighbours(staff: Client, case: Case) -> None:
    article = SourceArticleFactory.create(says=("It was said twice: said twice.",))
    event = Event.objects.create(case=case, date="2024", text="A file was opened.")
    sent = {"exact": "said twice", "target": f"fact:event-{event.pk}"}

    refused = staff.post(address(case, article, "cite/"), sent)
    staff.post(address(case, article, "cite/"), {**sent, "before": ": "})

    assert "prints these words in 2 places" in refused.content.decode()
    assert event.passages.get().start == article.text.rindex("said twice")


REFUSED = [
    ("words that the article does not print", {"exact": "opened a door"}, "does not print"),
    ("words that do not stand at their place", {"exact": "opened a file", "start": 0}, "differs"),
    ("a place beyond the text", {"exact": "opened a file", "start": 10**9}, "differ"),
    ("no words", {"exact": ""}, "Select or paste the words first."),
]


@pytest.mark.parametrize(("what", "sent", "said"), REFUSED, ids=[row[0] for row in REFUSED])
def test_nothing_is_cited_of(
    staff: Client, case: Case, article: SourceArticle, what: str, sent: dict[str, Any], said: str
) -> None:
    event = Event.objects.create(case=case, date="2024", text="A file was opened.")
    answer = staff.post(address(case, article, "cite/"), {**sent, "target": f"fact:event-{event.pk}"})
    assert said in answer.content.decode() or "spans" in answer.content.decode()
    assert not Passage.objects.filter(article=article).exists()


def test_a_statement_is_cited_by_its_printing_in_the_article(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    statement = Statement.objects.create(case=case, agency=AgencyFactory.create(), about="the file")
    for role, words in (("fact", "We will read every page of the file,"), ("attribution", "said Dana Reyes")):
        sent = {"exact": words, "target": f"{role}:statement-{statement.pk}"}
        staff.post(address(case, article, "cite/"), sent)

    printing = statement.printings.get()
    assert (printing.article, printing.kind) == (article, "direct")
    assert [p.exact for p in printing.passages.all()] == ["We will read every page of the file,"]
    assert [p.exact for p in printing.attribution.all()] == ["said Dana Reyes"]


@pytest.mark.parametrize(
    "key", ["event-{}", "event-0", "person-1", "event-x", "", "event-99999999999999999999"]
)
def test_a_fact_of_another_case_is_no_target(
    staff: Client, case: Case, article: SourceArticle, key: str
) -> None:
    other = Event.objects.create(case=CaseFactory.create(), date="2024", text="Elsewhere.")
    sent = {"exact": "opened a file", "target": f"fact:{key.format(other.pk)}"}
    assert staff.post(address(case, article, "cite/"), sent).status_code == 400
    assert not other.passages.exists()


def test_a_body_is_in_a_case_once_in_each_role(staff: Client, case: Case, article: SourceArticle) -> None:
    body = AgencyFactory.create()
    sent = {"agency": body.pk, "role": "subject", "words": span(article, "opened a file")}
    assert staff.post(address(case, article, "add/caseagency/"), sent).status_code == 302
    again = staff.post(address(case, article, "add/caseagency/"), sent)
    assert "has this body in this role" in str(again.context["draft"].form.errors)
    assert [passage.exact for passage in case.case_agencies.get().passages.all()] == ["opened a file"]


def test_a_body_that_no_words_name_is_named_by_those_of_its_role(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    body = AgencyFactory.create(passages=[])
    body.passages.clear()
    sent = {"agency": body.pk, "role": "subject", "words": span(article, "opened a file")}
    staff.post(address(case, article, "add/caseagency/"), sent)
    assert [passage.exact for passage in body.passages.all()] == ["opened a file"]


# --- New facts ----------------------------------------------------------------------------------------------


def test_a_selection_opens_the_form_of_a_new_fact(staff: Client, case: Case, article: SourceArticle) -> None:
    answer = staff.post(
        address(case, article, "cite/"), {"exact": "opened a file", "new": "event"}, follow=True
    )
    draft = answer.context["draft"]
    assert (draft.noun.name, [words for _, words in draft.words_shown]) == ("event", ["opened a file"])
    assert not Passage.objects.filter(article=article).exists()


def new_facts(case: Case) -> list[tuple[str, dict[str, Any]]]:
    allegation = ready_case(slug="other-matter").allegations.get()
    allegation.case = case
    allegation.save()
    return [
        ("event", {"text": "A file was opened.", "date": "2024-03"}),
        ("summarysentence", {"text": "A file was opened."}),
        (
            "allegation",
            {
                "text": "It is alleged that a page was lost.",
                "category": "other",
                "against": "an unidentified clerk",
                "agency": allegation.agency.pk,
            },
        ),
        (
            "statusstep",
            {
                "allegation": allegation.pk,
                "text": "The office opened a file.",
                "date": "2024-03",
                "process": "under-investigation",
                "disposition": "none-yet",
            },
        ),
        ("account", {"question": "How many pages?", "value": "Every page."}),
        ("caseagency", {"agency": allegation.agency.pk, "role": "subject"}),
        ("trackingnumber", {"agency": allegation.agency.pk, "number": "2024-11"}),
        (
            "statement",
            {"about": "the file", "agency": allegation.agency.pk, "medium": "unknown", "kind": "direct"},
        ),
    ]


def test_each_kind_of_new_fact_rests_on_the_words_it_was_entered_from(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    words = span(article, "opened a file")
    for noun, fields in new_facts(case):
        answer = staff.post(address(case, article, f"add/{noun}/"), {**fields, "words": words})
        assert answer.status_code == 302, (noun, answer.context["draft"].form.errors)
    facts = [
        case.events.get(),
        case.summary.get(),
        case.allegations.latest("pk"),
        StatusStep.objects.latest("pk"),
        Disagreement.objects.get(case=case).accounts.get(),
        Printing.objects.get(statement__case=case),
    ]
    assert [[p.exact for p in fact.passages.all()] for fact in facts] == [["opened a file"]] * 6


MISTAKES = [
    ("an event without a date", "event", {"text": "A file was opened."}, "This field is required."),
    ("a date that no calendar has", "event", {"text": "A file.", "date": "2023-02-30"}, "2023-02-30"),
    ("an event without words", "event", {"text": "A file.", "date": "2023", "words": ""}, "Select the words"),
    (
        "words beyond the text",
        "event",
        {"text": "A file.", "date": "2023", "words": "1-999999"},
        "Select the words",
    ),
    (
        "a statement that nobody said",
        "statement",
        {"about": "x", "kind": "direct", "medium": "unknown"},
        "Name the",
    ),
    ("an account of no question", "account", {"value": "Two."}, "Choose a question, or write a new one."),
]


@pytest.mark.parametrize(("what", "noun", "sent", "said"), MISTAKES, ids=[row[0] for row in MISTAKES])
def test_the_rules_of_the_noun_refuse(
    staff: Client, case: Case, article: SourceArticle, what: str, noun: str, sent: dict[str, Any], said: str
) -> None:
    answer = staff.post(
        address(case, article, f"add/{noun}/"), {"words": span(article, "opened a file"), **sent}
    )
    assert said in answer.content.decode()
    assert [rows.count() for rows in (case.events, case.statements, case.disagreements)] == [0, 0, 0]


# --- What the text engine proposes --------------------------------------------------------------------------


def proposed(staff: Client, case: Case, article: SourceArticle) -> list[str]:
    return [one.key for one in shown(staff, case, article).context["bench"].waiting]


def accepted(staff: Client, case: Case, article: SourceArticle, **more: Any) -> Any:
    """The answer to accepting the first proposal as it stands, but for `more`."""
    draft = shown(staff, case, article).context["draft"]
    sent = {name: value for name, value in draft.form.initial.items() if value}
    sent |= {"about": "the file", "medium": "unknown", "key": draft.key, "at": draft.key}
    sent |= {"words": list(map(str, draft.words)), "attribution": list(map(str, draft.attribution))}
    return staff.post(address(case, article, "add/statement/"), {**sent, **more})


def test_an_accepted_proposal_is_a_statement_with_speaker_words_and_attribution(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    reyes = PersonFactory.create()
    assert accepted(staff, case, article).status_code == 302

    statement = case.statements.get()
    printing = statement.printings.get()
    assert (statement.speaker, statement.agency, printing.kind) == (reyes, reyes.agency, "direct")
    assert [p.exact for p in printing.passages.all()] == ["We will read every page of the file,"]
    assert [p.exact for p in printing.attribution.all()] == ["said Dana Reyes"]


def test_what_is_entered_is_not_proposed_again(staff: Client, case: Case, article: SourceArticle) -> None:
    PersonFactory.create()
    before = proposed(staff, case, article)
    accepted(staff, case, article)
    assert proposed(staff, case, article) == before[1:]


def test_a_speaker_whom_the_archive_lacks_is_entered_with_the_statement(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    agency = AgencyFactory.create()
    refused = accepted(staff, case, article, agency=agency.pk, capacity="")
    accepted(staff, case, article, agency=agency.pk, capacity="spokesperson")

    assert "Say in which public capacity" in refused.content.decode()
    reyes = Person.objects.get(slug="dana-reyes")
    assert (case.statements.get().speaker, reyes.agency) == (reyes, agency)
    assert [p.exact for p in reyes.passages.all()] == ["said Dana Reyes"]


def test_a_dismissed_proposal_stays_away_until_it_is_taken_up_again(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    before = proposed(staff, case, article)
    staff.post(address(case, article, "dismiss/"), {"key": before[0]})
    assert proposed(staff, case, article) == before[1:]
    assert Dismissal.objects.get().by is not None

    staff.post(address(case, article, "dismiss/"), {"key": before[0], "restore": "1"})
    assert proposed(staff, case, article) == before


def test_a_dismissal_holds_for_its_case_only(staff: Client, case: Case, article: SourceArticle) -> None:
    before = proposed(staff, case, article)
    staff.post(address(case, article, "dismiss/"), {"key": before[0]})
    assert proposed(staff, CaseFactory.create(), article) == before


def test_only_what_is_proposed_can_be_dismissed(staff: Client, case: Case, article: SourceArticle) -> None:
    assert staff.post(address(case, article, "dismiss/"), {"key": "direct-0-1"}).status_code == 400


def test_words_that_the_case_has_already_become_another_printing(
    staff: Client, case: Case, article: SourceArticle
) -> None:
    PersonFactory.create()
    accepted(staff, case, article)
    statement = case.statements.get()
    again = SourceArticleFactory.create(
        slug="again", says=("Dana Reyes said: “We will read every page of the file.”",)
    )

    assert shown(staff, case, again).context["bench"].repeated.statement == statement
    accepted(staff, case, again, printing_of=statement.pk)
    assert case.statements.get().printings.count() == 2


# --- Rights -------------------------------------------------------------------------------------------------

READER = NOUNS_OF_A_CASE


def test_a_reader_sees_the_workbench_and_no_button_to_write(
    signed_in: Signed, case: Case, article: SourceArticle
) -> None:
    page = signed_in(*READER).get(address(case, article)).content.decode()
    assert OPENED in strip_tags(page)
    assert "Cite for this" not in page
    assert "Accept" not in page


WRITES = [
    ("cite/", {"exact": "opened a file", "target": "fact:event-{event}"}),
    ("add/event/", {"text": "A file.", "date": "2023", "words": "0-5"}),
    ("dismiss/", {"key": "{key}"}),
    ("why/", {"reason": "Another outlet tells of it."}),
]


@pytest.mark.parametrize(("end", "sent"), WRITES)
def test_a_reader_writes_nothing_by_hand_either(
    signed_in: Signed, case: Case, article: SourceArticle, end: str, sent: dict[str, str]
) -> None:
    event = Event.objects.create(case=case, date="2024", text="A file was opened.")
    browser = signed_in(*READER)
    key = shown(browser, case, article).context["bench"].waiting[0].key
    filled = {name: value.format(event=event.pk, key=key) for name, value in sent.items()}
    assert browser.post(address(case, article, end), filled).status_code == 403
    assert case.events.count() == 1
    assert not Passage.objects.filter(article=article).exists()
    assert not Dismissal.objects.exists()


@pytest.mark.parametrize("missing", ["cases.view_statement", "sources.view_sourcearticle"])
def test_who_may_not_read_a_noun_may_not_open_the_workbench(
    signed_in: Signed, case: Case, article: SourceArticle, missing: str
) -> None:
    rights = [right for right in NOUNS_OF_A_CASE if right != missing]
    assert signed_in(*rights).get(address(case, article)).status_code == 403


def test_the_public_never_sees_what_is_written_here(staff: Client, published: str) -> None:
    case = Case.objects.get(slug=published)
    article = SourceArticleFactory.create(says=(OPENED,))
    staff.post(
        address(case, article, "add/event/"),
        {"text": "A secret file.", "date": "2023", "words": span(article, "opened a file")},
    )
    assert b"secret file" not in Client().get(f"/cases/{published}/").content

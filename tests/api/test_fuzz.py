"""Requests that nobody would write, made from the OpenAPI document: each answer is one that it describes.

All of schemathesis's checks, for single requests and for walks along the links between operations. `make
test` makes a few requests of each operation; FUZZ_EXAMPLES=300 makes thousands, other ones each time.
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from api.views.schema import document
from editions import filters
from editions.filters.fields import NameFilter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases", "open_connection")]

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "6"))
HOW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES < 100,
    stateful_step_count=6,
    suppress_health_check=list(HealthCheck),
)

SETS = (
    filters.CaseQuestions,
    filters.AllegationQuestions,
    filters.StatementQuestions,
    filters.SourceQuestions,
    filters.AgencyQuestions,
)
KNOWN_BY_THE_ARCHIVE = {
    *("cursor", "url", "queries", "fields", "omit", "expand", "count", "ordering", "q"),
    *(name for one in SETS for name, asked in one.base_filters.items() if isinstance(asked, NameFilter)),
    *(name for one in SETS for name, asked in one.base_filters.items() if asked.pattern),
}
"""Parameters with values that no schema can tell apart: what is public today, what was signed here, the
calendar, which parameters go together."""

schema = schemathesis.openapi.from_dict(deepcopy(document()))  # It adds links to what it is given.
schema.app = get_wsgi_application()


@pytest.fixture
def open_connection() -> Iterator[None]:
    """A request from elsewhere than Django's test client closes the connection, and ends the transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def excused(response: Any) -> list[Any]:
    """Checks that do not hold of a refusal whose reason no schema can say.

    A value that only the archive knows to be wrong, and an address too long for it whatever it says.
    """
    if response.status_code == 414:
        return [negative_data_rejection, positive_data_acceptance]
    if response.status_code != 400:
        return []
    named = {fault["name"] for fault in response.json().get("parameters", [])}
    return [positive_data_acceptance] if named and named <= KNOWN_BY_THE_ARCHIVE else []


@schema.parametrize()
@HOW
def test_whatever_is_asked_the_answer_is_one_that_the_document_knows(
    case: schemathesis.Case, three_cases: None, open_connection: None
) -> None:
    # The transport in the process hands compressed bodies over as they are.
    case.headers["Accept-Encoding"] = "identity"
    response = case.call()
    case.validate_response(response, excluded_checks=excused(response))


class Walk(schema.as_state_machine()):  # type: ignore[misc]
    """Follows what one answer says into the next question."""

    def validate_response(self, response: Any, case: schemathesis.Case, **more: Any) -> None:
        case.validate_response(response, excluded_checks=excused(response))

    def get_call_kwargs(self, case: schemathesis.Case) -> dict[str, Any]:
        return {"headers": {"Accept-Encoding": "identity"}}


def test_walks_along_the_links_meet_nothing_undescribed() -> None:
    Walk.run(settings=HOW)

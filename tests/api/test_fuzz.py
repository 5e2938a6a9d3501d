"""Requests that nobody would write, made from the OpenAPI document: each answer is one that it describes.

All of schemathesis's checks, for single requests and for walks along the links between operations. `make
test` makes a few requests of each operation; FUZZ_EXAMPLES=300 makes thousands, other ones each time.
"""

import json
import os
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from schemathesis.transport.wsgi import WSGI_TRANSPORT

from api.views.schema import document
from editions import filters
from editions.filters.fields import NameFilter, OverlapFilter

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
FILTERS = [one for questions in SETS for one in questions.base_filters.items()]
BEYOND_A_SCHEMA = {
    "It was not made here": {"cursor"},
    "It belongs to the ordering": {"cursor"},
    "It leads back": {"cursor"},
    "is not known": {name for name, asked in FILTERS if isinstance(asked, NameFilter)},
    "Write a date, or two": {name for name, asked in FILTERS if isinstance(asked, OverlapFilter)},
    "too many": {"q"},
    "There is no word to search for": {"q"},
    "needs words in q": {"ordering"},
    "It goes with JSON": {"fields", "omit", "expand", "count"},
    "Add expand=": {"fields"},
    "Ask one thing at a time": {"extend"},
}
"""Refusals of what fits the schema: what was signed here, what is public today, two days of which the second
is earlier, words counted as a search counts them, parameters that do not go together."""

schema = schemathesis.openapi.from_dict(deepcopy(document()))  # It adds links to what it is given.
schema.app = get_wsgi_application()


FORM = "application/x-www-form-urlencoded"


@WSGI_TRANSPORT.serializer(FORM)
def written(context: Any, body: Any) -> dict[str, Any]:
    """A form as the document has it, each field in JSON; the transport's own leaves objects out, as files."""
    if not isinstance(body, dict):
        return {"data": body if isinstance(body, bytes) else str(body)}
    return {"data": urlencode({name: json.dumps(one) for name, one in body.items()})}


@pytest.fixture
def open_connection() -> Iterator[None]:
    """A request from elsewhere than Django's test client closes the connection, and ends the transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def excused(response: Any) -> list[Any]:
    """Checks that do not hold where no schema can say why it is refused, or where the address is too long."""
    if response.status_code == 414:
        return [negative_data_rejection, positive_data_acceptance]
    if response.status_code != 400:
        return []
    faults = response.json().get("parameters", [])
    return [positive_data_acceptance] if faults and all(map(is_beyond_a_schema, faults)) else []


def is_beyond_a_schema(fault: dict[str, str]) -> bool:
    return any(said in fault["reason"] and fault["name"] in names for said, names in BEYOND_A_SCHEMA.items())


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

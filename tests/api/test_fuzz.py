"""Requests that nobody would write, made from the OpenAPI document: each answer is one that it describes."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.views.schema import document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases", "open_connection")]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]

schema = schemathesis.openapi.from_dict(document())
schema.app = get_wsgi_application()


@pytest.fixture
def open_connection() -> Iterator[None]:
    """A request from elsewhere than Django's test client closes the connection, and ends the transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_whatever_is_asked_the_answer_is_one_that_the_document_knows(
    case: schemathesis.Case, three_cases: None, open_connection: None
) -> None:
    # The transport in the process hands compressed bodies over as they are.
    case.headers["Accept-Encoding"] = "identity"
    case.call_and_validate(checks=CHECKS)

"""Waiting holds no connection; apart, as its own transactions would meet those that last for a module."""

import pytest
from django.db import connection

from api.waiting import newest_sequence


@pytest.mark.django_db(transaction=True)
def test_a_look_leaves_no_connection_open() -> None:
    connection.ensure_connection()
    assert newest_sequence() == 0
    assert connection.connection is None or connection.vendor == "sqlite"  # In memory it would be lost.

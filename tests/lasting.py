"""Rows that stay for all tests of a module, for tests that only read: publishing one case takes a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def lasting_rows(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is written inside stays until the block ends, and is then rolled back.

    Use it in a fixture of scope "module" that asks for `django_db_setup`; each test's own transaction then
    nests in this one.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)

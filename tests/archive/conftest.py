"""Every test of the project's middleware may ask for the addresses in addresses.py."""

import pytest
from pytest_django import Settings


@pytest.fixture
def addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.archive.addresses"

"""Fixtures for the public record: a folder of seeds, an archive in which it stands, and one for processes."""

from tests.nursery import room
from tests.scratch import empty_archive, scratch
from tests.seedbed import bed, planted, planted_once

__all__ = ["bed", "empty_archive", "planted", "planted_once", "room", "scratch"]

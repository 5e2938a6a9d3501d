"""Fixtures for the working copy: a small folder of seeds, and an archive in which it stands planted."""

from tests.seedbed import bed, planted, planted_once

__all__ = ["bed", "planted", "planted_once"]

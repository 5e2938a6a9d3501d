"""Measurements of the archive against the plain way of doing the same."""

"""Addresses of lists: every state of a list is one, and each differs from another by what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

Asked = Mapping[str, Sequence[str]]


def query(asked: Asked, **more: str) -> str:
    """The question as the end of an address, with its question mark; nothing where nothing is asked."""
    pairs = [(name, value) for name, values in asked.items() for value in values]
    pairs += [(name, value) for name, value in more.items() if value]
    return f"?{urlencode(pairs)}" if pairs else ""


def without(asked: Asked, name: str, value: str) -> Asked:
    """The question without one of the values it asks for."""
    left = {key: [one for one in values if (key, one) != (name, value)] for key, values in asked.items()}
    return {key: values for key, values in left.items() if values}

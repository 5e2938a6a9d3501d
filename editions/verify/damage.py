"""Going on after damage: what was tampered with can fail in any way, and that too must be told by name."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ObjectDoesNotExist

DAMAGE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    ObjectDoesNotExist,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a value of the wrong shape can raise; a database that fails is no damage of a row."""


def told(where: str, faults: Iterator[str]) -> Iterator[str]:
    """`faults`, and one more where looking for them fails."""
    try:
        yield from faults
    except DAMAGE as error:
        yield f"{where}: it is too damaged to be read ({type(error).__name__}: {error})."

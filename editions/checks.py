"""What `manage.py check --database default` says of the public index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Warning
from django.db import DatabaseError, transaction

from editions.shape import INDEX_SHAPE


def index_is_current(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """`migrate` asks too, before it has made the tables; then there is nothing to say yet."""
    try:
        with transaction.atomic():
            outdated = bool(databases) and other_shapes().exists()
    except DatabaseError:
        outdated = False
    return [OUTDATED] if outdated else []


def other_shapes() -> Any:
    """Asked by the model's name, as checks are registered before there are models."""
    return apps.get_model("editions", "LogHead")._default_manager.exclude(index_shape=INDEX_SHAPE)


OUTDATED = Warning(
    "The public index was made by an earlier release, in another shape.",
    hint="Run manage.py reindex --if-outdated after migrate; until then searches and lists can lack rows.",
    id="editions.W001",
)

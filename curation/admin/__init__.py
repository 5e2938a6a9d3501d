"""The screens of every noun, one file a noun; Django finds them by this package's name."""

from curation.admin import (
    accounts,
    agencies,
    allegations,
    articles,
    captures,
    cases,
    disagreements,
    events,
    keys,
    outlets,
    passages,
    record,
    replies,
    reports,
    statements,
    webhooks,
)

__all__ = [
    "accounts",
    "agencies",
    "allegations",
    "articles",
    "captures",
    "cases",
    "disagreements",
    "events",
    "keys",
    "outlets",
    "passages",
    "record",
    "replies",
    "reports",
    "statements",
    "webhooks",
]

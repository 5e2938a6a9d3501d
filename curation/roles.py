"""The four roles, as groups with their rights: what curation/migrations/ grants, and the tests compare."""

from __future__ import annotations

from typing import Final

PRIVATE: Final = {
    "cases": (
        "case",
        "summarysentence",
        "caseagency",
        "trackingnumber",
        "allegation",
        "statusstep",
        "statement",
        "printing",
        "translation",
        "event",
        "disagreement",
        "account",
        "reply",
        "agency",
        "jurisdiction",
        "person",
    ),
    "sources": ("outlet", "sourcearticle", "passage", "capture"),
}
NEVER_WRITTEN_BY_HAND: Final = ("capture",)
"""Evidence as it was received."""


def rights(*actions: str) -> frozenset[str]:
    """`view`, `add` ... on every noun of the working copy and of the evidence."""
    return frozenset(
        f"{room}.{action}_{noun}"
        for room, nouns in PRIVATE.items()
        for noun in nouns
        for action in actions
        if action == "view" or noun not in NEVER_WRITTEN_BY_HAND
    )


PUBLIC: Final = frozenset(
    f"editions.view_{noun}" for noun in ("edition", "entry", "report", "webhook", "delivery", "clientkey")
)
SUBSCRIBERS: Final = frozenset(
    f"editions.{right}"
    for right in ("add_webhook", "change_webhook", "delete_webhook", "add_clientkey", "change_clientkey")
)
"""Who is told of every change, and who may ask more often. A key is revoked and never deleted."""
READS: Final = rights("view") | PUBLIC
ROLES: Final[dict[str, frozenset[str]]] = {
    "curator": READS | rights("add", "change", "delete") | {"cases.submit_case", "editions.change_report"},
    "reviewer": READS | {"cases.review_case"},
    "publisher": READS | SUBSCRIBERS | {"cases.publish_case", "cases.retract_case", "cases.redact_case"},
    "auditor": READS,
}
"""Somebody with two tasks has two roles; that nobody approves their own last edit holds all the same."""

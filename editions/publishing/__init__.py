"""The verbs that change the public record. Every face calls them; nobody else writes what readers see."""

from editions.publishing.changes import Change
from editions.publishing.refusals import NotReady, Refused, Withdrawn
from editions.publishing.releasing import correct, publish, publish_planted
from editions.publishing.review import approve, check, send_back, submit
from editions.publishing.rules import RULES, Rule, State
from editions.publishing.scheduling import publish_due, schedule, unschedule
from editions.publishing.standing import Progress, content_in, current_of, public_edition
from editions.publishing.withdrawing import redact, retract

__all__ = [
    "RULES",
    "Change",
    "NotReady",
    "Progress",
    "Refused",
    "Rule",
    "State",
    "Withdrawn",
    "approve",
    "check",
    "content_in",
    "correct",
    "current_of",
    "public_edition",
    "publish",
    "publish_due",
    "publish_planted",
    "redact",
    "retract",
    "schedule",
    "send_back",
    "submit",
    "unschedule",
]

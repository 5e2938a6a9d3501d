"""The fixed sentences about status, in the reader's language: an edition freezes them in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from editions.vocabulary import DIFFERS, STAGE_REMARKS, Disposition, Process, Stage
from pages.terms import label

ORIGINAL = "en"


def is_original() -> bool:
    """Whether readers are shown the words that the edition froze."""
    return (get_language() or ORIGINAL).startswith(ORIGINAL)


def standing_sentence(standing: Mapping[str, Any]) -> str:
    """Where a case stands, from its two values: the roll-up's own sentence, said in another language."""
    process, disposition = standing["process"], standing["disposition"]
    known = process in Process.values and (disposition in Disposition.values or disposition == DIFFERS)
    if is_original() or not known:
        return str(standing["sentence"])
    return f"{process_said(process)} {disposition_said(disposition)}"


def process_said(process: str) -> str:
    step = {"step": label("process", process).lower()}
    if Process(process).is_open:
        return (
            _("At least one allegation is open; the furthest step an open allegation has reached: %(step)s.")
            % step
        )
    return _("Every allegation has reached at least this step: %(step)s.") % step


def disposition_said(disposition: str) -> str:
    if disposition == DIFFERS:
        return _("The dispositions differ; each is shown with its allegation.")
    if disposition == Disposition.NONE_YET:
        return _("No finding has been reported.")
    named = {"disposition": label("disposition", disposition).lower()}
    return _("Every allegation carries the same disposition: %(disposition)s.") % named


def step_sentence(step: Mapping[str, Any]) -> str:
    """Both axes of one step; names of bodies stay as they are."""
    return f"{process_sentence(step)} {disposition_sentence(step)}"


def process_sentence(step: Mapping[str, Any]) -> str:
    if is_original() or step["process"] not in Process.values:
        return str(step["process_sentence"])
    return said_of(Process(step["process"]), step)


def disposition_sentence(step: Mapping[str, Any]) -> str:
    disposition, stage = step["disposition"], step["stage"]
    if is_original() or disposition not in Disposition.values or stage not in Stage.values:
        return str(step["disposition_sentence"])
    decided = Disposition(disposition)
    remark = STAGE_REMARKS[Stage(stage)] if decided.is_reported else ""
    return " ".join([said_of(decided, step), *([_(remark)] if remark else [])])


def said_of(term: Process | Disposition, step: Mapping[str, Any]) -> str:
    by, alone = term.sayings
    body = step["decided_by"]
    return _(by).format(body=body["name"]) if body else _(alone)

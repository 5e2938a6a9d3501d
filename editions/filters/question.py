"""Reading a question from the parameters of an address: bounded, and refused by name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from django.http import QueryDict
from django.utils.translation import gettext as _

MAX_LENGTH = 200
"""Characters of one value: SQLite refuses long patterns, and no honest question is longer."""

MAX_REPEATS = 20
MAX_FAULTS = 3
"""Faults of one kind that are explained: a long list of wrong names must not make a longer answer."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Asked = Mapping[str, list[str]]
"""Each parameter that was given a value, with its values as they were written."""


@dataclass(frozen=True)
class Fault:
    parameter: str
    what: str


class BadQuestion(Exception):
    """A question that is refused; each fault names a parameter and what would be right."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(f"{fault.parameter}: {fault.what}" for fault in faults))


def read(
    params: QueryDict, *, single: Collection[str], many: Collection[str], also: Collection[str]
) -> Asked:
    """The values of each parameter that was given one; raises BadQuestion.

    Empty values count as not given, because a browser sends every field of a form. `also` are parameters
    that the caller reads for itself.
    """
    known = [*single, *many]
    faults = [*islice(unknown_parameters(params, [*known, *also]), MAX_FAULTS)]
    asked = {name: values for name in known if (values := given(params, name))}
    for name, values in asked.items():
        faults += faults_in(name, values, len(params.getlist(name)), 1 if name in single else MAX_REPEATS)
    if faults:
        raise BadQuestion(*faults)
    return asked


def given(params: QueryDict, name: str) -> list[str]:
    """The values of a parameter, each once, without empty ones."""
    return list(dict.fromkeys(filter(None, map(str.strip, params.getlist(name)))))


NOT = "!"
"""Before a value: what stands under it is left out."""


def sides(values: Iterable[str]) -> tuple[list[str], list[str]]:
    """The values of which any will do, and those of which none may hold, without their sign."""
    asked = list(values)
    none_of = [value.removeprefix(NOT).strip() for value in asked if value.startswith(NOT)]
    return [value for value in asked if not value.startswith(NOT)], none_of


def unknown_parameters(params: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    for name in params:
        if name.endswith(NOT) and name.removesuffix(NOT) in known:
            yield Fault(
                clipped(name),
                _("To leave a value out, write %(name)s=!value.") % {"name": name.removesuffix(NOT)},
            )
        elif name not in known:
            hint = suggestion(name, sorted(known))
            yield Fault(clipped(name), f"{_('There is no such parameter here.')} {hint}".rstrip())


def faults_in(name: str, values: list[str], times: int, most: int) -> Iterator[Fault]:
    if times > most:
        yield Fault(
            name, _("Give it once.") if most == 1 else _("Give it at most %(most)s times.") % {"most": most}
        )
    for value in values:
        if len(value) > MAX_LENGTH:
            yield Fault(
                name,
                _("%(length)s characters are too many; the limit is %(most)s.")
                % {"length": len(value), "most": MAX_LENGTH},
            )
        elif _UNPRINTABLE.search(value):
            yield Fault(name, _("It holds a character that cannot be printed."))


def one(params: QueryDict, name: str) -> str:
    """The value of a parameter that a face reads for itself, or an empty string; raises BadQuestion."""
    values = given(params, name)
    if len(values) > 1:
        raise BadQuestion(Fault(name, _("Give it once.")))
    return values[0] if values else ""


def suggestion(value: str, known: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """The known value nearest to what was written, or all of them where they are few.

    `names` are other spellings, in lower case, each with the value it stands for.
    """
    values = list(known)
    spellings = {**(names or {}), **{value: value for value in values}}
    if near := get_close_matches(value.casefold(), spellings, n=1, cutoff=0.6):
        return _("Did you mean %(value)s?") % {"value": shown(spellings[near[0]])}
    if 0 < len(values) <= MAX_REPEATS:
        return _("Known here: %(values)s.") % {"values": ", ".join(values)}
    return ""


def not_known(value: str, hint: str) -> str:
    return f"{_('%(value)s is not known.') % {'value': shown(value)}} {hint}".rstrip()


def shown(value: str) -> str:
    """What was written, short and harmless enough to be repeated in an answer."""
    return _("“%(value)s”") % {"value": clipped(value)}


def clipped(value: str) -> str:
    clean = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    return clean if len(clean) <= 60 else f"{clean[:59]}…"

"""What stands between quotation marks in an article, and whether it is something that somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.prose import Paragraph
from sources.quote_marks import Quoted, first_closes, first_mark, opens_with_mark, pair
from sources.rules import alternatives, words

# A text with more is no article; what is beyond is not read, so that hostile text costs no more than this.
MOST_QUOTATIONS: Final = 3_000
# Paragraphs within which a quotation without repeated marks must close.
_LONGEST_RUN: Final = 10

_SPEECH: Final = words("words", "speech")
_SMALL: Final = words("grammar", "quotations_small")
_WORD: Final = re.compile(r"[^\s—–-]+")
_ENDS: Final = ".,?!…—–"

_NAMED: Final = re.compile(
    rf"(?:\b(?:{alternatives('names_not_said', 'known_as')})|\b(?:conocid[oa]s?|llamad[oa]s?) (?:como )?)"
    r",?\s+(?:(?:the|a|an|as|by|in|of|el|la)\s+)*\Z",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"\b(?:called|dubbed|termed|named|labell?ed|marked|nicknamed|deemed|meaning)\s+(?:(?:the|a|an)\s+)?\Z",
    re.IGNORECASE,
)
_CALLED_THING: Final = re.compile(
    r"\b(?:an?|the|its|their|his|her|this|that|is|are|was|were|been|now|being|commonly|often|also|sometimes|officially|locally|-|,)\s+"
    r"(?:[\w’'-]+\s+){0,4}(?:called|dubbed|termed|named|labell?ed|marked|nicknamed|deemed)\s+(?:(?:the|a|an)\s+)?\Z",
    re.IGNORECASE,
)
_WHAT_CALLED: Final = re.compile(r"\b(?:what|which)\b[^.;]{1,80}\Z", re.IGNORECASE)
_WORK_BEFORE: Final = re.compile(
    rf"\b(?:{alternatives('names_not_said', 'works')})s?,?\s*(?:of\s+)?(?:[,:(]\s*)?\Z", re.IGNORECASE
)
_WORK_AFTER: Final = re.compile(
    rf"[\"”’»]?\s*(?:\w+\s+)?(?:{alternatives('names_not_said', 'nouns_after')})\b", re.IGNORECASE
)
# "on CNN's “State of the Union”", "during a “Commander-in-Chief Forum”"
_ON_AIR: Final = re.compile(
    r"\b(?:[Oo]n|[Dd]uring|hosts?|hosting|watched|watching)\s+"
    r"(?:(?:the|a|an|[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}['’]s?)\s+)?\Z"
    r"|\b[A-Z]{2,5}(?: [A-Z][\w]*){0,2}['’]s?\s+\Z"
)
_GENERIC_CALL: Final = re.compile(
    r"\b(?:\w+s|people|fans|they|we|you|many|some|locals|experts)\s+(?:\w+ly\s+)?"
    r"(?:calls?|term|dub|refer to)\b[^.;:\"“]{0,40}\Z"
)


@dataclass(frozen=True)
class Span:
    """Words between marks, text[start:end]; `before` and `after` are the outer sides of the marks."""

    start: int
    end: int
    paragraph: int
    before: int
    after: int
    closed: bool = True
    continues: bool = False
    single: bool = False


def spans(text: str, paragraphs: Sequence[Paragraph]) -> list[Span]:
    """Every quotation of an article's paragraphs in reading order, the marks left out."""
    found: list[Span] = []
    is_open = continues = False
    for place, paragraph in enumerate(paragraphs):
        if len(found) >= MOST_QUOTATIONS:
            break
        quoted, goes_on = _of_paragraph(text, paragraphs, place, is_open)
        quoted = quoted[: MOST_QUOTATIONS - len(found)]
        for index, one in enumerate(quoted):
            linked = index == 0 and (continues or is_open)
            found.append(_span(text, paragraph, place, one, linked and one.start - paragraph.start <= 3))
        continues = goes_on
        is_open = goes_on and not _repeats_mark(text, paragraphs, place + 1)
    return found


def _of_paragraph(
    text: str, paragraphs: Sequence[Paragraph], place: int, is_open: bool
) -> tuple[list[Quoted], bool]:
    paragraph = paragraphs[place]
    again = _first_mark(text, paragraphs, place + 1)
    quoted = pair(text, paragraph.start, paragraph.end, is_open=is_open, goes_on=True, again=again)
    if not quoted or quoted[-1].closed:
        return quoted, False
    if quoted[-1].style == "single":
        return quoted, True
    if _repeats_mark(text, paragraphs, place + 1) or _closes_later(text, paragraphs, place + 1):
        return quoted, True
    quoted = pair(text, paragraph.start, paragraph.end, is_open=is_open, goes_on=False)
    return [one if one.closed else _cut(text, one) for one in quoted[:MOST_QUOTATIONS]], False


def _first_mark(text: str, paragraphs: Sequence[Paragraph], place: int) -> str:
    if place >= len(paragraphs):
        return ""
    mark = first_mark(text, paragraphs[place].start, paragraphs[place].end)
    return mark if mark in ("‘", "'") else ""


def _repeats_mark(text: str, paragraphs: Sequence[Paragraph], place: int) -> bool:
    return place < len(paragraphs) and opens_with_mark(text, paragraphs[place].start, paragraphs[place].end)


def _closes_later(text: str, paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether one of the next paragraphs closes a quotation that none of them opens."""
    for paragraph in paragraphs[place : place + _LONGEST_RUN]:
        if first_closes(text, paragraph.start, paragraph.end):
            return True
        if pair(text, paragraph.start, min(paragraph.end, paragraph.start + 2_000)):
            return False
    return False


_FORGOTTEN: Final = re.compile(
    r"[,?!]\s+(?:[\w.’'-]+\s+){1,4}?(?:said|says|added|adds|told|wrote|asked|replied)\b"
)


def _cut(text: str, quoted: Quoted) -> Quoted:
    """A quotation that was never closed, as far as the clause that names its speaker, if one follows."""
    found = _FORGOTTEN.search(text, quoted.start, min(quoted.end, quoted.start + 2_000))
    end = found.start() + 1 if found else quoted.end
    kept = text[quoted.start : end].rstrip()
    return replace(quoted, end=quoted.start + len(kept)) if kept else quoted


def _span(text: str, paragraph: Paragraph, place: int, one: Quoted, continues: bool) -> Span:
    before = one.start
    while one.opened and before > paragraph.start and not _is_mark(text[before - 1]):
        before -= 1
    before = max(paragraph.start, before - 1) if one.opened else one.start
    if one.opened and before > paragraph.start and text[before - 1 : before + 1] in _DOUBLED:
        before -= 1
    after = one.end
    while one.closed and after < paragraph.end and not _is_mark(text[after]):
        after += 1
    after = min(paragraph.end, after + 1) if one.closed else one.end
    if one.closed and after < paragraph.end and text[after - 1 : after + 1] in _DOUBLED:
        after += 1
    return Span(one.start, one.end, place, before, after, one.closed, continues, one.style == "single")


# One mark of two signs: ''as some papers' wires have it''.
_DOUBLED: Final = ("''", "``")


def _is_mark(character: str) -> bool:
    return not (character.isspace() or character.isalnum())


NICKNAME: Final = "a nickname"

# --- Said, or only named ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shape:
    """What the words themselves tell, before anything around them is looked at."""

    words: int
    ends: bool
    speech: bool
    title_case: bool

    @property
    def is_sentence(self) -> bool:
        return self.speech and (self.words >= 5 or (self.ends and self.words >= 3))


def shape(quoted: str) -> Shape:
    """How many words, whether they end like speech, hold a verb or pronoun, and are set like a title."""
    found = _WORD.findall(quoted[:4_000])
    keys = [word.strip(".,?!…;:'’\"“”()").lower().replace("’", "'") for word in found]
    speech = any(key in _SPEECH for key in keys)
    return Shape(len(found), quoted[-1] in _ENDS, speech, _is_title_case(found))


def _is_title_case(found: Sequence[str]) -> bool:
    telling = [word for word in found if word.lower() not in _SMALL and word[0].isalpha()]
    return bool(telling) and all(word[0].isupper() for word in telling) and not (found[0][0].islower())


def only_named(text: str, span: Span, paragraph: Paragraph) -> str:
    """Why the marks set off a name and no statement, in a few words; empty where they may hold speech."""
    quoted = text[span.start : span.end]
    form = shape(quoted)
    before = text[max(paragraph.start, span.before - 90) : span.before]
    after = text[span.after : min(paragraph.end, span.after + 40)]
    if _TITLED.search(before):
        return "the title of a work"
    if before.endswith("=") or (quoted[0] == "(" and quoted[-1] == ")"):
        return "a mark of the text's own"
    if form.words > 9 and not form.title_case:
        return ""
    return next((reason for holds, reason in _reasons(quoted, form, before, after) if holds), "")


_TITLED: Final = re.compile(r"\b(?:titled|entitled|headlined)[,:]?\s*\Z")


def _reasons(quoted: str, form: Shape, before: str, after: str) -> Iterator[tuple[bool, str]]:
    short = form.words <= 3
    yield short and form.title_case and _is_nickname(before, after, quoted), NICKNAME
    yield (
        bool(_NAMED.search(before)) and not _called(before) and not form.is_sentence,
        "set off as a name",
    )
    judged = quoted.startswith(("a ", "an ")) and form.words > 1
    called = _called(before) and not judged and not _WHAT_CALLED.search(before)
    yield called and (form.title_case or bool(_CALLED_THING.search(before))), "what something is called"
    yield (
        form.words <= 4 and not form.speech and bool(_GENERIC_CALL.search(before)),
        "what something is called",
    )
    yield form.title_case and bool(_WORK_BEFORE.search(before)), "the title of a work"
    yield form.title_case and form.words > 1 and bool(_ON_AIR.search(before)), "a programme or an event"
    yield (
        form.title_case and quoted[-1] not in ".?!" and bool(_WORK_AFTER.match(after)),
        "the title of a work",
    )
    yield len(quoted) == 1, "a single letter"


def _called(before: str) -> bool:
    return bool(_CALLED.search(before)) and not before.rstrip().lower().endswith("so-called")


_NAME_OR_INITIAL: Final = re.compile(r"[^\W\d_](?:\S*\w)?|[A-Z]\.")


def _is_nickname(before: str, after: str, quoted: str) -> bool:
    """Whether the words stand inside a name: Jesús "Chuy" García."""
    lead = before.split()[-1:] if before.endswith(" ") else []
    follows = after[:1] == " " and after[1:2].isupper()
    return (
        bool(lead)
        and lead[0][0].isupper()
        and bool(_NAME_OR_INITIAL.fullmatch(lead[0]))
        and follows
        and quoted[-1] not in ",.?!"
    )


_ARTICLE_BEFORE: Final = re.compile(
    r"\b(?:an?|the|its|this|that|these|those|their|his|her|so-called|of|no)\s+\Z", re.IGNORECASE
)
_NOUN_AFTER: Final = re.compile(
    r"\s(?!(?:and|or|but|in|on|at|for|to|of|by|as|with|from|that|who|which|when|while|after|before|because|if|is|was|are|were|has|had|have|will|would|could|should|can|may|if|than|the|a|an|during|about|over|against|among|amid|despite|without|within|into|through|until|since|under|between)\b)[a-z]"
)
_NAMING: Final = words("cues", "named") | {"promises", "reads", "read", "saying"}
_NAMED_BY: Final = words("grammar", "quotations_named_by")


def doubtful(text: str, span: Span, paragraph: Paragraph, form: Shape, cue: str) -> str:
    """Why a few words are likelier a doubtful word than speech, though a verb of saying is near."""
    if form.words > 3 or form.ends or form.speech:
        return ""
    before = text[max(paragraph.start, span.before - 20) : span.before]
    after = text[span.after : min(paragraph.end, span.after + 20)]
    if _ARTICLE_BEFORE.search(before) and _NOUN_AFTER.match(after):
        return "a word or two that qualify a noun"
    if cue in _NAMED_BY and not after[:1].isspace():
        return ""
    if cue in _NAMED_BY or _GENERIC_CALL.search(before):
        return "what something is called"
    return ""


def confidence(form: Shape, cue: str, *, near: bool, inherited: bool) -> tuple[float, str]:
    """How sure it is that the words are a statement, from 0 to 1, and why."""
    if cue and near:
        return _near_cue(form, cue)
    if cue:
        return _far_cue(form)
    if inherited and (form.is_sentence or (form.ends and form.words >= 3)):
        return 0.85, "a sentence that goes on after an attributed one"
    if form.is_sentence and form.words >= 8:
        return 0.6, "a whole sentence in quotation marks, nobody named"
    if form.is_sentence and form.ends:
        return 0.5, "a sentence in quotation marks, nobody named"
    if form.title_case:
        return 0.1, "set like a title, nobody named"
    return (
        (0.3, "some words in quotation marks, nobody named")
        if form.words >= 4
        else (0.25, "a word or two, nobody named")
    )


def _near_cue(form: Shape, cue: str) -> tuple[float, str]:
    if form.is_sentence or form.words >= 6:
        return 0.95, "a sentence beside a verb of saying"
    if form.title_case and (not form.ends or cue in _NAMING):
        return 0.4, "beside a verb of saying, but set like a title"
    if form.ends or form.words >= 4:
        return 0.9, "beside a verb of saying"
    return 0.7, "a word or two beside a verb of saying"


def _far_cue(form: Shape) -> tuple[float, str]:
    if form.title_case and not form.is_sentence:
        return 0.2, "set like a title, in a sentence with a verb of saying"
    if form.words >= 5:
        return 0.85, "a phrase in a sentence with a verb of saying"
    if form.words >= 2:
        return 0.6, "a few words in a sentence with a verb of saying"
    return 0.45, "one word in a sentence with a verb of saying"

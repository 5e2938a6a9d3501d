"""Markers, dates, terms, differences of wording and absolute addresses, for templates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from editions.reading import Piece
from pages.casepage.document import Document
from pages.casepage.notes import Mark
from pages.casepage.statements import is_wording
from pages.dates import in_words
from pages.linked import agency_data, alone, case_data, outlet_data
from pages.saying import ORIGINAL, is_original, standing_sentence
from pages.terms import kind_label, label

register = template.Library()

UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
"""What could end a script element, as JSON escapes."""


@register.filter
def marks(given: Iterable[Mark]) -> SafeString:
    """Markers, each a link to the passage that a fact rests on."""
    links = format_html_join(
        "",
        '<a class="mark" id="{}" href="#{}" aria-label="{}">{}</a>',
        ((mark.ref, mark.note.anchor, mark.spoken, mark.note.label) for mark in given),
    )
    return format_html('<span class="marks">{}</span>', links) if links else SafeString()


@register.filter
def on(date: str | None) -> str:
    """An EDTF date in words."""
    return in_words(date)


@register.filter
def day(moment: str) -> str:
    """The day of an RFC 3339 moment, in words."""
    return in_words(moment[:10])


@register.filter
def moment(at: str) -> str:
    """An RFC 3339 moment to the minute, in words."""
    return f"{in_words(at[:10])}, {at[11:16]} UTC"


@register.filter
def term(value: str, vocabulary: str) -> str:
    """The label of a controlled term."""
    return label(vocabulary, value)


@register.filter
def kind(value: str) -> str:
    """What an entry of the log did."""
    return kind_label(value)


@register.filter
def stands(standing: dict[str, Any]) -> str:
    """Where a case stands, in the fixed sentence of the reader's language."""
    return standing_sentence(standing)


@register.filter
def spoken(text: str) -> str:
    """A fixed text of the vocabularies in the reader's language."""
    return gettext(text) if text else ""


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> dict[str, str] | None:
    """The other language's name and address of this page; nothing where the address must not be said."""
    request = context.get("request")
    found = getattr(request, "resolver_match", None)
    if request is None or found is None or found.namespace != "pages" or "tombstone" in context:
        return None
    path, whole = request.path, request.get_full_path()
    if is_original():
        return {"code": "es", "name": "Español", "address": f"/es{whole}", "path": f"/es{path}"}
    return {
        "code": "en",
        "name": "English",
        "address": whole.removeprefix("/es"),
        "path": path.removeprefix("/es"),
    }


@register.filter
def wording(pieces: Iterable[Piece]) -> SafeString:
    """A printing against the fullest one: struck out what it lacks, underlined what it alone has.

    The words in brackets are heard and never seen: screen readers pass over ins and del in silence.
    """
    return format_html_join("", "{}", ((shown(piece),) for piece in pieces))


def shown(piece: Piece) -> str:
    if piece.kind == "same" or not is_wording(piece):
        return piece.right
    if piece.kind == "left":
        return changed("del", _("not here: "), piece.left)
    return changed("ins", _("only here: "), piece.right)


def changed(tag: str, heard: str, words: str) -> SafeString:
    bare = words.rstrip()
    return format_html(
        '<{0}><span class="heard">[{1}</span>{2}<span class="heard">]</span></{0}>{3}',
        tag,
        heard,
        bare,
        words[len(bare) :],
    )


@register.filter
def edited(pieces: Iterable[Piece]) -> SafeString:
    """A text of one edition against the edition before: every change is shown, punctuation included."""
    return format_html_join("", "{}", ((edit(piece),) for piece in pieces))


def edit(piece: Piece) -> str:
    if piece.kind == "same":
        return piece.right
    if piece.kind == "left":
        return changed("del", _("removed: "), piece.left)
    return changed("ins", _("added: "), piece.right)


@register.simple_tag
def absolute(path: str) -> str:
    """An address with the archive's own name; the Host header is the visitor's choice."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag
def case_linked_data(document: Document) -> SafeString:
    """What programs are told of a case; nothing where search engines are asked to leave it out."""
    return SafeString() if document.get("noindex") else linked_data(case_data(document))


@register.simple_tag
def agency_linked_data(agency: dict[str, Any]) -> SafeString:
    return linked_data(alone(agency_data(agency)))


@register.simple_tag
def outlet_linked_data(outlet: dict[str, Any]) -> SafeString:
    return linked_data(alone(outlet_data(outlet)))


def linked_data(said: dict[str, Any]) -> SafeString:
    """A data block: browsers never run one, so that no policy against inline scripts stands in its way."""
    written = json.dumps(said, ensure_ascii=False).translate(UNSAFE)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))


@register.filter
def of(names: Mapping[str, str], key: str) -> str:
    """What a key is called; the key itself where nobody named it."""
    return names.get(key, key)


@register.filter
def record(text: str) -> str:
    """Words of the record, which stay English on a page of another language: a voice must change for them."""
    return text if is_original() or not text else format_html('<span lang="{}">{}</span>', ORIGINAL, text)


@register.filter
def short(sha256: str) -> str:
    """As much of a hash as a reader compares by eye."""
    return sha256[:12]


@register.filter
def year(moment: str) -> int:
    return datetime.fromisoformat(moment).astimezone(UTC).year

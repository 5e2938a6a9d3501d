"""The small coloured word by which a screen tells a state; the word alone says it too."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString


def badge(kind: str, word: str) -> SafeString:
    """`kind` is good, open, fault or draft."""
    return format_html('<span class="badge {}">{}</span>', kind, word)

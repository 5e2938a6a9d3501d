"""What a status term adds to a term: the fixed neutral sentence that readers are shown for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sources.terms import Term, Vocabulary


@dataclass(frozen=True)
class StatusTerm(Term):
    by: str = field(kw_only=True)  # The sentence with the body that said or did it, at "{body}".
    alone: str = field(kw_only=True)  # The sentence where no body is known.

    def sentence(self, body: str) -> str:
        name = body.strip()
        return self.by.format(body=with_article(name)) if name else self.alone


def with_article(name: str) -> str:
    """“The Chicago Police Department”, but “COPA”: how `name` opens a sentence."""
    capital = name[0].upper() + name[1:]
    return f"The {capital}" if " " in name and not capital.startswith("The ") else capital


class StatusVocabulary(Vocabulary):
    _term: StatusTerm

    @property
    def sayings(self) -> tuple[str, str]:
        """The fixed sentences themselves: with a body at "{body}", and where none is known."""
        return self._term.by, self._term.alone

    def sentence(self, body: str = "") -> str:
        """The fixed neutral sentence for this state, naming `body` where one is known."""
        return self._term.sentence(body)

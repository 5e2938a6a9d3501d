"""Whose words "the statement", "the letter" or "the report" holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sources.bodies import Bodies
from sources.descriptions import Speaker, begin_of_sentence, brings_in, owned_paper
from sources.focus import REACH
from sources.mentions import Mention
from sources.rules import words

# Papers whose words are not those of whoever spoke last.
_NOT_A_SPEAKERS: Final = words("grammar", "speakers_not_a_speakers")
_AN_ISSUERS: Final = words("grammar", "papers_an_issuers")


class Papers(Bodies):
    """A conversation asked for those who wrote what is quoted."""

    def _document(self, mention: Mention) -> Speaker:
        if mention.agency:
            return self._issued(mention)
        if paper := self._shortened_outlet(mention):
            return Speaker(agency=paper)
        last = self.last(mention.start)
        since = self.spoke[-1][0] if last else -1
        if found := self._paper_of(mention, since) or self._sender(mention, max(since, 0)):
            return found
        if last and mention.noun not in _NOT_A_SPEAKERS:
            return replace(last, chain=f"the {mention.noun} is that of {last.name or last.agency}")
        if not mention.definite and (found := self._brought_by(mention)):
            return found
        if mention.noun not in _AN_ISSUERS or not mention.definite:
            return self._paper_itself(mention)
        found = self._definite(replace(mention, noun="organisation"))
        return found if found.is_known else self._paper_itself(mention)

    def _shortened_outlet(self, mention: Mention) -> str:
        """The outlet that "The Post" ends: a word for a paper, but set as a name."""
        word = self.cast.text[mention.start : mention.end].split()[-1]
        if not mention.definite or not word.istitle():
            return ""
        bodies = (one.name for one in self.cast.before(mention.start) if not one.is_person)
        return next((self.agency(name) for name in bodies if name.split()[-1] == word), "")

    def _issued(self, mention: Mention) -> Speaker:
        """The issuer that the mention names: "the department's report"."""
        issuer = mention.agency.removeprefix("the ").removeprefix("The ")
        if named := self._agency_named(issuer):
            return Speaker(agency=named)
        if person := self.cast.named(issuer):
            return self._linked(Speaker(person.name, person.title, self.agency(person.agency)))
        if issuer[:1].isupper():
            return Speaker(agency=self.agency(issuer))
        return self._definite(replace(mention, noun=issuer.split()[-1].lower(), agency=""))

    def _paper_itself(self, mention: Mention) -> Speaker:
        """A paper of which nothing tells who wrote it, so that "it continued" means it."""
        return Speaker(certain=False, described=self.cast.text[mention.start : mention.end])

    def _brought_by(self, mention: Mention) -> Speaker | None:
        """The body that the sentence is about: "The office has closed five cases, according to a letter"."""
        begin = begin_of_sentence(self.cast.text, max(0, mention.start - REACH), mention.start)
        near = (one for one in self.cast.before(mention.start, 6) if one.start >= begin)
        about = next((one for one in near if one.leads and not one.is_person), None)
        return self.seen(about, "")[0] if about else None

    def _sender(self, mention: Mention, since: int) -> Speaker | None:
        """Who the sentence is about that brings in the paper: "A group of parents sent a letter"."""
        begin = max(0, mention.start - REACH)
        brought = brings_in(self.cast.text, max(begin, since), mention.start, mention.noun)
        if brought is None:
            return None
        start = begin_of_sentence(self.cast.text, begin, brought)
        leading = next(
            (one for one in self.cast.before(brought, 4) if one.leads and one.start >= start), None
        )
        if leading is None:
            return None if since >= start else self._paper_itself(mention)
        found, _ = self.seen(leading, "")
        return replace(found, chain=f"the {mention.noun} is that of {found.shown}")

    def _paper_of(self, mention: Mention, since: int) -> Speaker | None:
        """Whose "the letter" or "it" is, where a paper was named since anybody spoke."""
        begin = max(since, mention.start - REACH, 0)
        noun, owner = owned_paper(self.cast.text, begin, mention.start, mention.noun)
        if not owner:
            return None
        found = self._document(replace(mention, noun=noun, agency=owner))
        return replace(found, chain=f"the {noun} is that of {owner}")

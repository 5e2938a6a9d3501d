"""Which organisation "the agency", "it" or "they" means at one place of an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sources.conversation import Conversation
from sources.descriptions import Speaker, introduced_body
from sources.focus import REACH
from sources.known import is_outlet
from sources.mentions import Mention
from sources.names import UNNAMED
from sources.rules import words

_MEDIA_NOUNS: Final = words("grammar", "speakers_media_nouns")
_LEAD: Final = 40
_NAME: Final = r"(?-i:[A-Z][\w&’'-]*(?: (?:& )?[A-Z][\w&’'-]*){0,5})"


class Bodies(Conversation):
    """A conversation asked for organisations."""

    def _definite(self, mention: Mention) -> Speaker:
        """ "the agency", "the department": the last organisation that the noun fits."""
        last = self.last(mention.start)
        media = mention.noun in _MEDIA_NOUNS
        near = [
            one
            for one in self.cast.before(mention.start)
            if not one.is_person and is_outlet(one.name, self.known) == media
        ]
        if not media and (beside := self._beside(mention)):
            return self._meant(mention, beside, "by what stands beside the name")
        near = near or [one for one in self.cast.before(mention.start) if not one.is_person and one.leads]
        last = None if media else last
        fitting = [
            one for one in near if mention.noun and mention.noun in self.agency(one.name).lower().split()
        ]
        if fitting:
            return self._meant(mention, self.agency(fitting[0].name), "whose name has the word")
        if last and last.agency and not last.name:
            return self._meant(mention, last.agency, "which spoke last")
        if near:
            leading = next((one for one in near if one.leads), near[0])
            return self._meant(mention, self.agency(leading.name), "named last")
        return self._meant(mention, last.agency, "which spoke last") if last and last.agency else Speaker()

    def _beside(self, mention: Mention) -> str:
        """The body that the noun was set beside when it was named: "the bank, NatWest, telling him"."""
        if not mention.noun.isalpha():
            return ""
        begin = max(0, mention.start - REACH)
        behind = rf"\bthe {mention.noun}, ({_NAME})(?=[,.])"
        before = rf"({_NAME}), an? (?:[\w-]+ ){{0,4}}{mention.noun}\b"
        told = re.compile(rf"{behind}|{before}", re.IGNORECASE)
        names = [found[1] or found[2] for found in told.finditer(self.cast.text, begin, mention.start)]
        return next((self.agency(one) for one in reversed(names) if not self.cast.named(one)), "")

    def _meant(self, mention: Mention, name: str, why: str) -> Speaker:
        return Speaker(agency=name, chain=f"“the {mention.noun or 'organisation'}” is {name}, {why}")

    def _plural(self, mention: Mention) -> Speaker:
        last = self.last(mention.start)
        near = [one for one in self.cast.before(mention.start, 8) if not is_outlet(one.name, self.known)]
        subject = next((one for one in near if one.leads and not one.is_person), None)
        if (
            subject
            and mention.start - subject.start <= 500
            and not (last and self.spoke[-1][0] > subject.start)
        ):
            name = self.agency(subject.name)
            return Speaker(agency=name, chain=f"“{mention.kind}” is {name}, named last")
        if body := introduced_body(self.cast.text, max(self.paragraph, mention.start - REACH), mention.start):
            return Speaker(agency=body, chain=f"“{mention.kind}” is {body}, with which the sentence begins")
        if mention.kind == "they" and (several := self._several(mention)):
            return several
        if last and (last.agency or mention.kind == "they") and not self._is_one(last, mention):
            return replace(last, chain=f"“{mention.kind}” is {last.agency or last.name}, which spoke last")
        organisation = next((one for one in near if not one.is_person), None)
        if organisation and mention.kind == "it":
            return Speaker(agency=self.agency(organisation.name), chain="“it” is the organisation named last")
        return Speaker()

    def _is_one(self, last: Speaker, mention: Mention) -> bool:
        """Whether the last speaker is somebody whom "it" cannot mean, nor "they": known for a he or she."""
        person = self.cast.people.get(last.name)
        return bool(last.name) and (mention.kind == "it" or (person is not None and bool(person.gender)))

    def _several(self, mention: Mention) -> Speaker | None:
        """People whom a paragraph begins with: "Neighbours woke ... They described"."""
        lead = self.cast.text[self.paragraph : min(mention.start, self.paragraph + _LEAD)].split(None, 1)[:1]
        if not lead or lead[0].lower() not in UNNAMED or not lead[0].endswith("s"):
            return None
        return Speaker(certain=False, described=lead[0], chain=f"“they” are the {lead[0].lower()}")

    def is_body(self, name: str) -> bool:
        """Whether a name is known for an organisation's, and not somebody's named only in passing."""
        if " " in name or not name.istitle() or self._agency_named(name) or name in self.cast.companies:
            return True
        return name in self.cast.bodies

    def _body_before(self, mention: Mention) -> str:
        """The body that the paragraph is about, for which "A spokesperson said" speaks."""
        for one in self.cast.before(mention.start, 3):
            if one.start >= self.paragraph and one.leads:
                return "" if one.is_person else self.agency(one.name)
        return ""

    def _body_called(self, mention: Mention) -> Speaker | None:
        """ "the camp": the organisation whose name has the word."""
        for one in self.cast.before(mention.start):
            if not one.is_person and mention.noun in self.agency(one.name).lower().split():
                return self._meant(mention, self.agency(one.name), "whose name has the word")
        return None

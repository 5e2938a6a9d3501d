"""Passage: an exact span of an article's text, the unit on which every published fact rests."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Substr

from sources.anchoring import Anchor, AnchorError, anchor, context_needed, fault
from sources.keeping import Kept
from sources.models.article import SourceArticle

CONTEXT_LIMIT = 32


class PassageQuerySet(models.QuerySet["Passage"]):
    def unverified(self) -> PassageQuerySet:
        """Passages whose article's text is not held here; the same rule as `Passage.is_verified`."""
        return self.filter(article__text="")

    def broken(self) -> PassageQuerySet:
        """Passages whose words no longer stand at their offsets: `Passage.fault` said in SQL.

        The database compares the quoted words only; a wrong prefix or suffix is found by `verify`.
        """
        found = Substr("article__text", F("start") + 1, F("end") - F("start"))
        return self.exclude(article__text="").annotate(found=found).exclude(exact=F("found"))

    def uncited(self) -> PassageQuerySet:
        """Passages that no row rests on any more, whichever room that row lives in."""
        rows = self
        for relation in self.model._meta.get_fields(include_hidden=True):
            if isinstance(relation, models.ManyToManyRel) and relation.through:
                links = relation.through._default_manager
                rows = rows.exclude(pk__in=links.values("passage_id"))
        return rows

    def cite(
        self,
        article: SourceArticle,
        exact: str,
        *,
        prefix: str = "",
        suffix: str = "",
        start: int | None = None,
    ) -> Passage:
        """The passage of `article` that reads `exact`, made if it is new.

        Where the text is held, the words must occur exactly there (else `AnchorError`), and where no
        context is given the shortest that makes them unique is added. Where it is not held, `start`
        must be given and the context is taken as it comes.
        """
        if article.is_held:
            place = anchor(article.text, exact, prefix=prefix, suffix=suffix, start=start)
            start = place.start
            if not (prefix or suffix):
                prefix, suffix = context_needed(article.text, place.start, place.end, limit=CONTEXT_LIMIT)
        if start is None:
            raise AnchorError(f"the text of {article.slug} is not held here, so a passage needs its offset")
        passage, _ = self.get_or_create(
            article=article,
            start=start,
            end=start + len(exact),
            defaults={"exact": exact, "prefix": prefix, "suffix": suffix},
        )
        if passage.exact != exact:
            raise AnchorError(
                f"{article.slug} has another passage at {start}-{passage.end}: "
                f"“{passage.exact}”, not “{exact}”"
            )
        return passage


class Passage(models.Model):
    article = models.ForeignKey(SourceArticle, on_delete=models.PROTECT, related_name="passages")
    exact = models.TextField(help_text="The printed words, character by character.")
    prefix = models.CharField(max_length=CONTEXT_LIMIT, blank=True)
    suffix = models.CharField(max_length=CONTEXT_LIMIT, blank=True)
    start = models.PositiveIntegerField(help_text="Characters before the passage in the stored text.")
    end = models.PositiveIntegerField()

    objects = PassageQuerySet.as_manager()

    history = Kept()

    class Meta:
        ordering = ["article_id", "start", "end"]
        constraints = [
            models.CheckConstraint(
                name="passage_spans_its_words",
                condition=Q(end=F("start") + Length("exact")) & Q(end__gt=F("start")),
                violation_error_message="The end must be the start plus the number of characters quoted.",
            ),
            models.UniqueConstraint(name="passage_is_cited_once", fields=["article", "start", "end"]),
        ]

    def __str__(self) -> str:
        return f"{self.article.slug}@{self.start}-{self.end}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Exact or nothing: no door, not even a shell, stores a passage that its article does not print.
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if self.article_id and (reason := self.fault()):
            raise ValidationError({"exact": reason})

    @property
    def is_verified(self) -> bool:
        """Whether the words could be compared with the article's text on this installation."""
        return self.article.is_held and not self.fault()

    def fault(self) -> str | None:
        """Why the passage does not hold in its article's text, or None; None too where no text is held."""
        if not self.article.is_held:
            return None
        return fault(self.article.text, self.as_anchor())

    def as_anchor(self) -> Anchor:
        return Anchor(self.start, self.end, self.exact, self.prefix, self.suffix)

"""What the staff's face keeps for itself: cases that diverge, proposals dismissed, articles alike."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from cases.models import Case
from editions.models import PublicCase
from sources.models import SourceArticle


class DivergenceQuerySet(models.QuerySet["Divergence"]):
    def standing(self) -> DivergenceQuerySet:
        """Those that no newer edition has overtaken, whichever door that was published by."""
        current = PublicCase.objects.public().filter(
            case_id=OuterRef("case__public_id"), sequence=OuterRef("sequence")
        )
        return self.filter(Exists(current))


class Divergence(models.Model):
    """A published case whose working copy says other than its current edition.

    Comparing the two costs some forty queries, so a list cannot do it for each of its rows: the answer is
    noted when staff save, and read from here.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveBigIntegerField(help_text="Of the edition that the working copy departs from.")

    objects = DivergenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.case} departs from {self.sequence}"


class Dismissal(models.Model):
    """A fact that the text engine proposed for a case, and that somebody decided not to enter.

    It is known by its place in the article, so that a better engine's other reading of it is offered anew.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(SourceArticle, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, help_text="Kind and place: direct-120-180.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="candidate_is_dismissed_once", fields=["case", "article", "key"])
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.article_id} for {self.case_id}"


class Verdict(models.TextChoices):
    OPEN = "", "Nobody has decided"
    REPRINT = "reprint", "One is a reprint of the other"
    APART = "apart", "Neither copies the other"


class ResemblanceQuerySet(models.QuerySet["Resemblance"]):
    def open(self) -> ResemblanceQuerySet:
        """Those that nobody has decided, the likest first."""
        return self.filter(verdict=Verdict.OPEN).order_by("-share", "pk")


class Resemblance(models.Model):
    """Two articles that share so much text that one may be a reprint; a person decides whether it is."""

    article = models.ForeignKey(SourceArticle, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(SourceArticle, on_delete=models.CASCADE, related_name="+")
    share = models.FloatField(help_text="Of the shorter text's runs of eight words, that both print.")
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default=Verdict.OPEN)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)

    objects = ResemblanceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="resemblance_is_noted_once", fields=["article", "other"]),
            models.CheckConstraint(
                name="resemblance_names_the_earlier_received_last",
                condition=models.Q(article__gt=models.F("other")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} and {self.other}"

"""Run: eight words in a row that an article prints, as a number: the index in which copies are looked up.

A run that so many articles print that it says nothing of who copied whom is not entered again, so that no
look-up reads more than BOILERPLATE + 1 rows a run, however many articles are held.
"""

from __future__ import annotations

from django.db import models

from sources.models.article import SourceArticle

BOILERPLATE = 50


class Run(models.Model):
    number = models.BigIntegerField()
    article = models.ForeignKey(SourceArticle, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="run_is_entered_once", fields=["number", "article"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} in {self.article_id}"


class Indexed(models.Model):
    """How many different runs an indexed article has; an article without a row is not indexed yet."""

    article = models.OneToOneField(
        SourceArticle, on_delete=models.CASCADE, primary_key=True, related_name="indexed"
    )
    text_sha256 = models.CharField(max_length=64, help_text="Of the text that was indexed.")
    runs = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.runs} runs of {self.article_id}"

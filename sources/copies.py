"""Which articles held print the same runs of words: the index of copies, kept in the database.

An article is entered when it is taken in, and looked up by its own runs alone: what that costs depends on the
length of its text, and not on how many articles are held. Articles that came in by another door (seeds, a
restored dump) are entered when the next run of ingest begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.db import transaction
from django.db.models import F

from sources.models import Indexed, Run, SourceArticle
from sources.reprints import BOILERPLATE, copied, runs

# Numbers in one query: SQLite takes no more than 32,766 parameters.
_AT_ONCE: Final = 5_000


@dataclass(frozen=True)
class Copy:
    """An article that shares runs with another, and the share of the shorter one's that both print."""

    article: int
    share: float


def enter_all() -> int:
    """Enter every article held whose text is not indexed; how many there were."""
    waiting = SourceArticle.objects.held().exclude(indexed__text_sha256=F("text_sha256"))
    keys = list(waiting.order_by("published_earliest", "pk").values_list("pk", flat=True))
    for key in keys:
        enter(SourceArticle.objects.get(pk=key))
    return len(keys)


def enter(article: SourceArticle) -> None:
    """Index an article's text, in place of what was indexed of it before."""
    found = runs(article.text)
    with transaction.atomic():
        Run.objects.filter(article=article).delete()
        counts = Counter(number for number, _ in _holders(found))
        fresh = [number for number in found if counts[number] <= BOILERPLATE]
        Run.objects.bulk_create([Run(number=number, article=article) for number in fresh], batch_size=1_000)
        Indexed.objects.update_or_create(
            article=article, defaults={"text_sha256": article.text_sha256, "runs": len(found)}
        )


def holders(words: str) -> set[int]:
    """The articles that print eight words in a row of what is given."""
    return {article for _, article in _holders(runs(words))}


def copies(article: SourceArticle) -> list[Copy]:
    """The other articles with enough in common to be copies, the likest first, among equals the earliest."""
    found = runs(article.text)
    by_run: dict[int, list[int]] = {}
    for number, holder in _holders(found):
        by_run.setdefault(number, []).append(holder)
    sharing = {key for keys in by_run.values() if len(keys) <= BOILERPLATE for key in keys}
    sizes = dict(Indexed.objects.filter(article__in=sharing).values_list("article", "runs"))
    ranked = copied(len(found), by_run, sizes.__getitem__)
    others = (Copy(one.key, one.share) for one in ranked if one.key != article.pk)
    return sorted(others, key=lambda one: (-one.share, one.article))


def _holders(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Which article prints each run; at most BOILERPLATE + 1 for one."""
    waiting = iter(numbers)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from Run.objects.filter(number__in=some).values_list("number", "article")

"""What became of an article's cited passages in a text that was captured of it later."""

from __future__ import annotations

from sources.models import SourceArticle
from sources.reanchoring import Found, report


def passages_in(article: SourceArticle, text: str) -> list[Found]:
    """Each passage cited of the article, found again in `text` or reported changed; nothing is moved.

    Costs one query, and a reading of the text for each passage whose words are no longer in it.
    """
    cited = article.passages.order_by("start", "end")
    return report(text, [passage.as_anchor() for passage in cited])

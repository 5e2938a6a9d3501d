"""Prints how well and how fast the text engine reads: python -m benchmarks.text [-v]."""

import sys
import time

from benchmarks.text.articles import load
from benchmarks.text.score import Score, score
from sources.proposals import propose

HALVES = {"before": "the rules were made with these", "after": "written afterwards, never tuned on"}


def main(verbose: bool) -> None:
    for half, what in HALVES.items():
        articles = load(half)
        result = score(articles)
        print(f"{half}: {len(articles)} articles, {what}")
        print(*map("  {}".format, lines(result)), sep="\n")
        if verbose:
            print(*map("    {}".format, result.faults), sep="\n")
    print(f"speed: {milliseconds():.1f} ms an article of CPU")


def lines(result: Score) -> list[str]:
    return [
        f"segments found   {result.recall:6.1%}  ({result.found} of {result.wanted}, exact offsets)",
        f"  of them sure   {result.sure / max(1, result.wanted):6.1%}",
        f"precision        {result.precision:6.1%}  ({result.invented} invented)",
        f"no statements    {result.names_proposed} of {result.names} proposed, {result.names_sure} sure",
        f"right speaker    {result.speakers:6.1%}  of those found",
        f"end to end       {result.end_to_end:6.1%}",
    ]


def milliseconds() -> float:
    """CPU time of one article, over all of them, twice."""
    articles = [article for half in HALVES for article in load(half)] * 2
    start = time.process_time()
    for article in articles:
        propose(article.text, article.published)
    return (time.process_time() - start) * 1000 / max(1, len(articles))


if __name__ == "__main__":
    main("-v" in sys.argv[1:])

"""Prints how well and how fast the text engine reads: python -m benchmarks.text [-v]."""

import sys
import time
from collections import Counter

from benchmarks.text import reprinted
from benchmarks.text.articles import load
from benchmarks.text.score import Score, score
from sources.proposals import propose

ORDERS = 3
HALVES = {"before": "the rules were made with these", "after": "written afterwards; one fault was mended"}


def main(verbose: bool) -> None:
    for half, what in HALVES.items():
        articles = load(half)
        result = score(articles)
        print(f"{half}: {len(articles)} articles, {what}")
        print(*map("  {}".format, lines(result)), sep="\n")
        if verbose:
            print(*map("    {}".format, result.faults), sep="\n")
    print(f"speed: {milliseconds():.1f} ms an article of CPU")
    print(f"copies: {len(reprinted.corpus())} articles made from these, {ORDERS} orders of arrival")
    print(*map("  {}".format, told_of_copies()), sep="\n")


def lines(result: Score) -> list[str]:
    return [
        f"segments found   {result.recall:6.1%}  ({result.found} of {result.wanted}, exact offsets)",
        f"  of them sure   {result.sure / max(1, result.wanted):6.1%}",
        f"precision        {result.precision:6.1%}  ({result.invented} invented)",
        f"no statements    {result.names_proposed} of {result.names} proposed, {result.names_sure} sure",
        f"right speaker    {result.speakers:6.1%}  of those found",
        f"end to end       {result.end_to_end:6.1%}",
    ]


def told_of_copies() -> list[str]:
    """How many copies were told, what was wrongly merged, and what asking costs as articles accumulate."""
    made = reprinted.corpus()
    told = [reprinted.read(made, seed) for seed in range(ORDERS)]
    wanted = sum((one.made for one in told), Counter[str]())
    found = sum((one.found for one in told), Counter[str]())
    lines = [f"{kind:16} {found[kind]} of {wanted[kind]} told" for kind in sorted(wanted)]
    tenth, last = reprinted.steps((10, 10_000))
    return [
        *lines,
        f"false merges     {sum(len(one.false) for one in told)}",
        f"look-ups         {tenth} for the tenth article, {last} for the ten-thousandth",
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

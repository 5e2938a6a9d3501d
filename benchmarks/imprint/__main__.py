"""Prints how many titles, days and authors of the pages are read right: python -m benchmarks.imprint."""

from benchmarks.imprint.fresh import FRESH
from benchmarks.imprint.pages import AFTER, BEFORE, Page
from benchmarks.imprint.seen import SEEN
from sources.extraction import read

KEYS = ("title", "published", "byline")


def faults(pages: tuple[Page, ...]) -> list[tuple[str, str]]:
    """What is read wrong: which of the three, and a line for a person."""
    wrong = []
    for page in pages:
        (found,) = read("page.html", page.source.encode())
        for key in KEYS:
            told, wanted = getattr(found, key), getattr(page, key)
            if told != wanted:
                wrong.append((key, f"{page.what}: {key} is {told!r}, not {wanted!r}"))
    return wrong


def main() -> None:
    for half, pages in (("before", BEFORE), ("after", AFTER), ("fresh", FRESH), ("seen", SEEN)):
        wrong = faults(pages)
        right = ", ".join(f"{key} {len(pages) - sum(one == key for one, _ in wrong)}" for key in KEYS)
        print(f"{half}: {len(pages)} pages, right {right}")
        print(*(f"  {line}" for _, line in wrong), sep="\n")


if __name__ == "__main__":
    main()

"""A corpus of copies, and of articles that only look like copies, and how it is told which are which.

Every article is made by rule from texts written for this benchmark, with one seed, so that two runs count the
same. The families are: near duplicates (a word in twenty changed, another dateline, a footer), contained
copies (an excerpt, a cut wire story under a new lead), and what must not merge: other articles with the same
footer, with the same long statement, and round-ups that hold half of one article and half of another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from benchmarks.text.articles import load
from sources.reprints import Index

_FEWEST_WORDS: Final = 130
_FOOTER: Final = (
    "The Harbour Gazette is an independent newspaper founded in 1911 and owned by its readers. To tell us "
    "of a mistake, write to the readers' desk, which answers every letter within two days. All of our "
    "reporting on public bodies is free to read, and paid for by those who subscribe to the weekend edition."
)
_STATEMENT: Final = (
    "“We have received the report and will study each of its forty recommendations with the care that they "
    "deserve, and we will answer every one of them in public before the end of the year,” the ministry said."
)
_LEADS: Final = (
    "Officials gave few details on Thursday, and the matter is likely to occupy the town for some weeks yet.",
    "Here is what is known so far, and what those who were there say about it, as a wire service told it.",
    "It began as an ordinary week in the district, and it ended with questions that nobody wanted to answer.",
)
_OTHER_WORDS: Final = ("later", "several", "nearby", "reportedly", "local", "early", "formal", "recent")


@dataclass(frozen=True)
class Made:
    """One article: its name, its text, and the names of those it may rightly be called a copy of, and why."""

    name: str
    text: str
    kind: str
    kin: frozenset[str] = frozenset()


@dataclass
class Told:
    """How many copies of each kind there are, how many were told, and each pair that was wrongly merged."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: list[tuple[str, str]] = field(default_factory=list)


def corpus() -> list[Made]:
    """Every article of the corpus, originals before what was made from them."""
    bases = [
        (one.name, one.text)
        for half in ("before", "after")
        for one in load(half)
        if len(one.text.split()) >= _FEWEST_WORDS
    ]
    return [
        made for place, base in enumerate(bases) for made in _made(*base, bases[place - 1], Random(place))
    ]


def _made(name: str, text: str, other: tuple[str, str], chance: Random) -> Iterator[Made]:
    kin = frozenset({name})
    lead = f"{chance.choice(_LEADS)}\n\n{_cut(text)}\n\n{_FOOTER}"
    yield Made(name, text, "original")
    yield Made(f"{name}+words", _reworded(text, chance), "near duplicate", kin)
    yield Made(f"{name}+footer", f"NORTHPORT (Wire) — {text}\n\n{_FOOTER}", "near duplicate", kin)
    yield Made(f"{name}+excerpt", _excerpt(text, chance), "contained copy", kin)
    yield Made(f"{name}+lead", lead, "contained copy", kin)
    both = frozenset({name, other[0]})
    yield Made(f"{name}+roundup", f"{_cut(text)}\n\n{_cut(other[1])}", "round-up", both)
    own = " ".join(chance.sample(text.split(), k=_FEWEST_WORDS))
    yield Made(f"{name}+shared", f"{own}\n\n{_STATEMENT}\n\n{_FOOTER}", "only shares")


def _reworded(text: str, chance: Random) -> str:
    words = text.split(" ")
    for place in range(chance.randrange(20), len(words), 20):
        words[place] = chance.choice(_OTHER_WORDS)
    return " ".join(words)


def _excerpt(text: str, chance: Random) -> str:
    """Half of the words in a row, and never fewer than tell a copy."""
    words = text.split(" ")
    size = max(len(words) // 2, 60)
    start = chance.randrange(max(1, len(words) - size))
    return " ".join(words[start : start + size])


def _cut(text: str) -> str:
    """The beginning of a story, as an editor cuts it: from behind."""
    words = text.split(" ")
    return " ".join(words[: max(len(words) * 6 // 10, 80)])


def read(made: list[Made], seed: int) -> Told:
    """The corpus as it is told when its articles come in, in an order that the seed shuffles."""
    coming = list(made)
    Random(seed).shuffle(coming)
    families, kinds = _families(made), {one.name: one for one in made}
    index: Index[str] = Index()
    told = Told()
    for one in coming:
        copied = index.best(one.text)
        if copied and copied.key not in families[one.name]:
            told.false.append((one.name, copied.key))
        for kind in _to_be_told(one, kinds, index):
            told.made[kind] += 1
            told.found[kind] += copied is not None
        index.add(one.name, one.text)
    return told


def _to_be_told(one: Made, kinds: Mapping[str, Made], index: Index[str]) -> Iterator[str]:
    """Of which kind a copy is that comes in after its original, or an original after a copy of it."""
    if one.kin & index.keys:
        yield one.kind
    elif one.kind == "original":
        held = (kinds[f"{one.name}+{kind}"] for kind in ("words", "footer", "excerpt", "lead"))
        yield from [made.kind for made in held if made.name in index.keys][:1]


def _families(made: list[Made]) -> dict[str, frozenset[str]]:
    """Who may rightly point to whom, both ways: a copy and its original, and two copies of one original."""
    kin: dict[str, set[str]] = {one.name: set(one.kin) for one in made}
    for one in made:
        for original in one.kin:
            kin[original].add(one.name)
    for one in made:
        for original in one.kin:
            kin[one.name] |= {name for name in kin[original] if name != one.name}
    return {name: frozenset(names) for name, names in kin.items()}


class _Counted(dict[int, list[str]]):
    """A table that counts how often it is asked, and how many articles its answers name."""

    asked = 0

    def get(self, key: int, default: Any = None) -> Any:
        found = super().get(key, default)
        self.asked += 1 + len(found or ())
        return found


def steps(places: tuple[int, ...], size: int = 90) -> list[int]:
    """What asking for the n-th of many articles costs, in look-ups and answers counted."""
    chance = Random(1)
    vocabulary = [f"word{number}" for number in range(4_000)]
    index: Index[str] = Index()
    table = index._holders = _Counted()
    costs = []
    for place in range(1, max(places) + 1):
        text = " ".join(chance.choices(vocabulary, k=size))
        if place in places:
            table.asked = 0
            index.best(text)
            costs.append(table.asked)
        index.add(str(place), text)
    return costs

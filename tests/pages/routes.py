"""Every public address, made from the URL conf, so that no test of all pages can forget a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, reverse

from pages.casepage.citation import FORMATS
from pages.urls import urlpatterns

SEEDED = {
    "cases": "chicago-10th-district-migrants-2023",
    "agencies": "cpd",
    "sources": "cnn-2023-07",
    "sources/outlets": "cnn",
}
"""A slug of the seeds for each first part of an address: a new kind of page needs one here, or fails."""

FORMS: Mapping[str, Sequence[str | int]] = {
    "number": [1],
    "part": [0],
    "form": ["atom", "json"],
    "ending": [one.ending for one in FORMATS],
}
"""What stands for each other part of an address."""


@dataclass(frozen=True)
class Route:
    name: str
    route: str
    parts: tuple[str, ...]

    @property
    def is_page(self) -> bool:
        """Whether it is read in a browser; what ends otherwise is a feed or a file."""
        return not self.route or self.route.endswith("/")

    def addresses(self, slugs: Mapping[str, str]) -> Iterator[str]:
        choices = [self.choices(part, slugs) for part in self.parts]
        for chosen in product(*choices):
            yield reverse(f"pages:{self.name}", kwargs=dict(zip(self.parts, chosen, strict=True)))

    def choices(self, part: str, slugs: Mapping[str, str]) -> Sequence[str | int]:
        return [slugs[self.route.split("/<")[0]]] if part == "slug" else FORMS[part]


def routes() -> list[Route]:
    patterns = [one for one in urlpatterns if isinstance(one, URLPattern)]
    return [Route(str(one.name), str(one.pattern), tuple(one.pattern.converters)) for one in patterns]


def pages(slugs: Mapping[str, str] = SEEDED) -> list[str]:
    """One address of every type of page."""
    return [address for route in routes() if route.is_page for address in route.addresses(slugs)]


def files(slugs: Mapping[str, str] = SEEDED) -> list[str]:
    """Every feed, and every file that is made when it is asked for."""
    return [address for route in routes() if not route.is_page for address in route.addresses(slugs)]

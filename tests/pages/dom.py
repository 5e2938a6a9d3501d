"""Reading a page as a browser does, and refusing it where it is not valid HTML."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

SITE = "http://testserver"


def parse(page: bytes) -> Element:
    """The tree of a page; raises ParseError on the first fault of its HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(page, transport_encoding="utf-8")
    return tree


def text(element: Element) -> str:
    """What is read in an element, with runs of space as one."""
    return " ".join("".join(element.itertext()).split())


def by_id(tree: Element, name: str) -> Element:
    found = [element for element in tree.iter() if element.get("id") == name]
    assert len(found) == 1, f"{len(found)} elements have the id {name}."
    return found[0]


def classed(tree: Element, name: str) -> list[Element]:
    return [element for element in tree.iter() if name in (element.get("class") or "").split()]


def ids(tree: Element) -> list[str]:
    return [name for element in tree.iter() if (name := element.get("id"))]


def addresses(tree: Element) -> Iterator[str]:
    """Every address a page names, a link's and a resource's alike."""
    for element in tree.iter():
        for attribute in ("href", "src", "action", "poster", "srcset"):
            if address := element.get(attribute):
                yield address


def links(tree: Element, page: str) -> set[str]:
    """Addresses on this site that a reader can follow from a page, without their anchors."""
    found = (link.get("href") or "" for link in tree.iter("a"))
    whole = (urlsplit(urljoin(f"{SITE}{page}", href)) for href in found)
    return {
        parts.path + (f"?{parts.query}" if parts.query else "")
        for parts in whole
        if f"{parts.scheme}://{parts.netloc}" == SITE
    }

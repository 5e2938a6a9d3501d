"""How a file becomes an article: a new one, a known one's text, a version of one held, or nothing new."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256 as hash_of
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.text import slugify

from sources.addresses import same_page
from sources.extraction import MOST_BYTES, Extract, ExtractionError, read
from sources.ingest import ArticleFile, attach
from sources.models import Capture, Outlet, SourceArticle
from sources.terms import Basis
from sources.text import sha256

Change = Literal["new", "attached", "version", "recaptured", "unchanged"]
CHANGES: Final[dict[Change, str]] = {
    "new": "an article that the archive did not have",
    "attached": "the text of an article that was known by its hash",
    "version": "another text of an article held, kept beside the one that its passages rest on",
    "recaptured": "another capture of an article held, with the same text",
    "unchanged": "a file that the archive has already",
}


@dataclass(frozen=True)
class Taken:
    """An article as it now is in the archive, and what taking the file in changed."""

    article: SourceArticle
    change: Change


def extracts(path: Path) -> list[Extract]:
    """The articles a file holds, at least one; raises ExtractionError saying why it holds none."""
    try:
        if path.is_dir():
            raise ExtractionError("It is a folder; name the files in it.")
        if path.exists() and not path.is_file():
            raise ExtractionError("It is no ordinary file.")
        if (size := path.stat().st_size) > MOST_BYTES:
            raise ExtractionError(f"The file has {size:,} bytes; no article has more than {MOST_BYTES:,}.")
        return read(path.name, path.read_bytes())
    except FileNotFoundError:
        raise ExtractionError("There is no such file.") from None
    except (OSError, ValueError) as error:
        raise (
            error
            if isinstance(error, ExtractionError)
            else ExtractionError(f"The file cannot be read: {error}")
        ) from None


def take(extract: Extract) -> Taken:
    """Store what is new of an extract: an article, its text, or one more capture of it.

    An article is found again by its text, or by the page it stood on. What it has stays as it is: a text that
    differs becomes a capture beside it, so that no passage loses the words it rests on.
    """
    digest = sha256(extract.text)
    with transaction.atomic():
        article = _same_text(extract, digest) or _same_page(extract)
        if article is None:
            article = _stored(extract, digest)
            _keep(extract, article, digest)
            return Taken(article, "new")
        if article.text_sha256 == digest and not article.is_held:
            attach([ArticleFile(article.slug, extract.text)])
            article.refresh_from_db()
            _keep(extract, article, digest)
            return Taken(article, "attached")
        return Taken(article, _beside(extract, article, digest))


def _beside(extract: Extract, article: SourceArticle, digest: str) -> Change:
    """Keep a further capture of an article held, unless these very bytes are kept."""
    bare = not article.captures.exists()
    kept = _keep(extract, article, digest)
    if article.text_sha256 != digest:
        return "version" if kept else "unchanged"
    return "recaptured" if kept and not bare else "unchanged"


def _same_text(extract: Extract, digest: str) -> SourceArticle | None:
    """The article with this very text, unless both name their pages and these are two."""
    page = same_page(extract.url)
    for article in SourceArticle.objects.select_for_update().filter(text_sha256=digest).order_by("pk")[:50]:
        other = same_page(article.url)
        if not page or not other or page == other:
            return article
    return None


def _same_page(extract: Extract) -> SourceArticle | None:
    """The article that stood on the same page; a site's front page is no article's."""
    page = same_page(extract.url)
    if "/" not in page:
        return None
    capture = Capture.objects.of_page(extract.url).without_bodies().select_related("article").first()
    if capture:
        return capture.article
    return SourceArticle.objects.filter(url__in=set(_spellings(extract.url))).order_by("pk").first()


def _spellings(url: str) -> Iterator[str]:
    """An address as others may have entered it: without parameters, with and without "www."."""
    parts = urlsplit(url.strip())
    yield url.strip()
    host = parts.netloc.removeprefix("www.")
    for scheme in ("https", "http"):
        for lead in ("", "www."):
            for end in ("", "/"):
                yield f"{scheme}://{lead}{host}{parts.path.rstrip('/')}{end}"


def _keep(extract: Extract, article: SourceArticle, digest: str) -> bool:
    """Keep the bytes of an extract with its article; whether they were new."""
    _, new = Capture.objects.get_or_create(
        article=article,
        sha256=hash_of(extract.raw).hexdigest(),
        defaults={
            "file": extract.file[-255:],
            "url": extract.url,
            "page": same_page(extract.url),
            "media_type": extract.media_type,
            "size": len(extract.raw),
            "packed": zlib.compress(extract.raw),
            "text": extract.text,
            "text_sha256": digest,
            "title": extract.title,
            "byline": extract.byline,
            "published": extract.published,
            "modified": extract.modified,
            "retrieved": extract.retrieved,
        },
    )
    return new


def point(copy: SourceArticle, original: SourceArticle) -> None:
    """Say that an article copies another, where nobody has said so before."""
    if copy.reprint_of_id is None and copy.pk != original.pk and original.reprint_of_id != copy.pk:
        copy.reprint_of = original
        copy.save(update_fields=["reprint_of"])


def _stored(extract: Extract, digest: str) -> SourceArticle:
    outlet = _outlet(extract)
    article = SourceArticle(
        slug=_slug(extract, digest),
        outlet=outlet,
        outlet_basis=Basis.STATED if outlet else Basis.NOT_STATED,
        outlet_note="" if outlet or not extract.outlet else f"The page names “{extract.outlet}” as its site.",
        title=extract.title,
        byline=extract.byline,
        url=extract.url,
        published=extract.published,
        published_basis=Basis.STATED if extract.published else Basis.NOT_STATED,
        retrieved=extract.retrieved.date().isoformat() if extract.retrieved else "",
        language=extract.language[:12],
        text=extract.text,
        text_sha256=digest,
        text_length=len(extract.text),
    )
    article.full_clean(exclude=["text"])
    article.save()
    return article


def _outlet(extract: Extract) -> Outlet | None:
    """The outlet that the page names, where the archive has it under that name; never one that is like it."""
    return Outlet.objects.filter(name__iexact=extract.outlet).first() if extract.outlet else None


def _slug(extract: Extract, digest: str) -> str:
    """An address that two articles never share: words of outlet or title, the day, and of a hash."""
    told = slugify(extract.outlet or extract.title)[:40].strip("-") or "article"
    for ending in (digest[:8], sha256(digest + same_page(extract.url))[:8], digest[:24]):
        slug = "-".join(filter(None, (told, extract.published[:10], ending)))
        if not SourceArticle.objects.filter(slug=slug).exists():
            return slug
    return slug

"""What arrives in one file: a text, a page, the pages of a web archive (WARC), or a message (EML)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default as headers_decoded
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

_GZIP: Final = b"\x1f\x8b"
_PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain")
# A web archive of one article holds its pictures and scripts too; more pages than these are a crawl.
_MOST_PAGES: Final = 1_000


class ContainerError(ValueError):
    """A file that is no container it claims to be, or holds nothing to read; the message says which."""


@dataclass(frozen=True)
class Part:
    """The bytes of one text or page, and what its container tells of it; empty where it does not."""

    raw: bytes
    media_type: str = ""
    charset: str = ""
    url: str = ""
    retrieved: datetime | None = None
    title: str = ""
    published: str = ""
    whole: bytes = b""


def is_web_archive(name: str, raw: bytes) -> bool:
    return raw.startswith(b"WARC/") or (
        raw.startswith(_GZIP) and name.lower().endswith((".warc.gz", ".gz", ".warc"))
    )


def is_message(name: str) -> bool:
    return name.lower().endswith((".eml", ".mht", ".mhtml"))


# --- Web archives -------------------------------------------------------------------------------------------


def archived_pages(raw: bytes, most_bytes: int) -> list[Part]:
    """The pages of a web archive, in the order in which they were fetched; no picture, script or failure."""
    found: list[Part] = []
    try:
        for record in ArchiveIterator(BytesIO(raw), arc2warc=True):
            if page := _page_of(record, most_bytes):
                found.append(page)
            if len(found) == _MOST_PAGES:
                break
    except (ArchiveLoadFailed, zlib.error, OSError, EOFError, ValueError, AttributeError, TypeError) as error:
        if not found:
            raise ContainerError(f"The web archive cannot be read: {_said(error)}") from None
    if not found:
        raise ContainerError("The web archive holds no page.")
    return found


def _said(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__


def _page_of(record: ArcWarcRecord, most_bytes: int) -> Part | None:
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers and headers.get_statuscode()[:1] not in ("2", ""):
        return None
    told = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    media_type, _, parameters = told.partition(";")
    if media_type.strip().lower() not in _PAGES:
        return None
    content = record.content_stream().read(most_bytes + 1)
    if len(content) > most_bytes:
        raise ValueError(f"a page has more than {most_bytes:,} bytes")
    return Part(
        content,
        media_type.strip().lower(),
        _charset(parameters),
        record.rec_headers.get_header("WARC-Target-URI") or "",
        _moment(record.rec_headers.get_header("WARC-Date") or ""),
    )


def _charset(parameters: str) -> str:
    for one in parameters.split(";"):
        name, _, value = one.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'").lower()
    return ""


def _moment(stamp: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# --- Messages -----------------------------------------------------------------------------------------------


def message_page(raw: bytes) -> Part:
    """The article of a message: its page, or its plain text; subject and day of the message stand in for
    what neither tells."""
    message = message_from_bytes(raw, policy=headers_decoded)
    bodies = [one for one in _leaves(message) if one.get_content_type() in _PAGES and not _is_attached(one)]
    bodies.sort(key=lambda one: one.get_content_type() == "text/plain")
    if not bodies:
        raise ContainerError("The message holds no text.")
    sent = _sent(message)
    return Part(
        _payload(bodies[0]),
        bodies[0].get_content_type(),
        bodies[0].get_content_charset("") or "",
        _header(bodies[0], "Content-Location")
        or _header(message, "Snapshot-Content-Location")
        or _header(message, "Content-Location"),
        sent,
        _header(message, "Subject"),
        sent.date().isoformat() if sent else "",
        raw,
    )


def _leaves(message: Message) -> Iterator[Message]:
    """Every part that is none of several; a message nested beyond reason ends where patience does."""
    waiting = [message]
    for _ in range(1_000):
        if not waiting:
            return
        part = waiting.pop(0)
        content = part.get_payload()
        if part.is_multipart() and isinstance(content, list):
            waiting += [one for one in content if isinstance(one, Message)]
        else:
            yield part


def _is_attached(part: Message) -> bool:
    return isinstance(part, EmailMessage) and part.get_content_disposition() == "attachment"


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):
        return ""


def _sent(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

"""Proves an oversight-case archive from outside: log, documents and, given articles, passages.

python3 verify.py https://archive.example [ARTICLE.txt ...] [SHA256 of the log when you last looked ...]
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

Json = dict[str, Any]
SAME = ("version", "sequence", "kind", "case_id", "edition", "previous_sha256")
ENTRY, ENVELOPE = (*SAME, "at", "parts_sha256"), (*SAME, "published_at", "sha256", "proof")


def canonical(value: Any) -> bytes:  # RFC 8785, for values with ASCII keys and no fractions.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def digest(value: Any, salt: str = "") -> str:
    return hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()


def line_is_proved(line: Json, before: Json) -> bool:  # It comes next, and says what was hashed.
    proved: bool = digest({key: line[key] for key in ENTRY}) == line["sha256"]
    if line["kind"] in ("retracted", "redacted"):
        said = {"/note": line["note"], "/slug": line["case"], "/removed": line["removed"]}
        parts = {pointer: digest(part, line["salts"][pointer]) for pointer, part in said.items()}
        proved &= parts == line["parts"] and digest(parts) == line["parts_sha256"]
    placed = line["sequence"] - 1, line["previous_sha256"]
    return proved and placed == (before["sequence"], before["sha256"])


def document_is_proved(
    raw: bytes, line: Json, markers: dict[Any, Json]
) -> bool:  # A removed part left its digest.
    document, told = json.loads(raw), {"slug": line["case"], "published_at": line["at"]}
    told |= {key: line[key] for key in (*SAME, "sha256", "note")}
    parts = {f"/{key}": value for key, value in document.items() if key not in ENVELOPE}
    for key in [key for key, value in parts.items() if isinstance(value, list) and value]:
        parts |= {f"{key}/{place}": item for place, item in enumerate(parts.pop(key))}
    salts, left = document["proof"]["salts"], document["proof"]["digests"]
    found = {pointer: digest(parts[pointer], salt) for pointer, salt in salts.items()}
    why = {at: {"id": "", "redacted": markers.get((line["case_id"], line["edition"], at))} for at in left}
    marked = all(parts[at] == "[redacted]" or {**parts[at], "id": ""} == why[at] for at in left)
    hashed = parts.keys() == found.keys() ^ left.keys() and digest(found | left) == line["parts_sha256"]
    return marked and hashed and told.items() <= document.items() and canonical(document) == raw


def broken_passages(value: Any, texts: dict[str, str]) -> Iterator[str]:
    if isinstance(value, dict) and "exact" in value and (text := texts.get(value["text_sha256"])):
        start, end = value["start"], value["end"]
        around = text[:start].endswith(value["prefix"]) and text[end:].startswith(value["suffix"])
        if text[start:end] != value["exact"] or not around:
            yield f"the passage of {value['source']} at {start} does not stand in the article"
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from broken_passages(inner, texts)


def faults(fetch: Callable[[str], bytes], texts: dict[str, str], seen: set[str]) -> Iterator[str]:
    log: list[Json] = [{"sequence": 0, "sha256": "0" * 64, "kind": ""}]
    while more := json.loads(fetch(f"changes/?after={log[-1]['sequence']}&page_size=100"))["results"]:
        log += more
    if unproved := [line["sequence"] for before, line in pairwise(log) if not line_is_proved(line, before)]:
        yield f"log lines are not what was hashed: {unproved}"
    gone = {line["case_id"] for line in log if line["kind"] == "retracted"}
    known, markers = {line["sha256"] for line in log}, {}
    for line, part in [(one, part) for one in log for part in one.get("removed", ())]:
        place = line["case_id"], part["edition"], part["pointer"]
        markers[place] = {"ground": line["note"], "what": part["what"]}
    for line in (line for line in log if line["kind"] in ("published", "corrected")):
        if raw := fetch(f"cases/{line['case']}/editions/{line['edition']}/"):
            if not document_is_proved(raw, line, markers):
                yield f"the edition of log line {line['sequence']} is not what the line commits to"
            known |= {source.get("text_sha256") for source in json.loads(raw)["sources"]}
            yield from broken_passages(json.loads(raw), texts)
        elif line["case_id"] not in gone:
            yield f"the edition of log line {line['sequence']} is gone, and no line says why"
    yield from (f"neither the log nor a case names {given}" for given in {*texts, *seen} - known)


def fetch(path: str) -> bytes:
    try:
        return bytes(urlopen(f"{sys.argv[1].rstrip('/')}/api/v1/{path}").read())
    except HTTPError as refusal:
        return b"" if refusal.code == 410 else sys.exit(f"{path}: {refusal}")


if __name__ == "__main__":
    names = [name for name in sys.argv[2:] if name.endswith(".txt")]
    articles = (Path(name).read_text("utf-8-sig") for name in names)
    texts = {hashlib.sha256(text.encode()).hexdigest(): text for text in articles}
    found = [print("FAULT:", fault) for fault in faults(fetch, texts, {*sys.argv[2:]} - {*names})]
    sys.exit(1 if found else print("Everything proves."))

"""Proves an oversight-case archive from outside: log, documents and, given articles, passages.

python3 verify.py https://archive.example [ARTICLE.txt ...] [SHA256 of the log when you last looked ...]"""

import json
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from time import sleep
from typing import Any
from urllib.request import HTTPError, urlopen

SAME = ("version", "sequence", "kind", "case_id", "edition", "previous_sha256")
ENTRY, ENVELOPE = (*SAME, "at", "parts_sha256"), (*SAME, "published_at", "sha256", "proof")


def digest(value: Any, salt: str = "") -> str:  # RFC 8785, for values with ASCII keys and no fractions.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def line_is_proved(line: dict[str, Any], last: dict[str, Any]) -> bool:
    proved: bool = digest({key: line[key] for key in ENTRY}) == line["sha256"]
    if line["kind"] in ("retracted", "redacted"):
        said = {"/note": line["note"], "/slug": line["case"], "/removed": line["removed"]}
        parts = {pointer: digest(part, line["salts"][pointer]) for pointer, part in said.items()}
        proved &= parts == line["parts"] and digest(parts) == line["parts_sha256"]
    return proved and (line["sequence"] - 1, line["previous_sha256"]) == (last["sequence"], last["sha256"])


def document_is_proved(raw: bytes, line: dict[str, Any], markers: dict[Any, Any]) -> bool:
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
    whole = told.items() <= document.items() and digest(document) == sha256(raw).hexdigest()
    return marked and hashed and whole


def broken_passages(value: Any, texts: dict[str, str]) -> Iterator[str]:
    if isinstance(value, dict) and "exact" in value and (text := texts.get(value["text_sha256"])):
        start, end = value["start"], value["end"]
        around = text[:start].endswith(value["prefix"]) and text[end:].startswith(value["suffix"])
        if text[start:end] != value["exact"] or not around:
            yield f"the passage of {value['source']} at {start} does not stand in the article"
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from broken_passages(inner, texts)


def faults(fetch: Callable[[str], bytes], texts: dict[str, str], seen: set[str]) -> Iterator[str]:
    log: list[dict[str, Any]] = [{"sequence": 0, "sha256": "0" * 64, "kind": ""}]
    while more := json.loads(fetch(f"changes/?after={log[-1]['sequence']}&page_size=100"))["results"]:
        wrong = [one["sequence"] for last, one in pairwise([log[-1], *more]) if not line_is_proved(one, last)]
        log += more
        if wrong:  # Nothing behind it could prove, and a hostile log need never end.
            yield f"log lines are not what was hashed: {wrong}"
            break
    known, markers = {line["sha256"] for line in log}, {}
    for one, cut in [(line, cut) for line in log for cut in line.get("removed", ())]:
        markers[one["case_id"], cut["edition"], cut["pointer"]] = {"ground": one["note"], "what": cut["what"]}
    for line in (line for line in log if line["kind"] in ("published", "corrected")):
        if raw := fetch(f"cases/{line['case']}/editions/{line['edition']}/"):
            if not document_is_proved(raw, line, markers):
                yield f"the edition of log line {line['sequence']} is not what the line commits to"
            known |= {source.get("text_sha256") for source in json.loads(raw)["sources"]}
            yield from broken_passages(json.loads(raw), texts)
        elif line["case_id"] not in {one["case_id"] for one in log if one["kind"] == "retracted"}:
            yield f"the edition of log line {line['sequence']} is gone, and no line says why"
    yield from (f"neither the log nor a case names {given}" for given in {*texts, *seen} - known)


def fetch(path: str) -> bytes:
    asked[0] = path
    try:
        return bytes(urlopen(f"{sys.argv[1].rstrip('/')}/api/v1/{path}", timeout=60).read())
    except HTTPError as refusal:
        if refusal.code not in (410, 429):
            raise
        sleep(min(60, int(refusal.headers.get("Retry-After", 0))))  # So much may be asked in a minute.
        return fetch(path) if refusal.code == 429 else b""


if __name__ == "__main__":
    asked, names = [""], [name for name in sys.argv[2:] if name.endswith(".txt")]
    try:
        read = [Path(name).read_text("utf-8-sig") for name in names]
        texts, seen = {sha256(text.encode()).hexdigest(): text for text in read}, {*sys.argv[2:]} - {*names}
        found = [print("FAULT:", ascii(fault)[1:-1]) for fault in faults(fetch, texts, seen)]
    except Exception as broken:  # Whatever a stranger's server answers, one line says it.
        sys.exit(f"NOT PROVED: {asked[0]!a} was answered with what no archive says: {broken!a:.300}")
    sys.exit(1 if found else print("Everything proves."))

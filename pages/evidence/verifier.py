"""Checks this evidence pack with Python's standard library alone: python3 verify.py [FOLDER OF TEXTS]"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE, SUMS = Path(__file__).resolve().parent, "SHA256SUMS"
SEALED = {"version", "sequence", "kind", "case_id", "edition", "previous_sha256"}
ENVELOPE = SEALED | {"published_at", "sha256", "proof"}


def sha(data: bytes) -> str:
    return sha256(data).hexdigest()


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def changed_files() -> list[str]:
    there = {(sha(path.read_bytes()), path.name) for path in HERE.iterdir() if path.name != SUMS}
    named = {tuple(line.split("  ", 1)) for line in (HERE / SUMS).read_text("utf-8").splitlines()}
    return [f"{name}: missing, changed or added" for name in sorted({pair[1] for pair in there ^ named})]


def entry_hash(case: dict[str, Any]) -> str:
    salts, redacted, digests = case["proof"]["salts"], case["proof"]["digests"], {}
    for key in case.keys() - ENVELOPE:
        parts = enumerate(case[key]) if case[key] and isinstance(case[key], list) else [("", case[key])]
        for at, part in [(f"/{key}/{place}".rstrip("/"), part) for place, part in parts]:
            digests[at] = redacted.get(at) or sha(bytes.fromhex(salts.get(at, "")) + canonical(part))
    sealed = {key: case[key] for key in SEALED} | {"at": case["published_at"]}
    return sha(canonical(sealed | {"parts_sha256": sha(canonical(digests))}))


def passages(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value] if "exact" in value else passages([*value.values()])
    return [found for one in value for found in passages(one)] if isinstance(value, list) else []


def misplaced(case: dict[str, Any]) -> list[str]:
    raw = [path.read_bytes() for folder in sys.argv[1:] for path in Path(folder).iterdir()]
    read = [one.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n") for one in raw]
    texts = {sha(text.encode()): text for text in read}
    held = [(one, texts[one["text_sha256"]]) for one in passages(case) if one["text_sha256"] in texts]
    print(f"{len(held)} of {len(passages(case))} passages compared with the texts given.")
    return [one["exact"] for one, text in held if text[one["start"] : one["end"]] != one["exact"]]


if __name__ == "__main__":
    if not (faults := changed_files()):
        edition = json.loads((HERE / "case.json").read_bytes())
        faults = [f"not in its article: {words}" for words in misplaced(edition)]
        if entry_hash(edition) != edition["sha256"]:
            faults += ["case.json does not have the hash that it names"]
    print(*faults, "FAULTY" if faults else f"Intact. The log must have {edition['sha256']}.", sep="\n")
    sys.exit(bool(faults))

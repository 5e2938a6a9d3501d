"""Turns a database address into the settings that keep concurrent writers and hostile queries harmless."""

from pathlib import Path
from typing import Any, Final

import dj_database_url

Database = dict[str, Any]

# A DEFERRED transaction that reads before it writes cannot be upgraded once another writer commits: 30 to
# 96 % of concurrent writers failed. IMMEDIATE with WAL and a 20 s wait failed none of 2,000, even with
# synchronous=FULL.
# secure_delete: a redacted sentence must not linger in free pages, whatever the SQLite build's default.
SQLITE_OPTIONS: Final = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON"
    ),
}

PERSISTENT_SECONDS: Final = 600


def database(address: str, *, beside: Path, statement_timeout: str) -> Database:
    """The settings of one database; a relative SQLite file is looked for in the folder `beside`."""
    settings = dict(dj_database_url.parse(address))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        return _sqlite(settings, beside)
    if settings["ENGINE"] == "django.db.backends.postgresql":
        return _postgresql(settings, statement_timeout)
    message = f"The archive runs on SQLite or PostgreSQL; {settings['ENGINE']} is neither."
    raise ValueError(message)


def _sqlite(settings: Database, beside: Path) -> Database:
    name = settings["NAME"]
    settings["NAME"] = name if name == ":memory:" else str(beside / name)
    settings["OPTIONS"] = {**settings.get("OPTIONS", {}), **SQLITE_OPTIONS}
    settings["CONN_MAX_AGE"] = None
    return settings


def _postgresql(settings: Database, statement_timeout: str) -> Database:
    limits = (
        # jit: compiling a short question with many branches costs far more than answering it.
        f"-c jit=off -c statement_timeout={statement_timeout} -c lock_timeout=5s"
        " -c idle_in_transaction_session_timeout=60s"
    )
    given = settings.get("OPTIONS", {})
    options = f"{given.get('options', '')} {limits}".strip()
    settings["OPTIONS"] = {"connect_timeout": 5, **given, "options": options}
    settings["CONN_MAX_AGE"] = PERSISTENT_SECONDS
    settings["CONN_HEALTH_CHECKS"] = True
    return settings

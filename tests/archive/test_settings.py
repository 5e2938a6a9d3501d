"""What the environment decides, and what is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "not-a-secret-in-a-test"


def run(code: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **environment}
    return subprocess.run(code, env=clean, cwd=ROOT, capture_output=True, text=True, timeout=60)


def read(*names: str, **environment: str) -> Any:
    wanted = ", ".join(f"settings.{name}" for name in names)
    program = f"import json; from archive import settings; print(json.dumps([{wanted}]))"
    done = run([sys.executable, "-c", program], **environment)
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    return values[0] if len(names) == 1 else values


def test_it_refuses_to_start_without_a_key_and_says_how_to_mend_it() -> None:
    done = run([sys.executable, "manage.py", "check"])
    assert done.returncode == 1
    assert "does not start without SECRET_KEY while DEBUG is 0" in done.stderr
    assert "make run" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_server_refuses_in_the_same_words() -> None:
    done = run([sys.executable, "-m", "archive.serve"], PORT="48211")
    assert done.returncode == 1
    assert done.stderr.startswith("The archive does not start without SECRET_KEY")


@pytest.mark.parametrize("environment", [{"SECRET_KEY": KEY}, {"DEBUG": "1"}])
def test_it_starts_with_a_key_or_for_development(environment: dict[str, str]) -> None:
    assert read("SECRET_KEY", **environment)


def test_it_reads_the_file_beside_manage_py_and_prefers_the_environment(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SECRET_KEY=from-the-file\nSITE_URL=https://archive.example/\n")
    names = ("SECRET_KEY", "SITE_URL")
    assert read(*names, ENV_FILE=str(file)) == ["from-the-file", "https://archive.example"]
    assert read("SECRET_KEY", ENV_FILE=str(file), SECRET_KEY=KEY) == KEY


@pytest.mark.parametrize(
    ("environment", "name", "value", "because"),
    [
        ({}, "DEBUG", False, "a forgotten setting must not show tracebacks to readers"),
        ({}, "SITE_URL", "http://127.0.0.1:8000", "make run serves there"),
        ({"PORT": "8123"}, "SITE_URL", "http://127.0.0.1:8123", "links must lead back to make run PORT=8123"),
        ({}, "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"], "only this machine is known"),
        (
            {"ALLOWED_HOSTS": "a.example,b.example"},
            "ALLOWED_HOSTS",
            ["a.example", "b.example"],
            "it is a list",
        ),
        ({}, "SESSION_COOKIE_SECURE", False, "a browser drops secure cookies sent over http"),
        ({"SITE_URL": "https://a.example"}, "SESSION_COOKIE_SECURE", True, "TLS ends in front"),
        ({"SITE_URL": "https://a.example"}, "CSRF_COOKIE_SECURE", True, "TLS ends in front"),
        ({"SITE_URL": "https://a.example"}, "SECURE_HSTS_SECONDS", 31536000, "TLS ends in front"),
        ({}, "SECURE_HSTS_SECONDS", 0, "http must stay reachable"),
        ({}, "QUOTE_MAX_PROSE_WORDS", 20, "fair quotation has a default"),
        ({"QUOTE_MAX_PROSE_SHARE": "0.1"}, "QUOTE_MAX_PROSE_SHARE", 0.1, "and can be tightened"),
        ({}, "DATABASE_ROUTERS", [], "there is one database"),
        (
            {"REPLICA_URL": "sqlite:///copy.sqlite3"},
            "DATABASE_ROUTERS",
            ["archive.replica.ReplicaRouter"],
            "public reads go to the copy",
        ),
    ],
)
def test_the_environment_decides(environment: dict[str, str], name: str, value: Any, because: str) -> None:
    assert read(name, SECRET_KEY=KEY, **environment) == value, because


def test_the_database_is_a_file_in_the_project_unless_told_otherwise() -> None:
    assert read("DATABASES", SECRET_KEY=KEY)["default"]["NAME"] == str(ROOT / "archive.sqlite3")


def test_whole_pages_are_kept_in_memory_whatever_cache_is_named(tmp_path: Path) -> None:
    kept = read("CACHES", SECRET_KEY=KEY, CACHE_URL=f"file://{tmp_path}")
    assert kept["default"]["LOCATION"] == str(tmp_path)
    assert kept["pages"]["BACKEND"].endswith("LocMemCache")


def test_public_urls_are_spared_the_middleware_of_staff() -> None:
    everybody, staff = read("MIDDLEWARE", "STAFF_MIDDLEWARE", SECRET_KEY=KEY)
    assert not set(everybody) & set(staff)
    assert "django.middleware.csrf.CsrfViewMiddleware" in staff


def test_the_deployment_checks_find_nothing() -> None:
    secret = "".join(chr(33 + number) for number in range(60))
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = run(command, SECRET_KEY=secret, SITE_URL="https://archive.example")
    assert done.returncode == 0, done.stderr

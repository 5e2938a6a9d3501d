"""A process that has loaded Django and forks others at once: `python -m tests.nursery`.

Starting `manage.py` takes a second, most of which no test wants to see. The nursery answers lines of JSON:
    {"do": "start", "database": name, "task": name, "arguments": [...], "die_at": n}     {"pid": n}
    {"do": "wait"}                                                                      {"pid": status, ...}
A child works in the database named, alone or beside others; `die_at` kills it before its n-th statement.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import django
import pytest

if __name__ == "__main__":
    django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from cases.models import Case, Schedule, SummarySentence
from editions.publishing import publish, publish_due, redact
from tests.scratch import ROOT, Scratch

Pid = int


def seed(*arguments: str) -> None:
    call_command("seed", *arguments)


def publishers(me: str, rounds: str) -> None:
    """Publish the cases in turn, each time with another title; every third time think better of it."""
    cases = list(Case.objects.order_by("slug"))
    for turn in range(int(rounds)):
        case = cases[turn % len(cases)]
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(title=f"Search number {turn} by curator {me}")
        with transaction.atomic():
            publish(case, by=None, note=f"Round {turn} of {me}.")
            transaction.set_rollback(turn % 3 == 2)


def hourly(rounds: str) -> None:
    """Have the first case that `publishers` change published by the clock, again and again."""
    by, _ = User.objects.get_or_create(username="clock", defaults={"is_superuser": True})
    case = Case.objects.order_by("slug")[0]
    for turn in range(int(rounds)):
        about = {"due": timezone.now(), "by": by, "note": f"Hour {turn}.", "refused": ""}
        Schedule.objects.update_or_create(case=case, defaults=about)
        list(publish_due())


def reindexers(rounds: str) -> None:
    for _ in range(int(rounds)):
        call_command("reindex")


def verifiers(rounds: str, *options: str) -> None:
    for _ in range(int(rounds)):
        call_command("verify", *options)


def erase(text: str) -> None:
    """What staff do when a court orders it: take the words out of the working copy, then redact."""
    SummarySentence.objects.filter(text__contains=text).update(text="The board spoke on Tuesday.")
    redact(
        Case.objects.get(),
        by=None,
        ground="By order of a court.",
        decision="The board decided.",
        texts=[text],
    )


TASKS: dict[str, Callable[..., None]] = {
    "seed": seed,
    "publishers": publishers,
    "hourly": hourly,
    "reindexers": reindexers,
    "verifiers": verifiers,
    "erase": erase,
}


def work(database: str, task: str, arguments: list[str], die_at: int) -> int:
    connection.settings_dict["NAME"] = database
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if die_at:
        connection.execute_wrappers.append(dying(die_at))
    try:
        TASKS[task](*arguments)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def dying(at: int) -> Callable[..., Any]:
    """Counts statements, and kills the process as a power cut would before the `at`-th."""
    left = [at]

    def execute(run: Callable[..., Any], *args: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return run(*args)

    return execute


def forked(database: str, task: str, arguments: list[str], die_at: int) -> Pid:
    pid = os.fork()
    if not pid:
        os._exit(work(database, task, arguments, die_at))
    return pid


def serve() -> None:
    children: list[Pid] = []
    for line in sys.stdin:
        asked = json.loads(line)
        if asked.pop("do") == "start":
            children.append(forked(**asked))
            answer: object = {"pid": children[-1]}
        else:
            answer = {pid: os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children}
            children.clear()
        print(json.dumps(answer), flush=True)


class Nursery:
    """The other end: what a test holds."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.complaints = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by `room`
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery"],
            env=environment,
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.complaints,
        )

    def ask(self, **what: Any) -> dict[str, int]:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(what), file=self.process.stdin, flush=True)
        answer: dict[str, int] = json.loads(self.process.stdout.readline())
        return answer

    def start(self, scratch: Scratch, task: str, *arguments: str, die_at: int = 0) -> Pid:
        about = {"database": scratch.name, "task": task, "arguments": arguments, "die_at": die_at}
        return self.ask(do="start", **about)["pid"]

    def wait(self) -> list[int]:
        """The exit statuses of all children since the last time, killed ones as -9."""
        return list(self.ask(do="wait").values())

    def complained(self) -> str:
        """The last lines of what children wrote when they failed."""
        self.complaints.seek(0)
        return self.complaints.read()[-2000:]


@pytest.fixture(scope="module")
def room(empty_archive: str) -> Iterator[Nursery]:
    opened = Nursery(Scratch(empty_archive).environment)
    yield opened
    opened.process.stdin.close()  # type: ignore[union-attr]
    opened.process.wait()
    opened.process.stdout.close()  # type: ignore[union-attr]
    opened.complaints.close()


if __name__ == "__main__":
    serve()

"""Two questions a supervisor asks: is the process alive, and can it serve."""

from functools import cache

from django.conf import settings
from django.db import Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.replica import COPY
from editions.checks import other_shapes
from editions.models import LogHead


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; the database is not asked, or a slow one would get healthy processes killed."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready while the original serves: public reads do without a copy that is down, which is only a note."""
    faults = faults_of("default")
    more, notes = ([], []) if faults or COPY not in settings.DATABASES else told_of_the_copy()
    faults += more
    notes += [] if faults else told_of_the_index()
    answer = {"status": "unavailable" if faults else "ready", "reasons": faults, "notes": notes}
    return JsonResponse(answer, status=503 if faults else 200)


def faults_of(alias: str) -> list[str]:
    """Why this database cannot serve; the driver's own words stay in the log, for they may name hosts."""
    try:
        return unapplied_on(alias)
    except Error:
        return [f"database {alias}: does not answer"]


def told_of_the_index() -> list[str]:
    """A release may index more than an earlier one did, and `migrate` alone does not make the index anew."""
    outdated = other_shapes().using("default").exists()
    return (
        ["public index: made by an earlier release; run manage.py reindex --if-outdated"] if outdated else []
    )


def told_of_the_copy() -> tuple[list[str], list[str]]:
    """What keeps public pages from being read there, and what they can live with."""
    try:
        unapplied = unapplied_on(COPY)
        return unapplied, [] if unapplied else backlog()
    except Error:
        return [], [f"database {COPY}: does not answer; public pages read from default"]


def unapplied_on(alias: str) -> list[str]:
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    missing = sorted(f"{app}.{name}" for app, name in _newest_migrations() if (app, name) not in applied)
    return [f"database {alias}: migration {name} is not applied" for name in missing]


def backlog() -> list[str]:
    """How far the copy is behind, in lines of the public log: what was withdrawn since is still shown."""
    shown, written = newest_line_on(COPY), newest_line_on("default")
    return [f"database {COPY}: shows the log up to {shown} of {written}"] if shown < written else []


def newest_line_on(alias: str) -> int:
    """0 before anything was published."""
    return LogHead.objects.using(alias).values_list("sequence", flat=True).first() or 0


@cache
def _newest_migrations() -> tuple[tuple[str, str], ...]:
    """Read from disk once: a running process does not get new code."""
    return tuple(MigrationLoader(None).graph.leaf_nodes())

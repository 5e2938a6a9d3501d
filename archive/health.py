"""Two questions a supervisor asks: is the process alive, and can it serve."""

from functools import cache

from django.db import Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; the database is not asked, or a slow one would get healthy processes killed."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    faults = [fault for alias in connections for fault in faults_of(alias)]
    status = "unavailable" if faults else "ready"
    return JsonResponse({"status": status, "reasons": faults}, status=503 if faults else 200)


def faults_of(alias: str) -> list[str]:
    """Why this database cannot serve; the driver's own words stay in the log, for they may name hosts."""
    try:
        applied = MigrationRecorder(connections[alias]).applied_migrations()
    except Error:
        return [f"database {alias}: does not answer"]
    missing = sorted(f"{app}.{name}" for app, name in _newest_migrations() if (app, name) not in applied)
    return [f"database {alias}: migration {name} is not applied" for name in missing]


@cache
def _newest_migrations() -> tuple[tuple[str, str], ...]:
    """Read from disk once: a running process does not get new code."""
    return tuple(MigrationLoader(None).graph.leaf_nodes())

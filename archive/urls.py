"""Which face answers which address."""

from django.urls import include, path

from archive.health import healthz, readyz
from curation.site import site

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", site.urls),
    path("api/v1/", include("api.urls")),
    path("", include("pages.urls")),
]

handler400 = "archive.errors.bad_request"
handler403 = "archive.errors.permission_denied"
handler404 = "archive.errors.page_not_found"
handler500 = "archive.errors.server_error"

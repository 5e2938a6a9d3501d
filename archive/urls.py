"""Which face answers which address."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from archive.health import healthz, readyz
from curation.site import site
from pages.views.case import rendered

# Staff preview a case by the very function that readers' pages are made with.
site.public_case = rendered

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", site.urls),
    path("accounts/", include("curation.account_urls")),
    path("api/v1/", include("api.urls")),
    *i18n_patterns(path("", include("pages.urls")), prefix_default_language=False),
]

handler400 = "archive.errors.bad_request"
handler403 = "archive.errors.permission_denied"
handler404 = "archive.errors.page_not_found"
handler500 = "archive.errors.server_error"

"""Every setting of the archive, read from the environment or from the file `.env` beside manage.py."""

from pathlib import Path
from typing import Any, Final

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from environs import Env, validate

from archive.databases import Database, database

# Lets annotations such as QuerySet["Case"] stand where Django's own classes take no parameters.
django_stubs_ext.monkeypatch()

BASE_DIR: Final = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(env.path("ENV_FILE", BASE_DIR / ".env"), recurse=False)

# --- What every deployment decides ------------------------------------------------------------------------

DEBUG: bool = env.bool("DEBUG", False)
SECRET_KEY: str = env.str("SECRET_KEY", "only-for-development" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "The archive does not start without SECRET_KEY while DEBUG is 0, because staff sessions are signed "
        "with it. Set SECRET_KEY in the environment, or in the file .env beside manage.py, to at least 50 "
        "random characters and keep it: a new key logs everybody out. `make run` writes such a file; so does "
        "`python3 -c 'import secrets; print(\"SECRET_KEY=\" + secrets.token_urlsafe(50))' >> .env`. "
        "On your own machine DEBUG=1 does without."
    )

# Absolute links are built from this and never from the Host header, which a visitor chooses.
SITE_URL: str = env.str("SITE_URL", f"http://127.0.0.1:{env.str('PORT', '8000')}").rstrip("/")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
HTTPS: Final = SITE_URL.startswith("https://")

# How long one PostgreSQL statement may run; maintenance on a large archive may need "0" (no limit).
STATEMENT_TIMEOUT: str = env.str("STATEMENT_TIMEOUT", "15s")


def _database(address: str) -> Database:
    return database(address, beside=BASE_DIR, statement_timeout=STATEMENT_TIMEOUT)


DATABASES: dict[str, Database] = {"default": _database(env.str("DATABASE_URL", "sqlite:///archive.sqlite3"))}
DATABASE_ROUTERS: list[str] = []
if replica := env.str("REPLICA_URL", ""):
    DATABASES["replica"] = {**_database(replica), "TEST": {"MIRROR": "default"}}
    DATABASE_ROUTERS = ["archive.replica.ReplicaRouter"]

# What limits count must be all processes'; a cache that is named must count in one step (Redis and Memcached
# do). Whole pages stay in each process's memory, whatever is named: what is redacted must lie in no file.
CACHES: dict[str, Any] = {
    "default": env.dj_cache_url("CACHE_URL", "locmem://"),
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}
COUNTS_FILE: Path = env.path("COUNTS_FILE", BASE_DIR / "counts.sqlite3")
CACHES["counts"] = (
    CACHES["default"]
    if env.str("CACHE_URL", "")
    else {"BACKEND": "archive.counts.Counts", "LOCATION": str(COUNTS_FILE)}
)

# How many requests of one worker may wait for the change feed to grow; each holds a thread meanwhile.
LONG_POLLS: int = env.int("LONG_POLLS", 6, validate=validate.Range(min=0, max=100))

# Our own proxies in front, each of which adds to X-Forwarded-For the address that it was asked from. An https
# SITE_URL means that there is one.
PROXIES: int = env.int("PROXIES", 1 if HTTPS else 0, validate=validate.Range(min=0, max=10))
# Requests to the API a minute and address, without a key. Without a proxy every client is this machine.
ANONYMOUS_PER_MINUTE: int = env.int("ANONYMOUS_PER_MINUTE", 600 if PROXIES else 60_000)

# How long the database may work on one public request (SQLite; on PostgreSQL each statement is bounded).
PUBLIC_READ_SECONDS: float = env.float("PUBLIC_READ_SECONDS", 10.0)

# Webhooks go to https addresses outside this network. 1 allows any: for tests, and for receivers beside it.
WEBHOOKS_MAY_BE_PRIVATE: bool = env.bool("WEBHOOKS_MAY_BE_PRIVATE", False)
# --- Two people on every publication: "0" is for a newsroom of one, and every edition then says so ----------

REVIEW_BY_SECOND_PERSON: bool = env.bool("REVIEW_BY_SECOND_PERSON", True)

# --- Fair quotation: what readiness allows; the methodology page gives the reasons ------------------------

QUOTE_MAX_PROSE_WORDS: int = env.int("QUOTE_MAX_PROSE_WORDS", 20)
QUOTE_MAX_CONTEXT_CHARS: int = env.int("QUOTE_MAX_CONTEXT_CHARS", 32)
QUOTE_MAX_PROSE_SHARE: float = env.float("QUOTE_MAX_PROSE_SHARE", 0.30)

# Whether staff may have pages fetched from the public web: this host then asks what they tell it to.
ARTICLE_FETCHING: bool = env.bool("ARTICLE_FETCHING", False)

# --- The house --------------------------------------------------------------------------------------------

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

INSTALLED_APPS: list[str] = [
    "curation.apps.CurationConfig",
    "pages",
    "api",
    "editions",
    "cases",
    "sources",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "curation.apps.SignInConfig",
    "allauth.mfa",
    "corsheaders",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "import_export",
    "rest_framework",
    "simple_history",
]

# Outermost first. Sessions, CSRF, logins and messages are not here: StaffOnly adds them where staff are.
MIDDLEWARE: list[str] = [
    "archive.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "archive.middleware.SecurityHeaders",
    "corsheaders.middleware.CorsMiddleware",
    "archive.ingress.Ingress",
    "api.limits.Limits",
    "api.lifecycle.Lifecycle",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.compression.Compression",
    "django.middleware.http.ConditionalGetMiddleware",
    "archive.middleware.PublicCaching",
    "archive.replica.PublicReads",
    "archive.patience.Patience",
    "archive.languages.Language",
    "django.middleware.common.CommonMiddleware",
    "archive.staff.StaffOnly",
]
STAFF_PREFIXES: list[str] = ["/admin/", "/accounts/"]
STAFF_MIDDLEWARE: list[str] = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
LANGUAGES: list[tuple[str, str]] = [("en-gb", "English"), ("es", "Español")]
USE_I18N = True
USE_TZ = True
LOCALE_PATHS: list[Path] = [BASE_DIR / "locale"]

# History is asked by row and by owner, never by date alone.
SIMPLE_HISTORY_DATE_INDEX = False

# --- Static files -----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT: Path = BASE_DIR / "staticfiles"
STATICFILES_DIRS: list[Path] = [BASE_DIR / "static"]
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "archive.statics.Storage"
        )
    },
}

# --- Security ---------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
    " frame-ancestors 'none'; form-action 'self'"
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# An https SITE_URL means that a proxy ends TLS in front; it must set X-Forwarded-Proto (README, "Deploying").
SECURE_PROXY_SSL_HEADER: tuple[str, str] | None = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS: int = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SESSION_COOKIE_SECURE: bool = HTTPS
CSRF_COOKIE_SECURE: bool = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS: list[str] = [SITE_URL]
SESSION_COOKIE_AGE = 12 * 60 * 60
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- Signing in: who may do what is in curation/roles.py, who proves it twice in curation/second_factor.py --

LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "/admin/"
ACCOUNT_ADAPTER = "curation.sign_in.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS: list[str] = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/admin/login/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Counted in the cache: with several workers, a CACHE_URL that they share makes the limits exact.
ACCOUNT_RATE_LIMITS: dict[str, str] = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES: list[str] = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Oversight Case Archive"
MFA_TOTP_TOLERANCE = 1
# On localhost a passkey can be tried without TLS; anywhere else SITE_URL is https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN: bool = not HTTPS

CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS: list[str] = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS: list[str] = [
    *("accept", "authorization", "content-type", "if-match", "if-modified-since", "if-none-match"),
]
CORS_EXPOSE_HEADERS: list[str] = [
    *(
        "ETag",
        "Link",
        "X-Request-ID",
        "Content-Disposition",
        "RateLimit",
        "RateLimit-Policy",
        "Retry-After",
        "Deprecation",
        "Sunset",
    ),
]

SILENCED_SYSTEM_CHECKS: list[str] = [
    # StaffOnly wraps these around staff addresses alone; tests/archive/test_staff.py proves that it does.
    "admin.E408",  # AuthenticationMiddleware
    "admin.E409",  # MessageMiddleware
    "admin.E410",  # SessionMiddleware
    "security.W003",  # CsrfViewMiddleware
    # SecurityHeaders sends X-Frame-Options itself, beside frame-ancestors.
    "security.W002",
    # The proxy that ends TLS also redirects to it; doing both loops behind a proxy that sets no header.
    "security.W008",
    # HSTS for every subdomain, and preloading it, are the domain owner's decision, not one site's.
    "security.W005",
    "security.W021",
]

# --- API --------------------------------------------------------------------------------------------------

REST_FRAMEWORK: dict[str, Any] = {
    # The browsable renderer fills filter forms with unpublished titles; Basic auth hashes on every request.
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}

# --- Logging: to stderr, with the request's id and never its body -----------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "archive.logs.AddRequestId"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {request_id} {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "level": env.str("LOG_LEVEL", "INFO"), "propagate": True}},
}

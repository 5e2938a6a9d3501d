"""The archive's settings as tests run them: no file of a developer's is read; nothing is slow on purpose."""

import os

os.environ["ENV_FILE"] = os.devnull
os.environ["DEBUG"] = "0"
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["SITE_URL"] = "http://testserver"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["CACHE_URL"] = "locmem://"
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
os.environ.pop("REPLICA_URL", None)
# A browser driver leaves its event loop running in a process that then runs other tests; none is async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from archive.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Tests never collect static files; without this WhiteNoise warns that the folder is missing.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

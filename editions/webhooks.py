"""What an address to be told must look like, and the secret by which a receiver knows who tells."""

from __future__ import annotations

import secrets
from base64 import b64encode
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

from editions.models import Webhook

SALT = "webhook"


class Unfit(Exception):
    """Nothing may be sent to this address; the message says why."""


def parsed(url: str) -> tuple[str, int, str, bool]:
    """Host, port, path and whether TLS; raises Unfit. Looks nothing up."""
    if any(ord(character) <= 32 or ord(character) >= 127 for character in url):
        raise Unfit("It holds a space, a control character or a letter outside ASCII.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise Unfit(f"It is no address: {fault}.") from fault
    schemes = {"https": 443, **({"http": 80} if settings.WEBHOOKS_MAY_BE_PRIVATE else {})}
    if parts.scheme not in schemes:
        raise Unfit("It must begin with https://.")
    if not host or parts.username is not None or parts.password is not None or parts.fragment:
        raise Unfit("It needs a host, and may have neither a login nor a fragment.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return host, port or schemes[parts.scheme], path, parts.scheme == "https"


def new_token() -> str:
    return secrets.token_hex(16)


def secret_of(webhook: Webhook) -> bytes:
    """Derived, so that a copy of the database signs nothing; a new SECRET_KEY changes every one of them."""
    return salted_hmac(SALT, webhook.token, algorithm="sha256").digest()


def shown(secret: bytes) -> str:
    """As receivers write it into their settings."""
    return "whsec_" + b64encode(secret).decode()

"""Who asks, as far as a limit may believe it: one rule for API, readers' form and sign-in."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings


def address_of(environment: Mapping[str, Any]) -> str:
    """The client's address; of IPv6 the network, for whoever has one address has all of its /64.

    `X-Forwarded-For` is what anybody writes into it, but for the entries at its end that our own proxies
    (`PROXIES`) have added: each adds the address that it was asked from.
    """
    direct = str(environment.get("REMOTE_ADDR", ""))
    forwarded = str(environment.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    trusted = settings.PROXIES and len(forwarded) >= settings.PROXIES
    said = (forwarded[-settings.PROXIES].strip() if trusted else "") or direct
    try:
        address = ip_address(said)
    except ValueError:
        return said
    return str(address) if address.version == 4 else str(ip_network(f"{address}/64", strict=False))

"""Asking for the second factor before anything that readers see is changed.

Whoever has set one up is asked at every login. Whoever has not can log in, read and edit, and is led to set
one up at the first verb that changes what readers see: a first login gets in, and publishes nothing
by a password alone.
"""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

GOES_ON = "goes_on"
"""In the session: the address of what somebody was about to do when they had no second factor yet."""


def asked_for(request: HttpRequest) -> HttpResponse | None:
    """The answer that asks for it; None where this session has it."""
    user = cast(User, request.user)
    if any(record["method"] == "mfa" for record in get_authentication_records(request, user)):
        request.session.pop(GOES_ON, None)
        return None
    if is_mfa_enabled(user):
        messages.info(request, "Confirm that it is you, with your second factor.")
        return redirected("mfa_reauthenticate", request)
    messages.warning(
        request,
        "What readers see is changed with a second factor only. Set up an app or a passkey; "
        "then you are led back.",
    )
    # Setting one up takes several pages, none of which hands an address on.
    request.session[GOES_ON] = request.path
    return redirected("mfa_index", request)


def redirected(name: str, request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': request.path})}")

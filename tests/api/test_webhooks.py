"""Webhooks: every line of the log is told, in order, signed, and told again until it was heard."""

import time
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from api.webhooks import delivering, signing
from api.webhooks.delivering import deliver_due, leased, pause_after, settle
from editions.models import Delivery, Webhook
from editions.webhooks import new_token, secret_of, shown
from tests.api.contract import CheckedClient
from tests.api.receiver import Receiver, receiving
from tests.api.test_changes import everything, log

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    settings.WEBHOOKS_MAY_BE_PRIVATE = True
    with receiving() as running:
        yield running


def hook_to(receiver: Receiver, **fields: Any) -> Webhook:
    given = {"name": "Newsroom", "url": receiver.url, "sequence": 0} | fields
    return Webhook.objects.create(token=new_token(), **given)


def deliver_all() -> None:
    while deliver_due():
        pass


def due_now() -> None:
    """As if the pause were over."""
    Webhook.objects.update(next_attempt=timezone.now())


def test_every_line_is_told_once_and_in_order_as_the_feed_says_it(
    receiver: Receiver, api: CheckedClient
) -> None:
    hook_to(receiver)
    everything()
    deliver_all()

    assert [one.said["line"] for one in receiver.got] == log(api)
    assert [one.said["type"] for one in receiver.got][3:] == [
        "case.corrected",
        "case.redacted",
        "case.retracted",
    ]
    assert {one.path for one in receiver.got} == {"/hook?of=theirs"}


def test_a_new_hook_is_told_of_what_comes_and_not_of_what_was(receiver: Receiver) -> None:
    Webhook.objects.create(name="Newsroom", url=receiver.url, token=new_token())
    deliver_all()
    assert receiver.got == []

    everything()
    deliver_all()
    assert receiver.sequences() == [4, 5, 6]


def is_genuine(hook: Webhook, one: Any, **other: Any) -> bool:
    sent = {
        "event": one.event,
        "timestamp": one.headers["webhook-timestamp"],
        "body": one.body,
        "sent": one.headers["webhook-signature"],
        "now": time.time(),
    }
    return signing.is_genuine(secret_of(hook), **sent | other)


def test_a_receiver_can_prove_who_told_it(receiver: Receiver) -> None:
    hook = hook_to(receiver, sequence=2)
    deliver_all()
    (one,) = receiver.got

    assert is_genuine(hook, one)
    assert b64decode(shown(secret_of(hook)).removeprefix("whsec_")) == secret_of(hook)


@pytest.mark.parametrize(
    "forged",
    [
        {"body": b'{"type":"test"}'},
        {"event": "other-3"},
        {"sent": "v1,AAAA"},
        {"sent": ""},
        {"timestamp": "1"},
        {"timestamp": "\u0663"},
        {"now": 0.0},
        {"now": 4e9},
    ],
    ids=str,
)
def test_what_was_changed_or_is_replayed_later_is_not_genuine(
    receiver: Receiver, forged: dict[str, Any]
) -> None:
    hook = hook_to(receiver, sequence=2)
    deliver_all()
    assert not is_genuine(hook, receiver.got[0], **forged)


def test_another_hook_and_another_secret_key_sign_otherwise(receiver: Receiver, settings: Settings) -> None:
    first, second = hook_to(receiver, sequence=2), hook_to(receiver, sequence=3)
    before = secret_of(first)
    assert before != secret_of(second)

    settings.SECRET_KEY = "another"
    assert before != secret_of(first)


def test_a_failure_is_tried_again_later_under_the_same_key(receiver: Receiver) -> None:
    hook = hook_to(receiver, sequence=1)
    receiver.answer = lambda count: 500 if count == 1 else 200
    assert (deliver_due(), deliver_due()) == (1, 0)

    hook.refresh_from_db()
    assert (hook.sequence, hook.failures) == (1, 1)
    due_now()
    deliver_all()
    assert receiver.sequences() == [2, 2, 3]
    assert receiver.got[0].event == receiver.got[1].event != receiver.got[2].event
    hook.refresh_from_db()
    assert (hook.sequence, hook.failures) == (3, 0)


def test_pauses_double_up_to_six_hours() -> None:
    minutes = [pause_after(failures).total_seconds() / 60 for failures in (0, 1, 2, 11, 12, 1000)]
    assert minutes == [pytest.approx(one) for one in (1 / 6, 1 / 3, 2 / 3, 341.33333, 360, 360)]


def test_after_many_failures_it_is_switched_off_and_goes_on_where_it_was(receiver: Receiver) -> None:
    hook = hook_to(receiver, sequence=2, failures=delivering.MOST_FAILURES - 1)
    receiver.answer = lambda count: 503
    deliver_all()
    hook.refresh_from_db()
    assert not hook.active
    due_now()
    assert deliver_due() == 0

    Webhook.objects.update(active=True)
    receiver.answer = lambda count: 200
    deliver_all()
    assert receiver.sequences() == [3, 3]


def test_a_failing_hook_holds_up_no_other(receiver: Receiver) -> None:
    with receiving() as failing:
        failing.answer = lambda count: 500
        hook_to(failing), hook_to(receiver)
        deliver_all()
        assert (receiver.sequences(), failing.sequences()) == ([1, 2, 3], [1])


def test_a_test_tells_nothing_new_and_counts_for_nothing(receiver: Receiver) -> None:
    hook = hook_to(receiver, active=False, test_wanted=True)
    receiver.answer = lambda count: 404
    deliver_all()

    (one,) = receiver.got
    assert one.said == {"type": "test"}
    assert is_genuine(hook, one)
    hook.refresh_from_db()
    assert (hook.sequence, hook.failures, hook.test_wanted) == (0, 0, False)
    assert hook.deliveries.get().fault == "It answered 404."


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    hook = hook_to(receiver)
    receiver.answer, receiver.location = lambda count: 307, receiver.url
    assert deliver_due() == 1
    assert len(receiver.got) == 1
    assert "redirects" in hook.deliveries.get().fault


def test_nobody_listening_is_a_failure_like_others(settings: Settings) -> None:
    settings.WEBHOOKS_MAY_BE_PRIVATE = True
    hook = hook_to(Receiver(url="http://127.0.0.1:9/"))
    deliver_all()
    assert hook.deliveries.get().fault == "No answer: ConnectionRefusedError."


def test_attempts_are_kept_for_staff_but_not_all_of_them(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "KEPT", 2)
    hook = hook_to(receiver)
    deliver_all()
    assert [one.event.partition("-")[2] for one in hook.deliveries.all()] == ["3", "2"]
    assert [one.status for one in Delivery.objects.all()] == [204, 204]


def test_a_hook_is_leased_by_one_worker_and_free_again_when_that_one_died(receiver: Receiver) -> None:
    hook = hook_to(receiver)
    assert leased(hook.pk)
    assert leased(hook.pk) is None
    assert deliver_due() == 0

    Webhook.objects.update(leased_until=timezone.now())
    assert leased(hook.pk)


def test_a_worker_that_slept_past_its_lease_settles_nothing(receiver: Receiver) -> None:
    hook = hook_to(receiver)
    mine = leased(hook.pk)
    assert mine
    Webhook.objects.update(leased_until=timezone.now() + timedelta(seconds=90), sequence=2)
    settle(mine, 1, failed=False)
    settle(mine, 1, failed=True)

    hook.refresh_from_db()
    assert (hook.sequence, hook.failures) == (2, 0)

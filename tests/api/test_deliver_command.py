"""The worker: killed at any moment it loses nothing, and two of them tell nothing twice."""

import signal
from collections.abc import Iterator
from threading import Event

import pytest

from tests.api.receiver import Receiver, receiving
from tests.scratch import Scratch

NEW_HOOK = """
from editions.models import Webhook
from editions.webhooks import new_token
Webhook.objects.create(name="Newsroom", url="{url}", token=new_token(), sequence=0)
"""
LEASE_RUNS_OUT = """
from django.utils import timezone
from editions.models import Webhook
Webhook.objects.update(leased_until=timezone.now())
"""


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setenv("WEBHOOKS_MAY_BE_PRIVATE", "1")
    with receiving() as running:
        yield running


def run(scratch: Scratch, *arguments: str) -> None:
    status, printed = scratch.manage(*arguments)
    assert status == 0, printed


def prepared(scratch: Scratch, *receivers: Receiver) -> None:
    run(scratch, "generate", "--cases", "5")
    for receiver in receivers:
        run(scratch, "shell", "-c", NEW_HOOK.format(url=receiver.url))


def test_killed_while_it_delivers_it_tells_the_same_again_and_then_the_rest(
    scratch: Scratch, receiver: Receiver
) -> None:
    prepared(scratch, receiver)
    arrived, killed = Event(), Event()

    def answer(count: int) -> int:
        if count == 3:
            arrived.set()
            killed.wait(30)
        return 200

    receiver.answer = answer
    worker = scratch.start("deliver", "--once")
    assert arrived.wait(60)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    killed.set()
    run(scratch, "shell", "-c", LEASE_RUNS_OUT)
    run(scratch, "deliver", "--once")

    assert receiver.sequences() == [1, 2, 3, 3, 4, 5]
    assert receiver.got[2].event == receiver.got[3].event
    assert len({one.event for one in receiver.got}) == 5


def test_two_workers_at_once_tell_each_hook_each_line_once(scratch: Scratch, receiver: Receiver) -> None:
    with receiving() as other:
        prepared(scratch, receiver, other)
        workers = [scratch.start("deliver", "--once") for _ in range(2)]
        assert [worker.wait() for worker in workers] == [0, 0]
        run(scratch, "deliver", "--once")
        for worker in workers:
            worker.communicate()

        assert receiver.sequences() == other.sequences() == [1, 2, 3, 4, 5]

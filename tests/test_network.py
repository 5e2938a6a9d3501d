"""Tests reach no other machine."""

import socket

import pytest

from tests.conftest import NetworkRefusedError


@pytest.mark.parametrize("address", ["192.0.2.1", "example.invalid"])
def test_a_test_cannot_reach_another_machine(address: str) -> None:
    with socket.socket() as caller, pytest.raises(NetworkRefusedError, match=address):
        caller.connect((address, 80))


def test_a_test_can_reach_a_server_of_its_own() -> None:
    with socket.socket() as listener, socket.socket() as caller:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        caller.connect(listener.getsockname())
        assert caller.getpeername() == listener.getsockname()

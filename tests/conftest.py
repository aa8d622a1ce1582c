"""What holds for every test: no network but the loopback interface, and no name is looked up."""

from __future__ import annotations

import socket

import pytest
from pytest_socket import socket_allow_hosts

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class NetworkBlocked(RuntimeError):
    """A test tried to reach beyond this machine."""


def pytest_runtest_setup() -> None:
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _no_name_lookup(monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest-socket stops connections; a DNS query leaves the machine before any connection is made.
    real = socket.getaddrinfo

    def guarded(host: str | bytes | None, *args: object, **kwargs: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in LOOPBACK:
            raise NetworkBlocked(f"a test looked up {name!r}; use a mock transport or the loopback interface")
        return real(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", guarded)

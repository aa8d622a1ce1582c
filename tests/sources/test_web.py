"""Fetching: only public addresses, the checked address, few redirects, a small body, text only."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from onrecord.domain.errors import SourceMissing, SourceRefused, SourceUnreadable
from onrecord.sources.decoding import MAX_BYTES
from onrecord.sources.web import fetch, is_address, is_public

PUBLIC = "93.184.215.14"
HOSTS = {
    "harbour.example": [PUBLIC],
    "xn--hfen-loa.example": [PUBLIC],
    "inside.example": ["10.1.2.3"],
    "both.example": [PUBLIC, "127.0.0.1"],
}
PAGE = {"content-type": "text/html; charset=GBK"}

Answer = Callable[[httpx.Request], httpx.Response]


def lookup(host: str, _port: int) -> list[str]:
    if host not in HOSTS:
        raise OSError("unknown")
    return HOSTS[host]


def get(address: str, answer: Answer) -> object:
    return fetch(address, resolver=lookup, transport=httpx.MockTransport(answer))


def page(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, headers=PAGE, content=b"<p>hello</p>")


def test_a_page_comes_back_with_its_type_and_encoding() -> None:
    fetched = fetch("http://harbour.example/a", resolver=lookup, transport=httpx.MockTransport(page))
    assert (fetched.body, fetched.kind, fetched.charset) == (b"<p>hello</p>", "text/html", "GBK")


def test_the_connection_goes_to_the_checked_address_under_the_hosts_name() -> None:
    seen: list[httpx.Request] = []
    get("https://harbour.example:8443/a?b=c#d", lambda request: seen.append(request) or page(request))  # type: ignore[func-returns-value]
    assert seen[0].url == f"https://{PUBLIC}:8443/a?b=c"
    assert seen[0].headers["host"] == "harbour.example:8443"
    assert seen[0].extensions["sni_hostname"] == "harbour.example"


def test_a_name_in_other_letters_is_looked_up_in_its_ascii_form() -> None:
    assert get("http://häfen.example/a", page)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1",
        "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["http://inside.example/", "http://both.example/"])
def test_a_host_with_any_address_inside_a_network_is_refused(address: str) -> None:
    with pytest.raises(SourceRefused, match="not a public address"):
        get(address, page)


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example/",
        "file:///etc/passwd",
        "ftp://harbour.example/",
        "http://user@harbour.example/",
        "http://",
    ],
)
def test_every_hop_is_checked(target: str) -> None:
    with pytest.raises(SourceRefused):
        get("http://harbour.example/a", lambda _: httpx.Response(302, headers={"location": target}))


def test_five_redirects_are_followed_and_the_sixth_is_refused() -> None:
    def hops(count: int) -> Answer:
        left = iter(range(count))
        return lambda r: (
            page(r) if next(left, None) is None else httpx.Response(301, headers={"location": "/b"})
        )

    assert get("http://harbour.example/a", hops(5))
    with pytest.raises(SourceRefused, match="redirects more than 5"):
        get("http://harbour.example/a", hops(6))


@pytest.mark.parametrize("kind", ["application/msword", "image/png", "video/mp4", ""])
def test_a_type_that_is_no_reports_is_refused(kind: str) -> None:
    with pytest.raises(SourceRefused, match="text/html"):
        get(
            "http://harbour.example/a",
            lambda _: httpx.Response(200, headers={"content-type": kind}, content=b"x"),
        )


@pytest.mark.parametrize("status", [204, 401, 404, 500])
def test_an_error_is_a_missing_source_that_names_its_status(status: int) -> None:
    with pytest.raises(SourceMissing, match=str(status)):
        get("http://harbour.example/a", lambda _: httpx.Response(status))


def test_an_unknown_host_is_missing() -> None:
    with pytest.raises(SourceMissing, match="host is not known"):
        get("http://nowhere.example/", page)


def test_a_silent_host_is_missing() -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("slow", request=request)

    with pytest.raises(SourceMissing, match="does not answer"):
        get("http://harbour.example/a", silent)


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_over_the_limit_is_refused(announced: bool) -> None:
    def large(_: httpx.Request) -> httpx.Response:
        if announced:
            return httpx.Response(200, headers={**PAGE, "content-length": str(MAX_BYTES + 1)}, content=b"")
        return httpx.Response(200, headers=PAGE, content=iter([b"a" * 1_000_000] * 11))

    with pytest.raises(SourceRefused, match="10 MB"):
        get("http://harbour.example/a", large)


def test_a_small_body_that_unpacks_to_a_large_one_is_refused() -> None:
    bomb = gzip.compress(b"a" * (MAX_BYTES + 1))
    headers = {**PAGE, "content-encoding": "gzip"}
    with pytest.raises(SourceRefused, match="10 MB"):
        get(
            "http://harbour.example/a",
            lambda _: httpx.Response(200, headers=headers, stream=httpx.ByteStream(bomb)),
        )


def test_broken_compression_is_unreadable() -> None:
    headers = {**PAGE, "content-encoding": "gzip"}
    with pytest.raises(SourceUnreadable):
        get(
            "http://harbour.example/a",
            lambda _: httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"no")),
        )


def test_a_server_on_this_machine_is_never_asked() -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(SourceRefused):
            fetch(f"http://127.0.0.1:{server.server_port}/a")
        server.shutdown()
    assert asked == []


def test_a_page_travels_over_a_real_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"{self.headers['host']} {self.path}".encode()
            self.send_response(200)
            self.send_header("content-type", "text/plain")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return None

    monkeypatch.setattr("onrecord.sources.web.is_public", lambda address: address == "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"harbour.example:{server.server_port}"
        fetched = fetch(f"http://{host}/a?b=1", resolver=lambda *_: ["127.0.0.1"])
        server.shutdown()
    assert fetched.body.decode() == f"{host} /a?b=1"


def test_only_http_and_https_are_addresses_of_the_web() -> None:
    assert is_address("HTTPS://harbour.example")
    assert not is_address("notes/http.txt")

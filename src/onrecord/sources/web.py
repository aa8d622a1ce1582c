"""One page fetched from the web, and never anything inside the user's own network."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from onrecord.domain.errors import SourceMissing, SourceRefused, SourceUnreadable
from onrecord.sources.decoding import check_size

MOST_REDIRECTS = 5
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 10.0, 20.0, 60.0
CONTENT_TYPES = (
    "text/html", "application/xhtml+xml", "text/plain", "application/json", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)  # fmt: skip
# Servers send feeds and sitemaps under many names; what they are is told by what is in them.
LISTING_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "application/x-rss+xml", "text/rss+xml", "application/gzip", "application/x-gzip",
    "application/octet-stream", "binary/octet-stream",
)  # fmt: skip
AGENT = "onrecord (reads one page at its user's request)"

Resolver = Callable[[str, int], list[str]]

_REDIRECTS = (301, 302, 303, 307, 308)
# RFC 6052 and RFC 3056: addresses that carry an IPv4 address which they lead to.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered.

    Args:
        url: the address after all redirects.
        kind: its content type, in small letters, without parameters.
        charset: the encoding that the server declared, if any.
    """

    url: str
    body: bytes
    kind: str
    charset: str | None


def is_address(source: str) -> bool:
    """Say whether a source is written as an address of the web rather than as a file's path."""
    return source[:8].lower().startswith(("http://", "https://"))


def resolve(host: str, port: int) -> list[str]:
    """Look up every IP address of a host.

    Raises:
        OSError: the name is not known.
    """
    return list(
        dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


def fetch(
    address: str,
    *,
    kinds: tuple[str, ...] = CONTENT_TYPES,
    resolver: Resolver = resolve,
    transport: httpx.BaseTransport | None = None,
) -> Fetched:
    """Fetch one page.

    Every hop is checked on its own: the name is looked up once, all its IP addresses must be public, and
    the connection goes to the address that was checked, so a name cannot change its meaning in between.
    Proxies and other settings of the environment are not used, because they would look the name up again.

    Args:
        address: an http or https address.
        kinds: the content types that are taken.
        resolver: looks a host's IP addresses up.
        transport: carries the request; the network by default.

    Raises:
        SourceMissing: there is no such host, it does not answer in time, or it answers with an error.
        SourceRefused: a hop leads to another scheme or a non-public address, there are more than five
            redirects, the body is over 10 MB, or its content type is none of `kinds`.
        SourceUnreadable: the body's compression is broken.
    """
    deadline = time.monotonic() + WHOLE_SECONDS
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    url = address
    with httpx.Client(
        transport=transport, timeout=timeout, trust_env=False, follow_redirects=False
    ) as client:
        for _ in range(MOST_REDIRECTS + 1):
            parts = _checked_parts(url, address)
            try:
                with _opened(client, parts, _public_addresses(parts, url, resolver), kinds) as response:
                    if response.status_code in _REDIRECTS and response.headers.get("location"):
                        url = urljoin(url, response.headers["location"])
                        continue
                    return _read(response, url, deadline, kinds)
            except httpx.DecodingError:
                raise SourceUnreadable(
                    url,
                    "its compression is broken",
                    expected="a page",
                    remedy="save the page to a file and give that",
                ) from None
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, OSError) as error:
                raise _silent(url, type(error).__name__) from error
    raise SourceRefused(
        address,
        f"it redirects more than {MOST_REDIRECTS} times",
        expected="an article's own address",
        remedy="open it in a browser and give the address that it ends at",
    )


def _checked_parts(url: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        good = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        good = False
    if not good or parts.username is not None or parts.password is not None:
        raise SourceRefused(
            url if url == address else f"{address} (redirected to {url})",
            "it is not an address that is fetched",
            expected="http:// or https:// with a host and without a user name",
            remedy="check the address",
        )
    return parts


def _public_addresses(parts: SplitResult, url: str, resolver: Resolver) -> list[str]:
    """Look the host up and return its addresses, all of them public."""
    host = parts.hostname or ""
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
        found = resolver(ascii_host, parts.port or (443 if parts.scheme == "https" else 80))
    except (OSError, UnicodeError):
        raise SourceMissing(
            url, "its host is not known", expected="an address on the web", remedy="check its spelling"
        ) from None
    for one in found:
        if not is_public(one):
            raise SourceRefused(
                url,
                f"it leads to {one}, which is not a public address",
                expected="a page on the public web",
                remedy="save the page to a file and give that",
            )
    if not found:
        raise SourceMissing(
            url, "its host has no address", expected="a page on the web", remedy="check its spelling"
        )
    return found


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet, and leads to none inside a network.

    Source: IANA special-purpose address registries (RFC 6890); RFC 6052 and RFC 3056 for embedded addresses.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _is_open(inner)
        if ip.is_site_local:
            return False
    return _is_open(ip)


def _is_open(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


@contextmanager
def _opened(
    client: httpx.Client, parts: SplitResult, addresses: list[str], kinds: tuple[str, ...]
) -> Iterator[httpx.Response]:
    """Send one request to the first of the checked addresses that accepts a connection."""
    host = parts.hostname or ""
    name = host if ":" in host else host.encode("idna").decode("ascii")
    bracketed = f"[{name}]" if ":" in name else name
    headers = {
        "Host": bracketed if parts.port is None else f"{bracketed}:{parts.port}",
        "User-Agent": AGENT,
        "Accept": ", ".join(kinds),
        "Accept-Encoding": "gzip, identity",
    }
    for index, one in enumerate(addresses):
        pinned = httpx.URL(parts._replace(fragment="").geturl()).copy_with(host=one)
        # The certificate is checked against the name, although the connection goes to the number.
        request = client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": name})
        try:
            response = client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            if index + 1 == len(addresses):
                raise
            continue
        try:
            yield response
        finally:
            response.close()
        return


def _read(response: httpx.Response, url: str, deadline: float, kinds: tuple[str, ...]) -> Fetched:
    if response.status_code != 200:
        raise SourceMissing(
            url,
            f"it answered {response.status_code}",
            expected="200 and a page",
            remedy="open it in a browser, save the page and give the file",
        )
    kind, _, rest = response.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in kinds:
        raise SourceRefused(
            url,
            f"it is {kind or 'of no stated type'}",
            expected="text/html, or text, JSON, PDF or .docx",
            remedy="save its text to a file and give that",
        )
    declared = response.headers.get("content-length", "")
    if declared.isdigit():
        check_size(int(declared), subject=url)
    return Fetched(
        url=url, body=b"".join(_chunks(response, url, deadline)), kind=kind, charset=_charset(rest)
    )


def _chunks(response: httpx.Response, url: str, deadline: float) -> Iterator[bytes]:
    count = 0
    for chunk in response.iter_bytes():
        count += len(chunk)
        check_size(count, subject=url)
        if time.monotonic() > deadline:
            raise _silent(url, f"more than {WHOLE_SECONDS:.0f} seconds")
        yield chunk


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _silent(url: str, why: str) -> SourceMissing:
    return SourceMissing(
        url,
        f"it does not answer ({why})",
        expected=f"a page within {WHOLE_SECONDS:.0f} seconds",
        remedy="try again later, or save the page to a file and give that",
    )

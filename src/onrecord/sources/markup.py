"""XML from outside parsed without following anything in it: no entities, no network, no endless depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from onrecord.domain.errors import SourceRefused, SourceUnreadable

_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def parsed(raw: bytes, *, subject: str, expected: str) -> etree._Element:
    """Parse a small XML document.

    Args:
        raw: the whole document.
        subject: the file or address, for error messages.
        expected: what was expected of it, for error messages.

    Raises:
        SourceRefused: it declares entities, with which a small document can become an endless one.
        SourceUnreadable: it is not well-formed.
    """
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, **_SAFE)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise malformed(subject, expected) from None
    _check(root, subject, expected)
    return root


def elements(stream: BinaryIO, *names: str, subject: str, expected: str) -> Iterator[etree._Element]:
    """Yield an XML document's elements of some names as they are read, the root's start first.

    Args:
        stream: the document.
        names: local names of the elements, in whatever namespace; each is emptied after its turn.
        subject: the file or address, for error messages.
        expected: what was expected of it, for error messages.

    Raises:
        SourceRefused: it declares entities.
        SourceUnreadable: it is not well-formed; the elements before that place have been given.
    """
    walk = etree.iterparse(stream, events=("start", "end"), remove_comments=True, remove_pis=True, **_SAFE)
    root: etree._Element | None = None
    try:
        for event, element in walk:
            if root is None:
                root = element
                _check(root, subject, expected)
                yield root
            elif event == "end" and local(element) in names:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError:
        raise malformed(subject, expected) from None


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def malformed(subject: str, expected: str) -> SourceUnreadable:
    """Return the error that says that a document is not well-formed XML."""
    return SourceUnreadable(
        subject, "it is not well-formed XML, or cut off", expected=expected, remedy="fetch or copy it again"
    )


def _check(root: etree._Element, subject: str, expected: str) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise SourceRefused(
            subject, "it declares entities", expected=expected, remedy="give a document without a DOCTYPE"
        )

"""Marked texts to labelled ones; `python -m training.markup FILE…` checks files. The format: MARKUP.md."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TYPES = ("meeting", "call", "visit", "talks", "signing", "summit", "other")
STATUSES = ("held", "planned", "postponed", "cancelled", "denied", "disputed")
SAID = ("said", "denied", "declined", "no-response", "no-information", "no-comment")
FORMS = ("direct", "mixed", "indirect", "none")
MEANS = ("statement", "announcement", "readout", "translation", "interview", "told", "briefing", "report",
         "post", "document", "source")  # fmt: skip
ACTOR = re.compile(r"[pogcldu]\d+")
LABEL = re.compile(
    r"(?P<actors>[pogcldu]\d+(?:\+[pogcldu]\d+)*)|(?P<trigger>e\d+(?:\+e\d+)*)"
    r"|(?P<title>t\.[pu]\d+(?:\+[pu]\d+)*(?:\.[pogcldu]\d+)?)|(?P<part>(?:at|on|re)\.e\d+(?:\+e\d+)*)"
    r"|(?P<attribution>(?:src|cue|con)\.s\d+(?:\+s\d+)*)"
)


class MarkupError(ValueError):
    """A marked text cannot be read; the message names the text, the place and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: its label and where it stands, half-open, code points."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An engagement of the list."""

    type: str
    status: str
    news: bool
    sides: tuple[tuple[str, ...], ...]
    date: str | None

    @property
    def participants(self) -> tuple[str, ...]:
        """All sides' actors."""
        return tuple(a for side in self.sides for a in side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of the list."""

    status: str
    form: str
    speaker: tuple[str, ...]
    via: tuple[tuple[str, str], ...]


@dataclass(slots=True, kw_only=True)
class Marked:
    """A text with its marks."""

    meta: dict[str, str]
    text: str
    marks: list[Mark]
    engagements: dict[str, Told] = field(default_factory=dict)
    statements: dict[str, Said] = field(default_factory=dict)

    def of(self, kind: str) -> list[Mark]:
        """Return the marks of one kind: actors, trigger, title, part, attribution."""
        return [m for m in self.marks if (found := LABEL.fullmatch(m.label)) and found.lastgroup == kind]


def unmark(marked: str, name: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a text.

    Raises:
        MarkupError: where a brace is open, closed twice, or its label unknown.
    """
    text, marks, open_, at, size = [], [], [], 0, 0
    while at < len(marked):
        c = marked[at]
        if c == "{":
            head = re.match(r"\{(\S+) ", marked[at:])
            if head is None or not LABEL.fullmatch(head[1]):
                raise MarkupError(f"{name}: not a label: {marked[at : at + 40]!r}")
            open_.append((head[1], size))
            at += head.end()
            continue
        if c == "}":
            if not open_:
                raise MarkupError(
                    f"{name}: a brace closed that is not open: …{marked[max(0, at - 40) : at + 1]!r}"
                )
            label, start = open_.pop()
            inner = "".join(text)[start:size]
            left = len(inner) - len(inner.lstrip())
            right = len(inner.rstrip())
            if right <= left:
                raise MarkupError(f"{name}: an empty mark {label} at …{marked[max(0, at - 40) : at + 1]!r}")
            marks.append(Mark(label=label, start=start + left, end=start + right))
        else:
            text.append(c)
            size += 1
        at += 1
    if open_:
        raise MarkupError(f"{name}: never closed: {[label for label, _ in open_]}")
    return "".join(text), sorted(marks, key=lambda m: (m.start, -m.end))


def listed(line: str, name: str, into: Marked) -> None:
    """Read one line of the list.

    Raises:
        MarkupError: where the line is not of the form told in MARKUP.md.
    """
    wrong = MarkupError(f"{name}: cannot read the list's line {line!r}")
    if m := re.fullmatch(r"(e\d+) (\S+) (\S+) (news|background) =\s*([^;]*?)\s*(?:;\s*on=(\S+))?\s*", line):
        sides = tuple(tuple(a.strip() for a in side.split(",") if a.strip()) for side in m[5].split("|"))
        if m[2] not in TYPES or m[3] not in STATUSES or not all(ACTOR.fullmatch(a) for s in sides for a in s):
            raise wrong
        if m[6] and not re.fullmatch(r"\d{4}(-\d\d){0,2}", m[6]):
            raise wrong
        into.engagements[m[1]] = Told(
            type=m[2], status=m[3], news=m[4] == "news", sides=tuple(s for s in sides if s), date=m[6]
        )
    elif m := re.fullmatch(r"(s\d+) (\S+) (\S+) by (\S+?)(?: via (.+))?\s*", line):
        via = [tuple(h.strip().split("/", 1)) for h in (m[5] or "").split(",") if h.strip()]
        who = tuple(a for a in re.split(r"[+,]", m[4]) if a != "-")
        fine = m[2] in SAID and m[3] in FORMS and all(ACTOR.fullmatch(a) for a in who)
        if not fine or not all(len(h) == 2 and ACTOR.fullmatch(h[0]) and h[1] in MEANS for h in via):
            raise wrong
        into.statements[m[1]] = Said(status=m[2], form=m[3], speaker=who, via=tuple(via))  # type: ignore[arg-type]
    else:
        raise wrong


def marked_texts(path: Path) -> Iterator[Marked | MarkupError]:
    """Yield the texts of a file; one that cannot be read is yielded as its error."""
    for block in re.split(r"^###", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        try:
            yield one_text(block, path.name)
        except MarkupError as error:
            yield error


def one_text(block: str, file: str) -> Marked:
    """Read one text of a file."""
    head, _, rest = block.partition("\n")
    meta = dict(re.findall(r"(\w+)=(\S+)", head))
    name = f"{file}: {meta.get('id', '?')}"
    body, sep, tail = rest.partition("\n---\n")
    if not sep:
        body, sep, tail = rest.partition("\n---")
    if not sep:
        raise MarkupError(f"{name}: no line '---' after the text")
    text, marks = unmark(body, name)
    out = Marked(meta=meta, text=text, marks=marks)
    for line in tail.split("===")[0].splitlines():
        if line.strip():
            listed(line.strip(), name, out)
    return out


def outer(one: Marked) -> set[str]:
    """Return the attributions that hold another one's cue: they pass a statement on and need no line."""
    marks = one.of("attribution")
    cues = [m for m in marks if m.label.startswith("cue.")]
    holders = [m for m in marks if m.label.startswith("con.")]
    return {
        h.label.split(".")[1]
        for h in holders
        if any(h.start <= c.start < h.end and c.label[4:] != h.label[4:] for c in cues)
    }


def faults(one: Marked) -> list[str]:
    """Return what does not hold in a text whose form is right."""
    out = []
    actors = {a for m in one.of("actors") for a in m.label.split("+")}
    triggers = {e for m in one.of("trigger") for e in m.label.split("+")}
    name = one.meta.get("id", "?")
    out += [f"{name}: {e} is listed and has no trigger marked" for e in one.engagements if e not in triggers]
    out += [f"{name}: {e} has a trigger and is not listed" for e in sorted(triggers - set(one.engagements))]
    for e, told in one.engagements.items():
        out += [
            f"{name}: {e}'s participant {a} is marked nowhere" for a in told.participants if a not in actors
        ]
        out += [f"{name}: {e} has no participant"] if not told.participants else []
    parts = {p for m in one.of("attribution") for p in m.label.split(".")[1].split("+")}
    out += [f"{name}: {s} is listed and not marked" for s in one.statements if s not in parts]
    out += [f"{name}: {s} is marked and not listed" for s in sorted(parts - set(one.statements) - outer(one))]
    for s, said in one.statements.items():
        named = {*said.speaker, *(h for h, _ in said.via)}
        out += [f"{name}: {s} names {a}, marked nowhere" for a in sorted(named - actors)]
    for m in one.of("title"):
        out += [f"{name}: {m.label}: {a} is marked nowhere"
                for a in re.findall(r"[pogcldu]\d+", m.label) if a not in actors]  # fmt: skip
    for m in one.of("part"):
        out += [f"{name}: {m.label}: no such engagement" for e in re.findall(r"e\d+", m.label)
                if e not in one.engagements]  # fmt: skip
    return out


def main() -> None:
    """Check the files named on the command line."""
    bad = count = 0
    for path in sys.argv[1:]:
        for one in marked_texts(Path(path)):
            count += 1
            for line in [str(one)] if isinstance(one, MarkupError) else faults(one):
                bad += 1
                print(line)
    print(f"{count} texts, {bad} faults")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()

"""Edits of known class, planted in a report: each returns the changed sentence, what changed between marks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.quality.planted_words import INVENTED, MODALS, ROUND_TRIP, SYNONYMS, TITLES

OPEN, SHUT = "\ue000", "\ue001"
QUOTE = re.compile(r"“([^“”\n]+)”")
NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b([A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})+)\b")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
AUX = r"(?:is|are|was|were|will|would|can|could|should|has|have|had|did|does|do|must)"


@dataclass(frozen=True, slots=True)
class Planted:
    """One sentence changed: `text` has the changed words between two private marks.

    Args:
        label: the class planted.
        kind: what it was done to.
        text: the sentence or sentences.
        new: it stands beside the old sentence, not for it.
    """

    label: str
    kind: str
    text: str
    new: bool = False


Edit = Callable[[str, random.Random, "Story"], Planted | None]


@dataclass(frozen=True, slots=True)
class Story:
    """What an edit may need of the whole report: people who speak in it, and its quotations."""

    people: tuple[str, ...]
    quotes: tuple[str, ...]


def mark(text: str, start: int, end: int, put: str) -> str:
    return text[:start] + OPEN + put + SHUT + text[end:]


def loose(text: str) -> str:
    """Blank out quotations, so that a pattern finds only what stands outside them."""
    return QUOTE.sub(lambda m: "“" + "_" * len(m.group(1)) + "”", text)


def number(text: str, rng: random.Random, story: Story) -> Planted | None:
    seen = loose(text)
    found = [m for m in re.finditer(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,/-]|\.\d)", seen)
             if not re.search(r"(?:%s)\.? $" % "|".join([*MONTHS, "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "No"]), seen[: m.start()])
             and not re.match(r"(?:,)? (?:%s)" % "|".join(MONTHS), seen[m.end():])]  # fmt: skip
    if not found:
        return None
    m = rng.choice(found)
    return Planted("number", "number", mark(text, *m.span(), other_number(m.group(), rng)))


def other_number(shown: str, rng: random.Random) -> str:
    digits = [k for k, c in enumerate(shown) if c.isdigit()]
    k = rng.choice(digits)
    fresh = str((int(shown[k]) + rng.randint(1, 8)) % 10)
    if k == 0 and fresh == "0":
        fresh = "9" if shown[k] != "9" else "8"
    out = shown[:k] + fresh + shown[k + 1 :]
    return out if float(out.replace(",", "")) != float(shown.replace(",", "")) else shown + "1"


def date(text: str, rng: random.Random, story: Story) -> Planted | None:
    seen = loose(text)
    found = list(re.finditer(r"\b(?:%s)(?= \d{1,2}\b|,? \d{4}\b)|\b(?:%s)\b|(?<=\bin )(?:19|20)\d\d\b" % ("|".join(MONTHS), "|".join(DAYS)), seen))  # fmt: skip
    if not found:
        return None
    m = rng.choice(found)
    word = m.group()
    pool = (
        MONTHS if word in MONTHS else DAYS if word in DAYS else [str(int(word) + k) for k in (-2, -1, 1, 3)]
    )
    return Planted("date", "date", mark(text, *m.span(), rng.choice([w for w in pool if w != word])))


def name(text: str, rng: random.Random, story: Story) -> Planted | None:
    found = [
        m
        for m in NAME.finditer(loose(text))
        if not set(m.group().split()) & (set(TITLES) | set(MONTHS) | set(DAYS))
    ]
    if not found:
        return None
    m = rng.choice(found)
    words = m.group().split()
    last = words[-1]
    if len(last) < 5:
        return None
    k = rng.randrange(1, len(last) - 2)
    ways = [last[:k] + last[k + 1] + last[k] + last[k + 2 :], last[:k] + last[k + 1 :],
            last[:k] + rng.choice("aeiou") + last[k:]]  # fmt: skip
    mangled = rng.choice([w for w in ways if w != last] or [last + "n"])
    start = m.end() - len(last)
    return Planted("name", "name", mark(text, start, m.end(), mangled))


def other_name(text: str, rng: random.Random, story: Story) -> Planted | None:
    if "“" in text:
        return None  # that may change who speaks, which is another edit
    found = [m for m in NAME.finditer(text) if m.group() in story.people]
    others = [
        p for p in story.people if found and p != found[0].group() and not set(p.split()) & set(text.split())
    ]
    if not found or not others:
        return None
    return Planted("name", "name", mark(text, *found[0].span(), rng.choice(others)))


def title(text: str, rng: random.Random, story: Story) -> Planted | None:
    found = list(
        re.finditer(r"\b(%s)(?= [A-Z][a-z]+ [A-Z][a-z]+)" % "|".join(map(re.escape, TITLES)), loose(text))
    )
    found = [m for m in found if text[: m.start()].rstrip()[-4:] not in ("Vice", "rime", "eral", "puty")]
    if not found:
        return None
    m = rng.choice(found)
    return Planted("title", "title", mark(text, *m.span(), TITLES[m.group()]))


def negation(text: str, rng: random.Random, story: Story) -> Planted | None:
    return negated(text, loose(text), rng, "statement")


def negated(text: str, seen: str, rng: random.Random, kind: str) -> Planted | None:
    nots = list(
        re.finditer(
            r"\b(%s) not (?!only|just)(\w+)|\b(do|does|did|is|are|was|were|would|has|have)n’t (\w+)" % AUX,
            seen,
        )
    )
    if nots and rng.random() < 0.6:
        m = rng.choice(nots)
        words = text[m.start() : m.end()]
        put = words.replace(" not ", " ").replace("n’t", "")
        return Planted("negation", kind, mark(text, *m.span(), put))
    there = list(
        re.finditer(r"\b(is|are|was|were|will|would|can|could|should|has|have) (?!not\b|n’t|no\b)(\w+)", seen)
    )
    if not there or " not " in seen or "n’t" in seen:
        return None
    m = rng.choice(there)
    return Planted("negation", kind, mark(text, *m.span(), f"{m.group(1)} not {m.group(2)}"))


def within(edit: Callable[[str, random.Random], str | None], label: str, least: int = 5) -> Edit:
    """Make an edit of a quotation's own words out of one of a text."""

    def planted(text: str, rng: random.Random, story: Story) -> Planted | None:
        found = [m for m in QUOTE.finditer(text) if len(m.group(1).split()) >= least]
        rng.shuffle(found)
        for m in found:
            put = edit(m.group(1), rng)
            if put is not None and put != m.group(1):
                return Planted(label, "quotation", mark(text, m.start(1), m.end(1), put))
        return None

    return planted


def quote_negation(words: str, rng: random.Random) -> str | None:
    found = negated(words, words, rng, "quotation")
    return None if found is None else found.text.replace(OPEN, "").replace(SHUT, "")


def quote_number(words: str, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})*(?![\w,/-]|\.\d)", words)
             if not re.search(r"[A-Z][a-z]+\.? $", words[: m.start()])]  # fmt: skip
    if not found:
        return None
    m = rng.choice(found)
    return words[: m.start()] + other_number(m.group(), rng) + words[m.end() :]


def quote_synonym(words: str, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"[a-z]+", words) if m.group() in SYNONYMS]
    if not found or len(words.split()) < 6:
        return None
    m = rng.choice(found)
    return words[: m.start()] + SYNONYMS[m.group()] + words[m.end() :]


def quote_modal(words: str, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"[a-z]+", words) if m.group() in MODALS]
    if not found:
        return None
    m = rng.choice(found)
    return words[: m.start()] + MODALS[m.group()] + words[m.end() :]


def modality(text: str, rng: random.Random, story: Story) -> Planted | None:
    seen = loose(text)
    found = [m for m in re.finditer(r"\b[a-z]+\b", seen) if m.group() in MODALS]
    if not found:
        return None
    m = rng.choice(found)
    return Planted("modality", "statement", mark(text, *m.span(), MODALS[m.group()]))


def round_trip(words: str, rng: random.Random) -> str | None:
    out, changed, total = [], 0, 0
    for word in re.findall(r"[\w’']+|\W+", words):
        low = word.lower()
        total += word[:1].isalnum()
        put = SYNONYMS.get(low) or ROUND_TRIP.get(low.replace("’", "'"))
        if put and put != low and rng.random() < 0.85:
            changed += 1
            word = put.capitalize() if word[0].isupper() else put
        out.append(word)
    return "".join(out) if changed >= 3 and changed >= 0.3 * total else None


def truncated(text: str, rng: random.Random, story: Story) -> Planted | None:
    """Stop a quotation in the middle of its sentence as if the speaker had."""
    found = [m for m in QUOTE.finditer(text) if len(m.group(1).split()) >= 10 and m.group(1)[-1] in ".,"]
    if not found:
        return None
    m = rng.choice(found)
    words = m.group(1).split()
    cut = rng.randrange(5, len(words) - 3)
    if any(c in w for w in words[cut - 1 :] for c in ".!?;:—–") and not all(
        c.isalnum() or c in "’'" for c in words[cut - 1]
    ):
        return None
    if words[cut - 1][-1] in ".!?;:—…," or any(w[-1] in ".!?;" for w in words[cut - 1 : -1]):
        return None
    return Planted(
        "boundary", "quotation", mark(text, m.start(1), m.end(1), " ".join(words[:cut]) + m.group(1)[-1])
    )


def extended(text: str, rng: random.Random, story: Story) -> Planted | None:
    """Take the reporter's words before a partial quotation into it."""
    found = [
        m
        for m in QUOTE.finditer(text)
        if m.group(1)[0].islower() and re.search(r"(?<![A-Za-z’'])(?:[a-z]+ ){3}$", text[: m.start()])
    ]
    if not found:
        return None
    m = rng.choice(found)
    before = re.search(r"(?<![A-Za-z’'])(?:[a-z]+ ){3}$", text[: m.start()])
    assert before is not None
    if not set(before.group().split()) - set(
        "the a an of to in on at by for with and or that is was be as it its".split()
    ):
        return None
    put = OPEN + before.group() + m.group(1) + SHUT
    return Planted("boundary", "quotation", text[: before.start()] + "“" + put + "”" + text[m.end() :])


def marks_lost(text: str, rng: random.Random, story: Story) -> Planted | None:
    found = [m for m in QUOTE.finditer(text) if len(m.group(1).split()) >= 5]
    if not found:
        return None
    m = rng.choice(found)
    return Planted("marks lost", "quotation", text[: m.start()] + OPEN + m.group(1) + SHUT + text[m.end() :])


def made_direct(text: str, rng: random.Random, story: Story) -> Planted | None:
    m = re.fullmatch(
        r"((?:[A-Z][\w.’-]* ){1,4})(said|added|noted|told reporters|stated|stressed) (?:that )([a-z][^“”]{30,240})\.",
        text.strip(),
    )
    if m is None:
        return None
    clause = m.group(3)
    return Planted(
        "indirect made direct",
        "quotation",
        f"“{OPEN}{clause[0].upper()}{clause[1:]},{SHUT}” {m.group(1).strip()} {m.group(2)}.",
    )


def speaker(text: str, rng: random.Random, story: Story) -> Planted | None:
    m = re.search(
        r"” (?:said ([A-Z][a-z]+(?: [A-Z][a-z]+)+)|([A-Z][a-z]+(?: [A-Z][a-z]+)*) (?:said|told|added|wrote))\b",
        text,
    )
    quote = next(iter(QUOTE.finditer(text)), None)
    if m is None or quote is None or len(quote.group(1).split()) < 5:
        return None
    k = 1 if m.group(1) else 2
    others = [p for p in story.people if not set(p.split()) & set(m.group(k).split())]
    if not others:
        return None
    put = rng.choice(others)
    changed = text[: m.start(k)] + put + text[m.end(k) :]
    return Planted(
        "speaker changed", "quotation", mark(changed, quote.start(1), quote.end(1), quote.group(1))
    )


def invented(text: str, rng: random.Random, story: Story) -> Planted | None:
    m = re.search(
        r"” (?:said ([A-Z][a-z]+(?: [A-Z][a-z]+)+)|([A-Z][a-z]+(?: [A-Z][a-z]+)*) (?:said|told|added|wrote))\b",
        text,
    )
    if m is None:
        return None
    who = m.group(1) or m.group(2)
    return Planted("invented", "quotation", f"“{OPEN}{rng.choice(INVENTED)},{SHUT}” {who} said.", new=True)


def spliced(text: str, rng: random.Random, story: Story) -> Planted | None:
    found = [m for m in QUOTE.finditer(text) if len(m.group(1).split()) >= 7]
    if not found:
        return None
    m = rng.choice(found)
    words = m.group(1).split()
    way = rng.random()
    others = [q for q in story.quotes if q != m.group(1) and len(q.split()) >= 8 and q not in text]
    if way < 0.5 and others:
        tail = rng.choice(others).split()
        if m.group(1)[-1] in ".,!?":
            put = (
                " ".join(words[:5]).rstrip(",.;")
                + rng.choice([" … ", "... ", " [...] "])
                + " ".join(tail[-5:])
            )
            return Planted(
                "spliced", "quotation", mark(text, m.start(1), m.end(1), put.rstrip(".,") + m.group(1)[-1])
            )
    if len(words) < 12:
        return None
    k = rng.randrange(3, len(words) - 7)
    gone = words[k : k + 4]
    if not any(len(w) > 4 and w.isalpha() for w in gone):
        return None
    return Planted(
        "spliced", "quotation", mark(text, m.start(1), m.end(1), " ".join(words[:k] + words[k + 4 :]))
    )


EDITS: dict[str, Edit] = {
    "number": number, "number in quotation": within(quote_number, "number"), "date": date, "name mangled": name,
    "name of another": other_name, "title": title, "negation": negation,
    "negation in quotation": within(quote_negation, "negation"), "modality": modality,
    "modality in quotation": within(quote_modal, "modality"), "synonym": within(quote_synonym, "synonym"),
    "round-trip translation": within(round_trip, "round-trip translation", 8), "boundary: cut short": truncated,
    "boundary: taken in": extended, "marks lost": marks_lost, "indirect made direct": made_direct,
    "speaker changed": speaker, "invented": invented, "spliced": spliced,
}  # fmt: skip

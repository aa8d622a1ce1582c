"""Copies of a report with planted edits, and what of them is true."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from benchmarks.quality.planted_edits import EDITS, OPEN, QUOTE, SHUT, Planted, Story
from benchmarks.quality.planted_words import ADDED, FILLERS, KEEP, PHRASES, RESIDUE, SITES, SYNONYMS
from onrecord.comparing.tells import MODALITY, NEGATIONS, REFUSALS, title_words
from onrecord.domain.reading import Reader, Reading
from onrecord.domain.report import Report
from onrecord.sources import report_from_text

SPEAKS = re.compile(
    r"” (?:said ([A-Z][a-z]+ [A-Z][a-z]+)|([A-Z][a-z]+ [A-Z][a-z]+) (?:said|told|added))\b|\b([A-Z][a-z]{2,} [A-Z][a-z]{3,}) (?:said|told|added|announced)\b"
)
SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!Sen\.)(?<!Gov\.)(?<!Rep\.)(?<!U\.S\.)(?<!Mrs\.)(?<!Jan\.)(?<!\bSt\.)(?<![.!?]”)\s+(?=[A-Z“])|(?<=[.!?]”)\s+(?=[A-Z“])"
)


@dataclass(frozen=True, slots=True)
class Truth:
    label: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A planted copy: `source` is the report id of what it was made from."""

    reading: Reading
    source: str
    strength: str
    truths: tuple[Truth, ...]


def bare(report: Report) -> Reading:
    """Make a reading that knows a text and its passages only: no network, so thousands can be compared."""
    return Reading(
        report=report, actors=(), roles=(), engagements=(), statements=(), events=(), relations=(), claims=(),
        warnings=(), reader=Reader(version="0", model="none"),
    )  # fmt: skip


def texts(corpora: Path, part: str, *, news: int, releases: int) -> Iterator[Report]:
    """Yield source reports of a part; the hash of a text decides its part, dev or test."""
    paths = sorted(
        (corpora / "polnear/train/text").glob("*.txt"),
        key=lambda p: hashlib.sha256(p.name.encode()).hexdigest(),
    )
    yield from _chosen((_news(p) for p in paths), part, news)
    rows = [json.loads(line) for name in ("state", "whitehouse")
            for line in (corpora / f"releases-us/{name}.jsonl").read_text("utf-8").splitlines()]  # fmt: skip
    rows.sort(key=lambda r: hashlib.sha256(r["guid"].encode()).hexdigest())
    yield from _chosen((_release(r) for r in rows), part, releases)


def alike(corpora: Path, part: str, most: int) -> Iterator[Report]:
    """Yield releases made by one template, or of meetings of the same people: none stems from another."""
    rows = [json.loads(line) for name in ("state", "whitehouse")
            for line in (corpora / f"releases-us/{name}.jsonl").read_text("utf-8").splitlines()]  # fmt: skip
    seen: set[str] = set()
    n = 0
    for row in rows:
        title = row["title"]
        if not re.search(
            r"National Day|Independence Day|\bCall (?:with|to)|Meeting [Ww]ith|Republic Day", title
        ):
            continue
        report = _release(row)
        if report is None or report.text[:400] in seen or len(report.text.split()) > 900:
            continue
        if (int(hashlib.sha256(title.encode()).hexdigest()[:2], 16) % 2 == 0) != (part == "dev"):
            continue
        seen.add(report.text[:400])
        yield report
        n += 1
        if n >= most:
            return


def _chosen(reports: Iterator[Report | None], part: str, most: int) -> Iterator[Report]:
    n = 0
    for report in reports:
        if report is None or (int(report.sha256[:2], 16) % 2 == 0) != (part == "dev"):
            continue
        words = len(report.text.split())
        if not 120 <= words <= 1500:
            continue
        yield report
        n += 1
        if n >= most:
            return


def _news(path: Path) -> Report:
    text = path.read_text("utf-8")
    outlet, day = path.stem.split("_")[:2]
    return report_from_text(curly(text), outlet=outlet.replace("-", " ").title(), published=f"{day}T09:30:00", language="en",
                            url=f"https://{outlet}.example/{path.stem.split('_')[2]}")  # fmt: skip


def _release(row: dict[str, str]) -> Report | None:
    day = parsedate_to_datetime(row["pubDate"]).strftime("%Y-%m-%dT%H:%M:%S")
    outlet = "State Department" if "state.gov" in row["guid"] else "White House"
    return report_from_text(
        curly(row["text"]), title=row["title"], outlet=outlet, published=day, language="en", url=row["link"]
    )


def curly(text: str) -> str:
    """Curl straight double marks, so that edits find quotations."""
    out = re.sub(r"(^|[\s(\[—–-])\"(?=\S)", r"\1“", text)
    return re.sub(r"\"", "”", out)


def copies(source: Report, rng: random.Random, done: Counter[str]) -> Iterator[Copy]:
    """Yield copies of one report, one of each strength."""
    for strength in ("verbatim", "edited 1", "edited 2", "rewritten 1", "rewritten 2"):
        copy = _copy(source, strength, random.Random(rng.random()), done)
        if copy is not None:
            yield copy


def story_of(text: str) -> Story:
    people = dict.fromkeys(g for m in SPEAKS.finditer(text) for g in m.groups() if g)
    return Story(tuple(people), tuple(m.group(1) for m in QUOTE.finditer(text)))


def _copy(source: Report, strength: str, rng: random.Random, done: Counter[str]) -> Copy | None:
    paragraphs = [p for p in source.text.split("\n") if p.strip()]
    sentences = [_sentences(p) for p in paragraphs]
    story = story_of(source.text)
    planted: list[Planted] = []
    if strength != "verbatim":
        _plant(sentences, rng, story, planted, done)
        sentences = _trimmed(sentences, rng, strength)
    rate = {"edited 2": 0.15, "rewritten 1": 0.6, "rewritten 2": 1.0}.get(strength, 0.0)
    if rate:
        sentences = [[_reworded(s, rng, rate, strength) for s in p] for p in sentences]
    if strength.startswith("rewritten"):
        sentences = _reshaped(sentences, rng, strength)
    body = "\n\n".join(" ".join(p) for p in sentences if p)
    if len(body.split()) < 60:
        return None
    return _finished(source, body, strength, planted, rng)


def _sentences(paragraph: str) -> list[str]:
    """Cut a paragraph into sentences, never within a quotation."""
    out: list[str] = []
    for piece in SENTENCE.split(paragraph):
        if not piece or not piece.strip():
            continue
        if out and out[-1].count("“") > out[-1].count("”"):
            out[-1] += " " + piece
        else:
            out.append(piece)
    return out


def _plant(
    sentences: list[list[str]], rng: random.Random, story: Story, planted: list[Planted], so_far: Counter[str]
) -> None:
    """Plant up to four edits, the rarer classes first, none in the headline."""
    wanted = rng.sample(list(EDITS), len(EDITS))
    wanted.sort(key=lambda label: so_far[label])
    free = [(k, m) for k, p in enumerate(sentences) for m in range(len(p)) if k > 0]
    rng.shuffle(free)
    for label in wanted:
        if len(planted) >= 4:
            return
        for k, m in free:
            done = EDITS[label](sentences[k][m], rng, story)
            if done is None:
                continue
            planted.append(done)
            so_far[label] += 1
            sentences[k][m] = f"{sentences[k][m]} {done.text}" if done.new else done.text
            free.remove((k, m))
            break


def _trimmed(sentences: list[list[str]], rng: random.Random, strength: str) -> list[list[str]]:
    drop = {"edited 1": 0.08, "edited 2": 0.2, "rewritten 1": 0.2, "rewritten 2": 0.3}[strength]
    out = [[s for s in p if OPEN in s or rng.random() > drop] for p in sentences[1:]]
    out = [p for p in out if p]
    if strength == "edited 2" and len(out) > 4:
        k = rng.randrange(1, len(out) - 1)
        out[k], out[k + 1] = out[k + 1], out[k]
    for _ in range({"edited 1": 1, "edited 2": 2}.get(strength, 2)):
        out.insert(rng.randrange(len(out) + 1), [rng.choice(ADDED)])
    head = sentences[0] if rng.random() < 0.4 else []
    return [head, *out] if head else out


PROTECTED = re.compile(rf"“[^”]*”|{OPEN}[^{SHUT}]*{SHUT}")


def _reworded(sentence: str, rng: random.Random, rate: float, strength: str) -> str:
    """Put other words for those that the generator knows, outside quotations and planted edits."""
    other = {"rewritten 1": 0.3, "rewritten 2": 0.55}.get(strength, 0.0)

    def change(m: re.Match[str]) -> str:
        low = m.group().lower()
        put = SYNONYMS.get(low)
        if m.group()[0].isupper() and m.start() > 0:
            return m.group()
        if (
            put is None
            and low not in KEEP
            and low not in MODALITY
            and low not in NEGATIONS
            and low not in title_words()
            and len(low) > 4
            and rng.random() < other
        ):
            # Stands for a synonym that no list has: a word of the same ending, from another report.
            return stranger(low, rng) if m.group()[0].islower() else m.group()
        if put is None or rng.random() > rate:
            return m.group()
        return put[0].upper() + put[1:] if m.group()[0].isupper() else put

    def stretch(text: str) -> str:
        if other:
            for words, put in PHRASES.items():
                if rng.random() < 0.6:
                    text = text.replace(f" {words} ", f" {put} ")
        return re.sub(r"\b[A-Za-z]{4,}\b(?![’'])", change, text)

    if sentence.count("“") != sentence.count("”") or re.search(r"”[^“]*”|“[^”]*“", sentence):
        return sentence
    out, at = [], 0
    for m in PROTECTED.finditer(sentence):
        out += [stretch(sentence[at : m.start()]), m.group()]
        at = m.end()
    return "".join([*out, stretch(sentence[at:])])


def stranger(word: str, rng: random.Random) -> str:
    """Return a word that ends as another does, out of those that releases use."""
    ending = next((e for e in ("ing", "ed", "ly", "ion", "ity", "al", "s") if word.endswith(e)), "")
    pool = VOCABULARY.get(ending) or [word]
    return rng.choice(pool)


VOCABULARY: dict[str, list[str]] = {}


def learn(reports: list[Report]) -> None:
    """Gather the vocabulary that strangers are drawn from."""
    VOCABULARY.clear()
    words = sorted({w for r in reports for w in re.findall(r"\b[a-z]{5,11}\b", r.text)} - KEEP)
    for word in words:
        if word in MODALITY or word in NEGATIONS or word in title_words() or word in REFUSALS:
            continue  # another of these would be an alteration, not another wording
        ending = next((e for e in ("ing", "ed", "ly", "ion", "ity", "al", "s") if word.endswith(e)), "")
        VOCABULARY.setdefault(ending, []).append(word)


FRONT = re.compile(r"(?P<main>[A-Z][^“”\ue000]{20,160}), according to (?P<who>[^,.“”\ue000]{3,60})\.")
SAID = re.compile(r"“(?P<q>[^”]+)[,.]”(?P<w> said [A-Z][a-z]+ [A-Z][a-z]+)\.")


def _reshaped(sentences: list[list[str]], rng: random.Random, strength: str) -> list[list[str]]:
    """Turn clauses round, merge short sentences, drop asides, as rewriting does."""
    out = []
    for paragraph in sentences:
        done: list[str] = []
        for sentence in paragraph:
            m = FRONT.fullmatch(sentence)
            if m and rng.random() < 0.7:
                sentence = f"According to {m['who']}, {m['main'][0].lower() if m['main'].split()[0] in ('The', 'A', 'In', 'It') else m['main'][0]}{m['main'][1:]}."
            m = SAID.fullmatch(sentence)
            if m and rng.random() < 0.5:
                sentence = f"{m['w'].removeprefix(' said ')} said: “{m['q']}.”"
            if (
                strength == "rewritten 2"
                and rng.random() < 0.3
                and "“" not in sentence
                and OPEN not in sentence
            ):
                sentence = re.sub(r", (?:which|who) [^,.]{5,60},", "", sentence, count=1)
                m2 = re.fullmatch(r"([A-Z][^,“”]{15,100}), ((?:and|but|while|as) [^“”]{15,140})\.", sentence)
                if m2:
                    rest = m2.group(2).split(" ", 1)[1]
                    sentence = f"{m2.group(1)}. {rest[0].upper()}{rest[1:]}."
            if (
                rng.random() < 0.15
                and sentence[:1].isupper()
                and sentence.split()[0] in ("The", "In", "A", "He", "She", "They", "It", "This")
            ):
                sentence = rng.choice(FILLERS) + sentence[0].lower() + sentence[1:]
            if (
                done
                and rng.random() < 0.12
                and len(sentence.split()) < 15
                and done[-1].endswith(".")
                and "“" not in sentence + done[-1]
            ):
                done[-1] = done[-1][:-1] + "; " + sentence
            else:
                done.append(sentence)
        out.append(done)
    return out


def typography(text: str, rng: random.Random) -> str:
    """Set a text as another site would: straight marks, other dashes and spaces."""
    if rng.random() < 0.5:
        text = text.replace("“", '"').replace("”", '"')
    if rng.random() < 0.5:
        text = text.replace("’", "'")
    if rng.random() < 0.4:
        text = text.replace("—", rng.choice([" – ", " -- ", "–"]))
    if rng.random() < 0.3:
        text = text.replace("...", "…") if rng.random() < 0.5 else text.replace("…", "...")
    if rng.random() < 0.3:
        text = re.sub(r"(?<=\w) (?=\w)", lambda m: "\u00a0" if rng.random() < 0.03 else " ", text)
    return text


def _finished(source: Report, body: str, strength: str, planted: list[Planted], rng: random.Random) -> Copy:
    site = rng.choice(SITES)
    body = typography(body, rng)
    tail = [t for t in RESIDUE if rng.random() < 0.25]
    if rng.random() < 0.4:
        tail.insert(0, f"Source: {source.outlet}")
    text = "\n\n".join([body, *tail])
    truths, clean, labels = [], [], list(planted)
    spans, at = [], 0
    for piece in re.split(f"([{OPEN}{SHUT}])", text):
        if piece == OPEN:
            spans.append([at, at])
        elif piece == SHUT:
            spans[-1][1] = at
        else:
            clean.append(piece)
            at += len(piece)
    final = "".join(clean)
    want = {typographic(p): p for p in labels}
    for start, end in spans:
        shown = plain(final[start:end])
        p = want.get(shown)
        if p is not None and end > start:
            truths.append(Truth(p.label, p.kind, start, end))
    day = datetime.fromisoformat(source.published or "2020-01-01T00:00:00")
    chance = rng.random()
    published: str | None = (day + timedelta(minutes=rng.randrange(20, 4000))).isoformat()
    if chance < 0.12:
        published = None
    elif chance < 0.16:
        published = (day - timedelta(hours=rng.randrange(1, 5))).isoformat()
    elif chance < 0.3:
        published = (day + timedelta(days=rng.randrange(3))).date().isoformat()
    report = report_from_text(final, outlet=site, published=published, language="en",
                              url=f"https://{site.lower().replace(' ', '')}.example/{rng.randrange(10**9)}")  # fmt: skip
    # What stands in credits and forms is no story; an edit there is nobody's loss.
    silent = [p for p in report.passages if p.kind in ("boilerplate", "credit")]
    kept = tuple(t for t in truths if not any(p.start <= t.start < p.end for p in silent))
    return Copy(bare(report), source.id, strength, kept)


def plain(text: str) -> str:
    return re.sub(r"\W+", "", text)


def typographic(p: Planted) -> str:
    return plain(p.text[p.text.index(OPEN) : p.text.index(SHUT)])

"""Words, sentences and dependency trees (Universal Dependencies v2) of one text, decoded from the marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.encoder import Array, Marks, load, softmax

WORD = re.compile(
    r"(?:https?://|www\.)\S+"  # an address is one word
    r"|(?:[A-Za-z]\.){2,}"  # U.S., e.g.
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[A-Za-zÀ-ɏ]+(?=n['’]t\b)|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|[㐀-鿿]"
    r"|[^\W\d_㐀-鿿]+|_+|[^\w\s]",
    re.IGNORECASE,
)
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt capt sgt sen rep gov st jr sr inc corp co ltd llc plc jan feb mar "
    "apr jun jul aug sep sept oct nov dec no vs etc v u.s u.k u.n e.g i.e a.m p.m hon rev pres assn "
    "dept est fig vol".split()
)
CLOSERS = "\"”’')]»」』）》"
IRREGULAR = {
    "met": "meet", "held": "hold", "spoke": "speak", "spoken": "speak", "said": "say", "told": "tell",
    "was": "be", "were": "be", "is": "be", "are": "be", "been": "be", "am": "be", "being": "be", "be": "be",
    "has": "have", "had": "have", "having": "have", "did": "do", "does": "do", "done": "do", "took": "take",
    "taken": "take", "gave": "give", "given": "give", "went": "go", "gone": "go", "came": "come",
    "made": "make", "saw": "see", "seen": "see", "sat": "sit", "led": "lead", "brought": "bring",
    "thought": "think", "wrote": "write", "written": "write", "paid": "pay", "sent": "send", "bought": "buy",
    "built": "build", "left": "leave", "flew": "fly", "flown": "fly", "drew": "draw", "drawn": "draw",
    "withdrew": "withdraw", "won": "win", "began": "begin", "begun": "begin", "chose": "choose",
    "chosen": "choose", "knew": "know", "known": "know", "felt": "feel", "kept": "keep", "lost": "lose",
    "ran": "run", "rose": "rise", "risen": "rise", "fell": "fall", "heard": "hear", "became": "become",
    "found": "find", "got": "get", "stood": "stand", "understood": "understand", "sold": "sell",
    "dealt": "deal", "swore": "swear", "sworn": "swear", "struck": "strike", "sought": "seek",
    "taught": "teach", "grew": "grow", "grown": "grow", "hosted": "host", "co-hosted": "co-host",
    "put": "put", "talks": "talks", "n't": "not", "n’t": "not", "leaders": "leader", "people": "person",
    "men": "man", "women": "woman", "countries": "country", "companies": "company", "parties": "party",
    "ministries": "ministry", "this": "this", "his": "his", "its": "its", "news": "news", "series": "series",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word: half-open code points, and its place in the tree."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    upos: str
    deprel: str
    head: int
    sentence: int
    piece: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The words of a text with their heads; a root is its own head."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]  # half-open word indices
    below: Mapping[int, Sequence[int]]
    starts: Sequence[int]

    def children(self, i: int, *deprels: str) -> list[Word]:
        """Return the direct dependents of word `i`, in order, of the given relations or all."""
        found = [self.words[k] for k in self.below.get(i, ())]
        return [w for w in found if not deprels or w.deprel in deprels or w.deprel.split(":")[0] in deprels]

    def subtree(self, i: int, *without: str) -> list[int]:
        """Return the word indices under `i` (with it), in order, not entering relations in `without`."""
        out, stack = [], [i]
        while stack:
            k = stack.pop()
            out.append(k)
            stack.extend(
                c
                for c in self.below.get(k, ())
                if self.words[c].deprel not in without and self.words[c].deprel.split(":")[0] not in without
            )
        return sorted(out)

    def path(self, i: int) -> list[int]:
        """Return word `i` and its heads up to the root."""
        out = [i]
        while self.words[out[-1]].head != out[-1] and len(out) < 200:
            out.append(self.words[out[-1]].head)
        return out

    def at(self, start: int, end: int) -> range:
        """Return the indices of the words that overlap the code points `start` to `end`."""
        low = bisect_left(self.starts, start)
        if low and self.words[low - 1].end > start:
            low -= 1
        return range(low, bisect_left(self.starts, end))

    def sentence_span(self, i: int) -> tuple[int, int]:
        """Return the code points of the sentence that word `i` stands in."""
        a, b = self.sentences[self.words[i].sentence]
        return self.words[a].start, self.words[b - 1].end

    def top(self, start: int, end: int) -> int | None:
        """Return the word of the range whose head lies outside it: the head of that phrase."""
        inside = self.at(start, end)
        heads = [i for i in inside if self.words[i].head not in inside or self.words[i].head == i]
        content = [i for i in heads if self.words[i].upos != "PUNCT"]
        return next(iter(content or heads), None)


def lemma(word: str, upos: str) -> str:
    """Return the dictionary form of an English word in lower case, by a short list and suffix rules."""
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if upos in ("VERB", "AUX"):
        for suffix, options in (
            ("ies", ("y",)),
            ("ied", ("y",)),
            ("ing", ("e", "")),
            ("ed", ("e", "")),
            ("es", ("e", "")),
            ("s", ("",)),
        ):
            if low.endswith(suffix) and len(low) > len(suffix) + 2:
                stem = low[: -len(suffix)]
                if len(options) == 1:
                    return stem + options[0]
                return undoubled(stem)
    elif (
        upos in ("NOUN", "PROPN")
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is"))
        and len(low) > 3
    ):
        return (
            low[:-3] + "y"
            if low.endswith("ies")
            else low[:-2]
            if low.endswith(("ches", "shes", "sses", "xes"))
            else low[:-1]
        )
    return low


E_STEMS = re.compile(
    r"(?:[aeiou][cgsuvz]|[^aeiou]l|at|it|ur|ir|rv|lv|nc|rc|ng|dg|rg|us|is|ar|id|ok|ot|om|ut|iv|uc|ag)$"
)
PLAIN = frozenset(
    "visit limit target discuss express press pass address focus meet hear appear repeat treat wait await "
    "want start report support import export comment commit submit admit permit ask talk link work help call "
    "host phone kick back plan speak tell confer offer order answer consider remember gather enter bid hold "
    "visit benefit exhibit prohibit inherit edit credit audit profit deposit recruit exit suit orbit bring "
    "sign campaign assign maintain contain obtain sustain retain bar star clear fear near hear bear wear "
    "tear long belong hang sing ring bang regulat".split()
)


def undoubled(stem: str) -> str:
    """Return the verb that a stem without -ed, -es or -ing comes from ("plann": plan, "releas": release)."""
    if stem in PLAIN:
        return stem
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" and stem[-1] not in "aeiou":
        return stem[:-1]
    if stem.endswith(("ll", "ss", "zz")):
        return stem
    return stem + "e" if E_STEMS.search(stem) else stem


def tokens(text: str) -> list[tuple[int, int]]:
    """Split a text into words: half-open code points, hyphenated words taken apart as in UD."""
    return [m.span() for m in WORD.finditer(text)]


def sentence_ends(
    text: str, words: list[tuple[int, int]], breaks: frozenset[int] = frozenset()
) -> Iterator[int]:
    """Yield the index after the last word of each sentence.

    Args:
        breaks: code points at which a sentence begins whatever stands before, such as after a dateline.
    """
    for k, (start, end) in enumerate(words):
        last = k + 1 == len(words)
        gap = text[end : words[k + 1][0]] if not last else "\n"
        if last or "\n" in gap or words[k + 1][0] in breaks:
            yield k + 1
            continue
        mark = text[start:end]
        j = k
        while j > 0 and text[words[j][0] : words[j][1]] in CLOSERS:
            j -= 1
        before = text[words[j][0] : words[j][1]]
        if mark in CLOSERS and before in (".", "!", "?", "。", "！", "？", "…"):
            mark = before
        elif mark in CLOSERS:
            continue
        following = text[words[k + 1][0] : words[k + 1][1]]
        if following in CLOSERS or following in ",;:":
            continue
        if mark in ("。", "！", "？") or (
            mark in ("!", "?", "…") and gap and (following[0].isupper() or following in "“\"‘'(")
        ):
            yield k + 1
        elif (
            mark.endswith(".")
            and gap
            and (following[0].isupper() or following[0].isdigit() or following in "“\"‘'(—")
        ):
            word = mark[:-1] if len(mark) > 1 else text[words[j - 1][0] : words[j - 1][1]] if j else ""
            short = word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper())
            if not (
                short
                and not (
                    word.lower() in ("u.s", "inc", "corp", "co", "ltd", "plc")
                    and following.lower() in STARTERS
                )
            ):
                yield k + 1


STARTERS = frozenset(
    "the a an it he she they we in on at but and this that these those his her its however meanwhile".split()
)


# Of one sentence: decoding grows with the square; the longest sentence of PolNeAR's training part has 134.
MOST_WORDS = 160


def cut_long(ends: Iterable[int]) -> Iterator[int]:
    """Cut what has no sentence's end into stretches, so that hostile text costs no more than other text."""
    at = 0
    for end in ends:
        yield from range(at + MOST_WORDS, end, MOST_WORDS)
        yield end
        at = end


def parse(text: str, marks: Marks, breaks: frozenset[int] = frozenset()) -> Tree:
    """Decode words, sentences and trees.

    Args:
        text: the report's text.
        marks: what the network says of it.
        breaks: code points at which a sentence begins whatever stands before.

    Returns:
        The tree; a sentence without pieces hangs on its first word.
    """
    upos, deprel = load().labels["upos"], load().labels["deprel"]
    spans = tokens(text)
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    at = 0
    for number, end in enumerate(cut_long(sentence_ends(text, spans, breaks))):
        words.extend(parsed_sentence(text, spans, at, end, number, marks, upos, deprel))
        sentences.append((at, end))
        at = end
    below: dict[int, list[int]] = {}
    for w in words:
        if w.head != w.i:
            below.setdefault(w.head, []).append(w.i)
    return Tree(
        text=text,
        words=tuple(words),
        sentences=tuple(sentences),
        below=below,
        starts=[w.start for w in words],
    )


def parsed_sentence(
    text: str, spans: list[tuple[int, int]], a: int, b: int, number: int, marks: Marks,
    upos: tuple[str, ...], deprel: tuple[str, ...],
) -> Iterator[Word]:  # fmt: skip
    """Yield the words of one sentence, words `a` to `b`."""
    firsts = np.searchsorted(marks.ends, [s for s, _ in spans[a:b]], "right")
    firsts = np.minimum(firsts, max(0, len(marks.starts) - 1))
    if not len(marks.starts):
        heads, tags, rels = list(range(b - a)), ["X"] * (b - a), ["root"] * (b - a)
    else:
        kinds = marks.deprel[firsts]
        rootness = softmax(kinds)[:, deprel.index("root")]
        scores = marks.arc_from[firsts] @ marks.arc_to[firsts].T / np.sqrt(marks.arc_from.shape[1])
        heads = decoded(scores, np.log(rootness + 1e-6))
        tags = [upos[k] for k in marks.upos[firsts].argmax(-1)]
        best = kinds.copy()
        best[:, deprel.index("root")] = -1e9
        rels = ["root" if heads[k] == k else deprel[best[k].argmax()] for k in range(b - a)]
    for k, (start, end) in enumerate(spans[a:b]):
        word = text[start:end]
        tag = "PUNCT" if not any(c.isalnum() for c in word) and word not in "$€£%+&" else tags[k]
        yield Word(
            i=a + k, start=start, end=end, text=word, lower=word.lower(), lemma=lemma(word, tag), upos=tag,
            deprel=rels[k], head=a + heads[k], sentence=number, piece=int(firsts[k]) if len(firsts) else 0,
        )  # fmt: skip


def decoded(scores: Array, root: Array) -> list[int]:
    """Choose a head for each word so that the sentence is one tree.

    The best root is fixed first, each other word takes its best head, and cycles are broken where that
    costs least.

    Shapes:
        scores: [words, words], row's word to column's head, the diagonal is being root; root: [words].
    """
    n = len(scores)
    top = int((np.diag(scores) + root).argmax())
    free = scores.copy()
    np.fill_diagonal(free, -np.inf)
    heads = [int(k) for k in free.argmax(1)]
    heads[top] = top
    while True:
        reached = {top}
        below: dict[int, list[int]] = {}
        for k, h in enumerate(heads):
            if k != top:
                below.setdefault(h, []).append(k)
        stack = [top]
        while stack:
            for k in below.get(stack.pop(), ()):
                reached.add(k)
                stack.append(k)
        if len(reached) == n:
            return heads
        lost = [k for k in range(n) if k not in reached]
        inside = sorted(reached)
        options = free[np.ix_(lost, inside)]
        loss = options.max(1) - free[lost, [heads[k] for k in lost]]
        k = int(loss.argmax())
        heads[lost[k]] = inside[int(options[k].argmax())]

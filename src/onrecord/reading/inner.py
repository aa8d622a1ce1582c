"""Attributions inside a content: who speaks in what a document or another speaker passes on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain.spans import Span
from onrecord.reading.attributions import Attribution, Mark
from onrecord.reading.document import Document
from onrecord.reading.encoder import load, softmax
from onrecord.reading.lexicon.cues import CueVerb, cue_verbs_by_form
from onrecord.reading.phrases import Phrases, relative, subject_words
from onrecord.reading.syntax import Word

SEEN = 0.5  # least probability of the pieces of a source and a cue that the network alone sees
CLOSING = (",", "”", '"', "’")  # what stands between words told and who told them
REACH = 7  # words that such a source may have
WHOLE = 0.8  # least share of a sentence that such a source, cue and content fill
SPEECH = frozenset(
    "say tell write report reveal claim propose think expect hope fear promise warn ask answer urge order "
    "agree deny decline accuse criticise praise apologise".split()
)
NOT_INNER = frozenset(
    "be have do show mean make see find set put play hold offer read sign call work look go turn run talk "
    "speak discuss meet continue put maintain indicate conclude cry snap push press fight remain give take "
    "move use sell help contact reach start begin record face cover answer question".split()
)


QUOTES = re.compile(r"[“\"]\w[^.\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """An attribution found inside a content by its syntax."""

    source: Span
    cue: Span
    content: tuple[Span, ...]
    whole: Span
    classes: tuple[str, ...]

    def as_attribution(self) -> Attribution:
        """Return it in the form of an attribution that the network marked."""

        def mark(label: str, span: Span) -> Mark:
            return Mark(label=label, start=span.start, end=span.end, first=0, last=0, sure=1.0)

        return Attribution(
            source=mark("source", self.source),
            cue=mark("cue", self.cue),
            content=tuple(mark("content", c) for c in self.content),
        )


def sentences_of(doc: Document, content: Mark | Span) -> list[Span]:
    """Cut a content at sentence ends."""
    out: list[Span] = []
    indices = doc.tree.at(content.start, content.end)
    start = content.start
    for i in indices:
        w = doc.tree.words[i]
        _, b = doc.tree.sentences[w.sentence]
        if i == b - 1 or i == indices[-1]:
            end = min(content.end, w.end)
            if end > start:
                out.append(doc.span(start, end))
            following = doc.tree.words[i + 1].start if i + 1 < len(doc.tree.words) else content.end
            start = min(content.end, following)
    return out


class InnerReader:
    """Finds the speaker within a content.

    Args:
        doc: the report under reading.
        phrases: its noun phrases.
    """

    def __init__(self, doc: Document, phrases: Phrases) -> None:
        self.doc, self.phrases = doc, phrases

    def read(self, sentence: Span) -> Inner | None:
        """Return the attribution that a content's sentence holds as its main clause, or None."""
        words = self.doc.words(sentence.start, sentence.end)
        if len(words) < 3:
            return None
        top = self.doc.tree.top(sentence.start, sentence.end)
        for w in self.candidates(words, top):
            verb = self.cue(w)
            if verb is None or self.passive(w):
                continue
            subject = self.subject(w, sentence)
            if subject is None:
                continue
            inner = self.built(sentence, subject, w, verb)
            if inner is not None:
                return inner
        return self.closing(sentence) or self.seen(sentence)

    def closing(self, sentence: Span) -> Inner | None:
        """Return the attribution that ends a content ("…, Sol said", "…,” Babic told Nuñez"), or None."""
        every = self.doc.words(sentence.start, sentence.end)
        words = [w for w in every if w.text not in ",;"]
        told = [
            (w, v)
            for k, w in enumerate(words[-REACH:], 1)
            if (v := self.cue(w)) is not None
            and not v.tail
            and (
                w is words[-1]
                or (v.hearer and any(x.i in self.phrases.cast.of_word for x in words[-REACH:][k:]))
            )
        ]
        if len(words) < 5 or not told:
            return None
        cue, verb = told[-1]
        first = next((w.i + 1 for w in reversed(every) if w.i < cue.i and w.text in CLOSING), None)
        if first is None or not 0 < cue.i - first <= REACH:
            return None
        source = self.doc.span(self.doc.tree.words[first].start, self.doc.tree.words[cue.i - 1].end)
        content = self.trimmed(sentence.start, self.doc.tree.words[first - 1].start)
        known = any(i in self.phrases.cast.of_word for i in range(first, cue.i))
        if not known or content is None:
            return None
        if self.doc.tree.words[first - 1].text != ",":
            content = self.trimmed(sentence.start, self.doc.tree.words[first - 1].end)
            assert content is not None
        return Inner(
            source=source, cue=self.doc.span(cue.start, cue.end), content=(content,), whole=sentence,
            classes=tuple(verb.classes),
        )  # fmt: skip

    def seen(self, sentence: Span) -> Inner | None:
        """Return the attribution that the network sees in a content where the syntax tells none, or None."""
        marks = self.doc.marks
        if not len(marks.inner):
            return None
        a, b = marks.piece(sentence.start), marks.piece(sentence.end - 1) + 1
        tags = load().labels["attribution"]
        chances = softmax(marks.inner[a:b])
        found: dict[str, list[tuple[int, int, float]]] = {}
        label = ""
        for k, t in enumerate(chances.argmax(-1)):
            tag = tags[int(t)]
            if tag == "O":
                label = ""
                continue
            start, end, sure = int(marks.starts[a + k]), int(marks.ends[a + k]), float(chances[k, t])
            if tag[2:] == label and not tag.startswith("B"):
                first, _, least = found[label][-1]
                found[label][-1] = (first, end, min(least, sure))
            else:
                label = tag[2:]
                found.setdefault(label, []).append((start, end, sure))
        sources, cues, contents = (found.get(k, []) for k in ("source", "cue", "content"))
        if len(cues) != 1 or len(sources) != 1 or min(cues[0][2], sources[0][2]) < SEEN:
            return None
        told = sum(e - s for s, e, _ in (*sources, *cues, *contents))
        if not 1 <= len(contents) <= 2 or told < WHOLE * (sentence.end - sentence.start):
            return None  # shreds: the network is not sure what is told
        return Inner(
            source=self.doc.span(*sources[0][:2]),
            cue=self.doc.span(*cues[0][:2]),
            content=tuple(self.doc.span(s, e) for s, e, _ in contents),
            whole=sentence,
            classes=("say",),
        )

    def candidates(self, words: list[Word], top: int | None) -> list[Word]:
        """Return verbs that may be the content's main cue: its top, then others near the top, in order."""
        tree = self.doc.tree
        verbs = [w for w in words if w.upos in ("VERB", "AUX") and w.deprel not in ("aux", "cop", "aux:pass")]
        first = [w for w in verbs if w.i == top]
        near = [
            w
            for w in verbs
            if w.i != top
            and w.deprel in ("root", "conj", "parataxis", "ccomp")
            and (tree.words[w.head].i == top or w.deprel == "root")
        ]
        lead = [w for w in verbs if w.i - words[0].i < 14 and not w.deprel.startswith(("acl", "advcl"))][:1]
        return list(dict.fromkeys([*first, *near, *lead]))

    def passive(self, w: Word) -> bool:
        """Say whether a verb is passive ("is expected to"): its subject is not who speaks."""
        if any(c.lemma in ("be", "get") for c in self.doc.tree.children(w.i, "aux:pass")):
            return True
        k = w.i - 1
        while k >= 0 and self.doc.tree.words[k].upos in ("ADV", "PART") and w.i - k < 4:
            k -= 1
        return k >= 0 and self.doc.tree.words[k].lemma == "be" and not w.lower.endswith("ing")

    def cue(self, w: Word) -> CueVerb | None:
        """Return the declared cue that a verb is, when it is one of speech."""
        for verb in cue_verbs_by_form().get(w.lower, ()):
            quoted = verb.forms.base == "call" and QUOTES.search(self.doc.text, w.end, w.end + 90)
            if (verb.forms.base in NOT_INNER and not quoted) or not SPEECH & set(verb.classes):
                continue
            tail = verb.tail.split()
            following = [x.lower for x in self.doc.tree.words[w.i + 1 : w.i + 1 + len(tail)]]
            if following == tail:
                return verb
        return None

    def subject(self, w: Word, sentence: Span) -> Span | None:
        """Return the span of the cue's subject, where it stands in the same sentence and is somebody."""
        found = [relative(self.doc, s) for s in subject_words(self.doc, w)]
        for s in found:
            if not sentence.start <= s.start < sentence.end or s.i == w.i:
                continue
            inside = [
                i
                for i in self.doc.tree.subtree(s.i, "acl", "advcl", "ccomp", "parataxis", "punct")
                if i < w.i
            ]
            run = self.contiguous(inside, s.i)
            run[-1] = self.named(run[-1], w.i)
            span = self.doc.span(self.doc.tree.words[run[0]].start, self.doc.tree.words[run[-1]].end)
            if (
                self.phrases.parties(s.i)
                or self.doc.tree.words[s.i].i in self.phrases.cast.of_word
                or s.upos in ("NOUN", "PROPN")
            ):
                return (
                    span
                    if s.lower not in ("it", "there", "that", "this", "which", "what", "you", "one")
                    or s.i in self.phrases.cast.of_word
                    else None
                )
        near = self.phrases.nearest(w.i, -1, stops=("VERB", "SCONJ"), reach=6)
        if near and self.doc.tree.words[near[0].first].start >= sentence.start:
            return self.doc.span(
                self.doc.tree.words[near[0].first].start, self.doc.tree.words[near[0].end - 1].end
            )
        return None

    def named(self, last: int, verb: int) -> int:
        """Return the last word of a subject with the name behind its comma ("its minister, Ana Sol")."""
        words, names = self.doc.tree.words, self.doc.name_of_word
        name = names.get(last + 2) if last + 2 < verb and words[last + 1].text == "," else None
        if name is None or name.kind != "person":
            return last
        end = last + 2
        while end + 1 < verb and names.get(end + 1) is name:
            end += 1
        return end

    @staticmethod
    def contiguous(indices: list[int], head: int) -> list[int]:
        """Return the unbroken run of indices around a head."""
        have = set(indices) | {head}
        a = b = head
        while a - 1 in have:
            a -= 1
        while b + 1 in have:
            b += 1
        return [a, b]

    def built(self, sentence: Span, subject: Span, w: Word, verb: CueVerb) -> Inner | None:
        """Cut the inner content out: what the sentence holds besides the subject and the cue."""
        tail = len(verb.tail.split())
        last = self.doc.tree.words[w.i + tail]
        begin = w.i
        while (
            begin
            and self.doc.tree.words[begin - 1].head == w.i
            and self.doc.tree.words[begin - 1].deprel in ("aux", "advmod", "aux:pass")
        ):
            begin -= 1
        cue = self.doc.span(
            max(subject.end, self.doc.tree.words[begin].start)
            if subject.end <= w.start
            else self.doc.tree.words[begin].start,
            last.end,
        )
        after = self.trimmed(last.end, sentence.end)
        front = self.trimmed(sentence.start, subject.start) if subject.start < cue.start else None
        parts: list[Span] = []
        if after is not None and any(c.isalnum() for c in after.text) and len(after.text) > 3:
            parts.append(after)
        elif front is not None and len(front.text.split()) > 2:
            parts.append(front)
        if not parts or ("hearer" and verb.hearer and len(parts[0].text.split()) < 4):
            return None
        return Inner(
            source=subject, cue=cue, content=tuple(parts), whole=sentence, classes=tuple(verb.classes)
        )

    def trimmed(self, start: int, end: int) -> Span | None:
        """Return a span without white space and separating marks at its edges."""
        text = self.doc.text
        while start < end and (text[start].isspace() or text[start] in ",:;"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
            end -= 1
        return self.doc.span(start, end) if end > start else None

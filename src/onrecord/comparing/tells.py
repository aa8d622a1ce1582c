"""Words whose change changes what was said: negation, modality, titles; and which count as the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from onrecord.comparing.wording import Token, key_of, stem_of
from onrecord.reading.lexicon.files import declared

NEGATIONS: Final = frozenset(
    "not no never none neither nor without nothing nobody nowhere hardly 不 没 无 未 非".split()
)
# Verbs that say no by themselves: "did not agree" may become "refused".
REFUSALS: Final = frozenset(
    "refuse refuses refused refusing reject rejects "
    "rejected rejecting deny denies denied denying decline declines "
    "declined declining fail fails failed failing lack "
    "lacks lacked lacking unable unwilling avoid avoids avoided "
    "absent absence stop stopped prevent prevented rule "
    "ruled except unlikely impossible incapable unaware unclear "
    "unknown untrue false barely scarcely little few zero "
    "nil cease ceased abandon abandoned rather instead free "
    "failure failures refusal inability neglect "
    "neglected omitted only far unchanged undecided dismiss dismissed".split()
)
_MODAL: Final = {
    "will": "will shall would gonna",
    "may": "may might could possibly perhaps maybe",
    "must": "must should ought need needs needed obliged required requires",
    "hope": "hope hopes hoped hoping wish wishes wished want wants wanted",
    "expect": "expect expects expected expecting likely",
    "plan": "plan plans planned planning intend intends intended aim aims aimed",
    "promise": "promise promises promised pledge pledges pledged commit committed vow vows vowed",
    "consider": "consider considers considered considering mull mulls",
    "willing": "willing ready",
}
MODALITY: Final = {word: kind for kind, words in _MODAL.items() for word in words.split()}
CUES: Final = frozenset(
    "say says said saying tell tells told add adds added "
    "adding note notes noted state states stated stating stress "
    "stresses stressed emphasize emphasizes emphasized "
    "announce announces announced declare declares declared explain "
    "explains explained reply replied claim claims "
    "claimed argue argues argued warn warns warned ask asks asked "
    "insist insists insisted remark remarks remarked "
    "comment commented write writes wrote tweet tweeted according "
    "quoted confirm confirms confirmed acknowledge "
    "acknowledged reiterate reiterated conclude concluded continue "
    "continued recall recalled call calls called suggest suggested mention mentioned reveal revealed "
    "express expressed voice voiced testified testify posted observe observed describe described".split()
)  # fmt: skip
_FILL: Final = frozenset("of the for and to a an in at on s 's &".split())
_PORTFOLIOS: Final = frozenset(
    "commerce trade foreign finance defense interior "
    "energy health transport transportation agriculture education "
    "justice labor environment economy economic industry treasury state security tourism science technology "
    "culture development planning external internal affairs "
    "national homeland housing planning investment marketing "
    "financial operating legal communications press".split()
)  # fmt: skip
_TITLES_ALIKE: Final = {
    "ceo": ("chief", "executive"), "cfo": ("chief", "financial"), "coo": ("chief", "operating"),
    "pm": ("prime", "minister"), "fm": ("foreign", "minister"), "sen": ("senator",), "gov": ("governor",),
    "rep": ("representative",), "pres": ("president",), "vp": ("vice", "president"), "gen": ("general",),
    "congressman": ("representative",), "congresswoman": ("representative",), "chairwoman": ("chairman",),
    "chairperson": ("chairman",), "chair": ("chairman",), "spokeswoman": ("spokesman",),
    "spokesperson": ("spokesman",), "boss": (), "ex": ("former",), "officer": (), "leader": (),
    "premier": ("prime", "minister"),
    "head": (), "foreign": ("foreign",), "affairs": (),
}  # fmt: skip


@cache
def title_words() -> frozenset[str]:
    """Return every word that a title is made of, as it compares."""
    data = declared("titles")
    words: set[str] = set()
    for entry in data["titles"]:
        for form in (entry["title"], *entry.get("short", ())):
            words.update(key_of(w.strip(".,")) for w in form.split())
    for forms in data["modifiers"].values():
        if isinstance(forms, list):
            words.update(key_of(w) for form in forms if isinstance(form, str) for w in form.split())
    words.update(key_of(entry["form"].rstrip(".")) for entry in data["honorifics"])
    return frozenset(words | _PORTFOLIOS | set(_TITLES_ALIKE)) - _FILL


@cache
def honorifics() -> frozenset[str]:
    """Return what stands before a name and is no title: Mr, Ms, Mx."""
    return frozenset("mr mrs ms mx miss mister sir dame lady lord dr".split())


@cache
def title_heads() -> frozenset[str]:
    """Return the words that can be a title alone or are its head: minister, president, CEO."""
    heads = {key_of(entry["title"].split()[-1]) for entry in declared("titles")["titles"]}
    short = {word for word, full in _TITLES_ALIKE.items() if full and word not in ("ex", "foreign")}
    return (frozenset(heads) | short | {"boss"}) - _FILL - _PORTFOLIOS - {"major", "principal", "private"}


def title_of(words: Iterable[str]) -> frozenset[str]:
    """Return what a title comes to, whatever its order and its abbreviations."""
    out: set[str] = set()
    for word in words:
        if word in _FILL or word in honorifics():
            continue
        out.update(_TITLES_ALIKE.get(word, (word,)))
    return frozenset(out)


def negations(words: Iterable[Token]) -> int:
    """Count the words that negate."""
    return sum(1 for t in words if t.key in NEGATIONS)


def refuses(words: Iterable[Token], others: Iterable[Token]) -> bool:
    """Say whether some word says no by itself, or is the other side's with a prefix that does: "unable"."""
    plain = {stem_of(t.key) for t in others}
    return any(
        t.key in REFUSALS
        or any(
            t.key.startswith(p) and stem_of(t.key[len(p) :]) in plain
            for p in ("un", "non", "dis", "in", "im", "ir")
        )
        for t in words
    )

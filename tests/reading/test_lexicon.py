"""The declared language data: sound, consistent, and what its loaders promise."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from onrecord.domain.errors import ReaderError
from onrecord.domain.reading import (
    ActorKind,
    EngagementStatus,
    EngagementType,
    Means,
    Plover,
    StatementStatus,
)
from onrecord.reading.lexicon import (
    cues,
    engagements,
    events,
    given_names,
    government,
    nominals,
    places,
    relations,
    titles,
    words,
)
from onrecord.reading.lexicon.files import declared

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "onrecord" / "reading" / "lexicon"
FILES = sorted(path.stem for path in FOLDER.glob("*.json"))

# Source: PLOVER manual, tables of modes; an event without a table has no modes.
PLOVER_MODES = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": set(),
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "PROTEST": {"demo", "riot", "general", "strike", "hunger", "boycott", "obstruct"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "confiscate", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"
    },
    "ASSAULT": {"abduct", "beat", "torture", "assassinate", "destroy", "explosives", "heavy-weapons"},
}  # fmt: skip


def strings(value: Any) -> list[str]:
    """Every string anywhere in a declared value."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in strings(part)]


def lists(value: Any) -> list[list[str]]:
    """Every list of strings anywhere in a declared value."""
    if isinstance(value, dict):
        return [found for part in value.values() for found in lists(part)]
    if not isinstance(value, list):
        return []
    own = [value] if value and all(isinstance(part, str) for part in value) else []
    return own + [found for part in value for found in lists(part)]


def fits_plover(plover: Plover) -> bool:
    return plover.event in PLOVER_MODES and (plover.mode is None or plover.mode in PLOVER_MODES[plover.event])


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_where_it_comes_from(name: str) -> None:
    assert len(declared(name)["source"]) > 20


@pytest.mark.parametrize("name", FILES)
def test_no_declared_word_has_stray_blanks(name: str) -> None:
    assert [text for text in strings(declared(name)) if text != text.strip() or "  " in text] == []


@pytest.mark.parametrize("name", FILES)
def test_no_declared_list_names_a_word_twice(name: str) -> None:
    # An irregular verb's forms may be alike: "cut, cut".
    listed = lists(declared(name)) if name != "forms" else []
    assert [found for found in listed if len(set(found)) < len(found)] == []


def test_all_data_together_is_under_400_kilobytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.json")) < 400_000


def test_importing_the_loaders_reads_no_data() -> None:
    # The reader itself imports much more: an empty package in its place leaves the lexicon alone.
    code = f"""
import sys, types
package = types.ModuleType("onrecord.reading")
package.__path__ = [{str(FOLDER.parent)!r}]
sys.modules["onrecord.reading"] = package
from onrecord.reading.lexicon import cues, engagements, events, given_names, government, nominals
from onrecord.reading.lexicon import places, relations, titles, words
from onrecord.reading.lexicon.files import declared
print(declared.cache_info().currsize)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"


def test_a_missing_file_is_a_reader_error_that_says_what_to_do() -> None:
    with pytest.raises(ReaderError, match="install onrecord again"):
        declared("no-such-file")


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("meet", "meet meets met met meeting"),
        ("visit", "visit visits visited visited visiting"),
        ("deny", "deny denies denied denied denying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("discuss", "discuss discusses discussed discussed discussing"),
        ("co-chair", "co-chair co-chairs co-chaired co-chaired co-chairing"),
        ("plan", "plan plans planned planned planning"),
        ("take", "take takes took taken taking"),
        ("have", "have has had had having"),
        ("be", "be is was been being"),
        ("convey", "convey conveys conveyed conveyed conveying"),
        ("re-elect", "re-elect re-elects re-elected re-elected re-electing"),
    ],
)
def test_verbs_are_inflected_by_rule_and_exception(lemma: str, forms: str) -> None:
    found = words.verb_forms(lemma)
    assert [found.base, found.third, found.past, found.participle, found.gerund] == forms.split()


def test_an_irregular_form_leads_back_to_its_verb() -> None:
    assert (words.lemma_of("spoke"), words.lemma_of("were"), words.lemma_of("zzz")) == ("speak", "be", None)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("[be] set to", "The two were set to meet", "were set to"),
        ("[be] set to", "She's set to meet", "'s set to"),
        ("there [be] no", "He said there’s no plan", "there’s no"),
        ("[do] not", "They didn’t meet", "didn’t"),
        ("[do] not", "They did not meet", "did not"),
        ("by phone/telephone", "They spoke by\ntelephone on Monday", "by\ntelephone"),
        ("[express] (its/her) hope", "and expressed hope that", "expressed hope"),
        ("[express] (its/her) hope", "and expresses her hope that", "expresses her hope"),
        ("(a) source/sources close to", "sources close to her", "sources close to"),
        ("G-20", "at the G-20.", "G-20"),
        ("won't", "He won’t meet", "won’t"),
        ("to discuss", "They met TO DISCUSS trade", "TO DISCUSS"),
    ],
)
def test_a_phrase_finds_its_wordings(phrase: str, text: str, found: str) -> None:
    match = words.phrase_pattern(phrase).search(text)
    assert match is not None
    assert match.group().strip() == found


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("will", "goodwill"), ("will", "willing"), ("may", "Mayor"), ("[be] set to", "asset to")],
)
def test_a_phrase_stands_at_word_boundaries(phrase: str, text: str) -> None:
    assert words.phrase_pattern(phrase).search(text) is None


def test_the_longest_of_several_phrases_wins() -> None:
    match = words.phrase_pattern("[have] no", "[have] no information").search("It has no information")
    assert match is not None
    assert match.group() == "has no information"


def test_no_phrase_at_all_finds_nothing() -> None:
    assert words.phrase_pattern().search("anything") is None


def test_every_declared_phrase_finds_something() -> None:
    phrases = [
        *(cue.phrase for cue in engagements.status_cues()),
        *(support.phrase for support in engagements.supports()),
        *(setting.phrase for setting in engagements.settings()),
        *engagements.happenings(),
        *engagements.topic_cues().verbs,
        *engagements.topic_cues().phrases,
        *engagements.topic_cues().absent,
        *(cue.phrase for cue in cues.cue_phrases()),
        *(cue.phrase for cue in cues.withheld_cues()),
        *cues.unnamed_sources(),
        *(verb.phrase for pattern in relations.relation_patterns() for verb in pattern.verbs),
    ]
    silent = [phrase for phrase in phrases if not words.phrase_pattern(phrase).search(first_wording(phrase))]
    assert silent == []


def first_wording(phrase: str) -> str:
    """Word a phrase with its bare verbs, its first choices, and its missing words left out."""
    kept = [word.split("/")[0].strip("[]") for word in phrase.split() if not word.startswith("(")]
    return " ".join(kept)


def test_every_engagement_type_is_one_of_the_domain() -> None:
    declared_types = set(declared("engagements")["types"])
    frames = engagements.chinese_frames()
    used = {verb.type for verb in engagements.engagement_verbs()}
    used |= {noun.type for noun in engagements.engagement_nouns()}
    used |= {verb.type for verb in frames.verbs} | set(frames.nouns.values())
    assert declared_types == set(get_args(EngagementType))
    assert used <= declared_types


def test_every_part_of_an_engagement_frame_is_known() -> None:
    known = {*get_args(engagements.Part), None}
    for verb in engagements.engagement_verbs():
        assert {verb.subject, verb.object, verb.passive, *verb.prepositions.values()} <= known
    for noun in engagements.engagement_nouns():
        assert {noun.possessor, *noun.prepositions.values()} <= known
    for chinese in engagements.chinese_frames().verbs:
        assert {chinese.subject, chinese.object} <= known
    assert set(engagements.chinese_frames().coverbs.values()) <= known


def test_every_engagement_status_is_one_of_the_domain() -> None:
    known = {*get_args(EngagementStatus), None}
    frames = engagements.chinese_frames()
    assert {cue.status for cue in (*engagements.status_cues(), *frames.statuses)} <= known
    assert {support.status for support in engagements.supports()} <= known


@pytest.mark.parametrize("kind", get_args(EngagementType))
@pytest.mark.parametrize("status", get_args(EngagementStatus))
@pytest.mark.parametrize("mode", [None, "phone", "third-party"])
def test_every_engagement_has_an_event_and_mode_that_plover_knows(
    kind: EngagementType, status: EngagementStatus, mode: str | None
) -> None:
    assert fits_plover(engagements.plover_of(kind, status, mode))


def test_a_held_call_is_a_consultation_by_phone_and_a_cancelled_one_a_refusal_to_meet() -> None:
    assert engagements.plover_of("call") == Plover(event="CONSULT", mode="phone")
    assert engagements.plover_of("call", "cancelled") == Plover(event="REJECT", mode="meet")
    assert engagements.plover_of("visit", "planned") == Plover(event="AGREE")


def bare_verb(lemma: str) -> engagements.EngagementVerb:
    found = engagements.engagement_verbs()
    return next(verb for verb in found if verb.forms.base == lemma and not verb.tail)


def test_meeting_a_deadline_is_no_engagement() -> None:
    meet = bare_verb("meet")
    assert {"deadline", "target", "standard", "demand"} <= meet.not_objects


def test_calling_for_something_is_no_call() -> None:
    call = bare_verb("call")
    assert {"for", "off"} <= call.not_next


def test_the_engagement_verb_with_the_longest_tail_comes_first() -> None:
    tails = [len(verb.tail) for verb in engagements.engagement_verbs()]
    assert tails == sorted(tails, reverse=True)


def test_in_a_chinese_reception_the_host_stands_first() -> None:
    receive = next(verb for verb in engagements.chinese_frames().verbs if verb.word == "会见")
    assert (receive.subject, receive.object) == ("host", "visitor")


def test_every_title_has_known_spheres() -> None:
    every = (*titles.titles(), *titles.chinese_titles())
    used = {sphere for title in every for sphere in (title.sphere, *title.also)}
    assert used <= set(get_args(titles.Sphere))


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("ceo", "chief executive officer"),
        ("secretaries of state", "secretary of state"),
        ("spokeswomen", "spokeswoman"),
        ("gen.", "general"),
        ("foreign ministers", "foreign minister"),
        ("attorneys general", "attorney general"),
        ("vice-premier", "vice premier"),
        ("商务部长", "商务部长"),
    ],
)
def test_a_title_is_found_by_any_of_its_forms(form: str, title: str) -> None:
    assert titles.titles_by_form()[form].title == title


def test_a_title_that_names_a_public_office_says_so() -> None:
    by_form = titles.titles_by_form()
    assert by_form["foreign minister"].office
    assert not by_form["ceo"].office


def test_honorifics_tell_a_gender_only_where_they_do() -> None:
    honorifics = titles.honorifics()
    assert (honorifics["Mr."], honorifics["女士"], honorifics["Dr."]) == ("male", "female", None)


@pytest.mark.parametrize(
    ("form", "country", "part"),
    [
        ("U.S.", "United States", "name"),
        ("Chinese", "China", "adjective"),
        ("Dutch", "Netherlands", "adjective"),
        ("Britons", "United Kingdom", "people"),
        ("Downing Street", "United Kingdom", "metonym"),
        ("Kremlin", "Russia", "metonym"),
        ("Canberra", "Australia", "capital"),
        ("中方", "China", "side"),
        ("白宫", "United States", "metonym"),
        ("布鲁塞尔", "Belgium", "capital"),
        ("Türkiye", "Turkey", "name"),
    ],
)
def test_a_form_leads_to_its_country(form: str, country: str, part: str) -> None:
    meaning = places.country_forms()[form][0]
    assert (meaning.country.name, meaning.part) == (country, part)


def test_the_pronoun_us_is_no_country() -> None:
    assert "us" not in places.country_forms()


def test_a_form_of_two_countries_leads_to_neither() -> None:
    assert places.country_named("Congolese") is None
    assert places.country_named("伊方") is None


def test_a_country_that_is_also_a_surname_or_a_state_is_doubtful() -> None:
    forms = places.country_forms()
    assert all(forms[form][0].doubtful for form in ("Georgia", "Jordan", "Chad"))
    assert not forms["Japan"][0].doubtful


def test_every_doubtful_form_is_a_form_of_some_country() -> None:
    known = set(places.country_forms()) | set(places.chinese_shorts())
    assert sorted(set(declared("countries")["doubtful"]) - known) == []


def test_every_sovereign_state_has_an_adjective_and_a_chinese_name() -> None:
    lacking = [c.name for c in places.countries() if c.sovereign and not (c.adjectives and c.zh)]
    assert lacking == []


def test_country_codes_and_names_are_unique() -> None:
    for key in ("iso2", "iso3", "name"):
        counted = Counter(getattr(country, key) for country in places.countries())
        assert [code for code, n in counted.items() if n > 1] == []


def test_one_chinese_character_stands_for_one_country() -> None:
    shorts = [country.zh_short for country in places.countries() if country.zh_short]
    assert len(shorts) == len(set(shorts))


def test_an_organ_of_a_body_names_a_body_that_is_declared() -> None:
    names = {body.name for body in places.bodies()}
    assert {body.part_of for body in places.bodies()} - {None} <= names


def test_brussels_may_be_the_european_union_and_the_capital_of_belgium() -> None:
    assert places.body_forms()["Brussels"][0].name == "European Union"
    assert places.country_forms()["Brussels"][0].country.name == "Belgium"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ministry of Commerce", "executive"),
        ("the State Department", "executive"),
        ("U.S. Department of Energy", "executive"),
        ("Chinese Embassy", "diplomatic"),
        ("National People's Congress", "legislature"),
        ("Bank of Japan", "bank"),
        ("Supreme Court", "court"),
        ("Royal Navy", "military"),
        ("德国外交部", "executive"),
        ("国家市场监督管理总局", "regulator"),
        ("中国驻美国大使馆", "diplomatic"),
    ],
)
def test_a_government_body_is_known_by_its_words(name: str, kind: str) -> None:
    assert government.government_kind(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "Microsoft", "Department of Physics", "Xinhua News Agency", "Atlantic Council", "Harvard University",
        "Better Business Bureau", "Salvation Army", "Old Navy", "国际奥委会", "俱乐部", "云计算事业部", "",
    ],
)  # fmt: skip
def test_a_name_without_such_words_is_no_government_body(name: str) -> None:
    assert government.government_kind(name) is None


def test_every_government_body_belongs_to_a_country_that_is_declared() -> None:
    codes = {country.iso2 for country in places.countries()}
    assert {body.country for body in government.government_bodies()} <= codes


def test_every_doubtful_government_form_is_a_form_of_some_body() -> None:
    assert sorted(set(declared("government")["doubtful"]) - set(government.government_forms())) == []


def test_every_cue_class_is_known() -> None:
    known = set(get_args(cues.CueClass))
    used = {cue_class for verb in cues.cue_verbs() for cue_class in verb.classes}
    used |= {cue_class for cue in cues.chinese_cues() for cue_class in cue.classes}
    used |= {cue.cue_class for cue in (*cues.cue_phrases(), *cues.chinese_cue_phrases())}
    used |= set(cues.cue_nouns().values())
    assert used <= known


@pytest.mark.parametrize(
    ("form", "cue_class"),
    [
        ("said", "say"),
        ("tells", "tell"),
        ("wrote", "write"),
        ("denied", "deny"),
        ("hopes", "hope"),
        ("urged", "urge"),
    ],
)
def test_a_cue_verb_is_found_by_any_of_its_forms(form: str, cue_class: str) -> None:
    bare = next(verb for verb in cues.cue_verbs_by_form()[form] if not verb.tail)
    assert bare.classes[0] == cue_class


def test_who_is_told_is_the_object_of_tell() -> None:
    assert cues.cue_verbs_by_form()["told"][0].hearer
    assert not cues.cue_verbs_by_form()["said"][0].hearer


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The company declined to comment.", "declined"),
        ("The company had no comment.", "no-comment"),
        ("A spokeswoman did not immediately respond to an email.", "no-response"),
        ("The embassy did not return a call.", "no-response"),
        ("The ministry said it had no information to offer.", "no-information"),
        ("He denied the report.", "denied"),
    ],
)
def test_the_ways_of_withholding_are_told_apart(text: str, status: StatementStatus) -> None:
    found = next(cue for cue in cues.withheld_cues() if words.phrase_pattern(cue.phrase).search(text))
    assert found.status == status


def test_every_way_of_withholding_is_one_of_the_domain() -> None:
    found = {cue.status for cue in (*cues.withheld_cues(), *cues.chinese_withheld_cues())}
    assert found <= set(get_args(StatementStatus))


def test_every_means_is_one_of_the_domain_and_has_words() -> None:
    assert set(cues.means_words().values()) == set(get_args(Means))


@pytest.mark.parametrize("word", ["表示", "指出", "强调", "认为", "希望"])
def test_the_usual_chinese_cues_are_known(word: str) -> None:
    assert word in {cue.word for cue in cues.chinese_cues()}


def test_every_event_has_an_event_and_mode_that_plover_knows_or_none() -> None:
    found = [*events.event_types().values(), *(verb.plover for verb in events.event_verbs())]
    found += [noun.plover for noun in events.event_nouns()]
    assert [plover for plover in found if plover is not None and not fits_plover(plover)] == []


def test_every_part_of_an_event_is_known() -> None:
    known = {*get_args(events.EventPart), None}
    for verb in events.event_verbs():
        assert {verb.subject, verb.object, verb.passive, *verb.prepositions.values()} <= known
    for noun in events.event_nouns():
        assert set(noun.prepositions.values()) <= known
    assert {part for phrase in events.event_phrases() for part in (phrase.x, phrase.after)} <= known


def test_an_event_verb_may_have_a_plover_event_of_its_own() -> None:
    expel = next(verb for verb in events.event_verbs() if verb.forms.base == "expel")
    assert expel.plover == Plover(event="SANCTION", mode="expel")


def test_a_chinese_word_tells_one_type_of_event() -> None:
    counted = Counter(word for kind in declared("events")["types"] for word in kind["zh"])
    assert [word for word, n in counted.items() if n > 1] == []


def test_every_relation_is_between_kinds_of_actor() -> None:
    known = set(get_args(ActorKind))
    for pattern in relations.relation_patterns():
        assert pattern.holders <= known
        assert pattern.others <= known


def test_a_symmetric_relation_is_its_own_inverse() -> None:
    for pattern in relations.relation_patterns():
        assert (pattern.inverse == pattern.kind) == pattern.symmetric


def test_who_owns_is_the_owner_and_what_is_owned_the_property() -> None:
    owner = next(pattern for pattern in relations.relation_patterns() if pattern.kind == "owner")
    owned = next(verb for verb in owner.verbs if verb.phrase == "[be] owned by")
    assert (owner.inverse, owned.subject, owned.object) == ("property", "O", "H")


def test_every_description_leads_to_a_kind_of_actor() -> None:
    assert {nominal.kind for nominal in nominals.nominals()} <= {*get_args(ActorKind), "any"}


def test_every_title_that_a_description_asks_for_is_declared() -> None:
    known = titles.titles_by_form()
    asked = {nominal.title for nominal in nominals.nominals() if nominal.title is not None}
    assert sorted(title for title in asked if title.lower() not in known) == []


@pytest.mark.parametrize(
    ("form", "kind"),
    [("ministry", "government"), ("companies", "organisation"), ("该公司", "organisation")],
)
def test_a_description_is_found_by_any_of_its_forms(form: str, kind: str) -> None:
    assert nominals.nominals_by_form()[form].kind == kind


def test_a_pronoun_tells_its_gender_and_number() -> None:
    assert nominals.pronouns()["she"] == nominals.Pronoun(kind="person", number="one", gender="female")
    assert nominals.pronouns()["they"].number == "several"


def test_no_given_name_is_of_both_genders() -> None:
    data = declared("given_names")
    male, female = (set(" ".join(data[gender]).split()) for gender in ("male", "female"))
    assert male & female == set()


def test_a_name_common_to_both_genders_tells_nothing() -> None:
    genders = given_names.given_name_genders()
    assert (genders["Antony"], genders["Angela"], genders.get("Taylor")) == ("male", "female", None)


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_lexicon", ROOT / "training" / "build_lexicon.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("field", "forms"),
    [
        ("Cuban(s)", ["Cuban", "Cubans"]),
        ("Dutchman(men), Dutchwoman(women)", ["Dutchman", "Dutchmen", "Dutchwoman", "Dutchwomen"]),
        ("Lao(s) or Laotian(s)", ["Lao", "Laos", "Laotian", "Laotians"]),
        ("Chinese (singular and plural)", ["Chinese"]),
        ("Guamanian(s) (US citizens)", ["Guamanian", "Guamanians"]),
        ("Swati; note - former term, Swazi", ["Swati"]),
        ("none", []),
        ("", []),
    ],
)
def test_a_demonym_field_is_split_into_its_forms(builder: ModuleType, field: str, forms: list[str]) -> None:
    assert builder.demonyms(field) == forms


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Gambia (the)", "Gambia"),
        ("the Republic of Cuba", "Republic of Cuba"),
        ("Holy See (the) *", "Holy See"),
    ],
)
def test_a_registry_name_loses_its_article_and_remarks(builder: ModuleType, name: str, bare: str) -> None:
    assert builder.plain(name) == bare


def test_what_is_written_by_hand_is_added_or_replaces(builder: ModuleType) -> None:
    entry = {"name": "Examplia", "people": ["Wrong"], "adjectives": ["Examplian"], "zh": ["正式名"]}
    hand = {"adjectives": ["Examplish"], "zh": ["例国"], "instead": {"people": ["Examplians"]}}
    assert builder.added(entry, hand) == {
        "name": "Examplia",
        "adjectives": ["Examplian", "Examplish"],
        "people": ["Examplians"],
        "zh": ["例国"],
    }


def test_the_shipped_countries_hold_everything_written_by_hand() -> None:
    hand = json.loads((ROOT / "training" / "country_names.json").read_text(encoding="utf-8"))["countries"]
    shipped = {entry["iso2"]: entry for entry in declared("countries")["countries"]}
    lost = [
        (code, word)
        for code, entry in hand.items()
        for key in ("short", "sides", "metonyms", "zh")
        for word in entry.get("instead", {}).get(key, entry.get(key, []))
        if word not in shipped[code].get(key, [])
    ]
    assert lost == []

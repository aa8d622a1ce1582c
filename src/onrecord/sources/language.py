"""Which language a text is in, by its scripts and its commonest words.

Counting needs no model, gives the same answer everywhere, and abstains where a statistical identifier
would still name something. It only has to tell the languages that the reader knows from all others.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SAMPLE = 20_000  # code points; on longer texts the answer does not change, only the time
KNOWN = ("en", "zh")  # what the reader is trained on
LEAST_LETTERS = 4
LEAST_WORDS = 40  # below, an undecided language is no surprise
LEAST_HITS = 2
LEAST_SHARE = 0.06  # of a text's words; running text in its own language gives 0.2 to 0.5, a list of names 0
LEAD = 1.25  # how far the best language must be ahead of the next

_SCRIPT_LANGUAGE = {
    "HANGUL": "ko", "GREEK": "el", "HEBREW": "he", "THAI": "th", "DEVANAGARI": "hi", "BENGALI": "bn",
    "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa",
    "SINHALA": "si", "GEORGIAN": "ka", "ARMENIAN": "hy", "KHMER": "km", "LAO": "lo", "MYANMAR": "my",
    "ETHIOPIC": "am", "TIBETAN": "bo", "MONGOLIAN": "mn",
}  # fmt: skip

_WORDS = {
    "en": "the of and to in that is was for on with as by at from his her their it be has have had said this are were not but which would who an its will after they he she",
    "fr": "le la les de des du et en un une est dans que qui pour par sur avec pas au aux ce cette son sa ses il elle ont été plus mais ne se",
    "de": "der die das und in den von zu mit dem ist des nicht ein eine einer für auf im sich dass er sie es wird werden auch hat haben wurde bei nach",
    "es": "el la los las de del y en que un una es se por con para su sus al lo como más pero ha fue han este esta no entre",
    "pt": "o a os as de do da dos das e em que um uma é se por com para seu sua no na nos nas ao mais foi não pelo pela",
    "it": "il lo la i gli le di del della dei delle e in che un una è si per con non da dal al nel sono ha anche più alla come",
    "nl": "de het een van en in is dat op te met voor zijn niet aan er door ook bij naar om als wordt werd heeft uit die",
    "sv": "och att det i en som på är av för med till den har de inte ett om var men från vid sig efter",
    "da": "og at det i en som på er af for med til den har de ikke et om var men fra ved sig efter blev være",
    "no": "og at det i en som på er av for med til den har de ikke et om var men fra ved seg etter ble være",
    "fi": "ja on ei se että oli hän ovat mutta myös kun joka mukaan sekä tai jos ole olla vuoden",
    "pl": "i w na z że się do nie jest o jak to za od przez po dla który która oraz został ale są był",
    "cs": "a v na se že je s do o z k za by pro jako podle ale který která jsou byl bylo také po od",
    "sk": "a v na sa že je s do o z k za by pre ako podľa ale ktorý ktorá sú bol bolo tiež po od",
    "hu": "a az és hogy is nem egy van volt meg szerint ez de csak mint el már még lesz",
    "ro": "și în de la a cu pe că nu o un este care din pentru au sunt fost mai dar prin cel ale",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise ne değil olduğunu en",
    "id": "dan yang di dengan untuk dari dalam pada ini itu tidak akan oleh kepada juga telah adalah ke sebagai",
    "vi": "và của là các trong cho có được với không người một những đã này khi đến ông về",
    "ca": "el la els les de del i en que un una és per amb no al dels seva seu com més però han",
    "hr": "i u na je se da su za od s o a kao što iz bi do koji koja nije ali će",
    "lt": "ir kad į yra su iš bei tai apie jo buvo bet už dėl jis nuo kaip per",
    "et": "ja on ei et oli kui ka see mis oma aga ning ta kes pärast",
    "sq": "dhe e të në i me për nga që një është se ka nuk më si do",
    "sw": "na ya wa kwa ni katika za la kuwa hiyo huo alisema pia hii",
    "tl": "ang ng sa na mga at ay ni si nang para kung hindi ito",
    "eo": "la kaj de en estas ne al por ke kun pri ĝi li oni tiu",
    "ru": "и в на не что с по к как из за его от для это но он был о также при",
    "uk": "і в на не що з до у як за його від для це та але він є про також й",
    "bg": "и в на не че с за от се по да е ще са като към до след това",
    "sr": "и у на је се да су за од са о као што из би до који која није али ће",
    "mk": "и во на не што со за од се да е ќе се како до по тоа",
    "ar": "في من على إلى أن عن مع التي الذي هذا هذه كان قد ما لا بين بعد كما",
    "fa": "و در به از که این را با است برای آن یک خود تا بر شد کرد های می",
    "ur": "کے کی میں نے ہے اور کا سے کو اس پر کہ یہ تھا گیا ہیں",
}  # fmt: skip
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in dict.fromkeys(_words.split()):
        _LANGUAGES_OF.setdefault(_word, []).append(_language)

_TOKEN = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


def language_of(text: str) -> str | None:
    """Name the language of a text.

    Args:
        text: running text; only its first 20,000 code points are looked at.

    Returns:
        ISO 639-1 code, or None where the text is too short or too mixed to decide.
    """
    sample = text[:SAMPLE]
    scripts = Counter(script for script in map(_script, sample) if script)
    letters = sum(scripts.values())
    if letters < LEAST_LETTERS:
        return None
    # A Han sign carries about as much as a short word of an alphabet, so it weighs more than one letter.
    weight = {name: count * 3 if name in ("CJK", "KANA") else count for name, count in scripts.items()}
    # The alphabet breaks a tie, so that the order in which the signs come does not decide.
    script = max(sorted(weight), key=lambda name: weight[name])
    if script in ("CJK", "KANA"):
        return "ja" if scripts["KANA"] > 0.05 * (scripts["KANA"] + scripts["CJK"]) else "zh"
    if script in _SCRIPT_LANGUAGE:
        return _SCRIPT_LANGUAGE[script]
    if script in ("LATIN", "CYRILLIC", "ARABIC"):
        return _by_words(sample)
    return None


def language_code(name: str | None) -> str | None:
    """Cut a language tag down to its ISO 639-1 code: `en-GB` and `en_US` are `en`; None where it is not one.

    Source: BCP 47 (RFC 5646), section 2.2.1.
    """
    match = _TAG.fullmatch(name.strip()) if name else None
    return match[1].lower() if match else None


def _script(character: str) -> str | None:
    if character.isascii():
        return "LATIN" if character.isalpha() else None
    if not character.isalpha():
        return None
    first = unicodedata.name(character, "").partition(" ")[0]
    return "KANA" if first in ("HIRAGANA", "KATAKANA") else first or None


def _by_words(sample: str) -> str | None:
    words = [word.lower() for word in _TOKEN.findall(sample)]
    hits = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < max(LEAST_HITS, LEAST_SHARE * len(words)):
        return None
    if len(ranked) == 2 and ranked[0][1] < LEAD * ranked[1][1]:
        return None
    return ranked[0][0]

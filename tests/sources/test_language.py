"""Languages are told by scripts and common words, and left open where these do not tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.language import language_code, language_of

SENTENCES = {
    "en": "The minister met the president of the company on Wednesday, according to a statement.",
    "zh": "商务部部长周三会见了该公司总裁。",
    "ja": "大臣は水曜日に会社の社長と会談した。",
    "ko": "장관은 수요일에 회사 사장을 만났다.",
    "fr": "Le ministre a rencontré le président de la société mercredi, selon un communiqué.",
    "de": "Der Minister hat am Mittwoch den Präsidenten der Firma getroffen, wie es heißt.",
    "es": "El ministro se reunió el miércoles con el presidente de la empresa, según un comunicado.",
    "pt": "O ministro se reuniu na quarta-feira com o presidente da empresa, segundo um comunicado.",
    "it": "Il ministro ha incontrato mercoledì il presidente della società, secondo una nota del governo.",
    "nl": "De minister heeft woensdag met de president van het bedrijf gesproken, volgens een verklaring.",
    "pl": "Minister spotkał się w środę z prezesem firmy, jak podano w komunikacie, który jest na stronie.",
    "tr": "Bakan çarşamba günü şirketin başkanı ile bir araya geldi ve bu görüşme için umutlu.",
    "ru": "Министр встретился в среду с президентом компании, как сообщили в министерстве, и это не всё.",
    "uk": "Міністр зустрівся у середу з президентом компанії, як повідомили у міністерстві, та це не все.",
    "ar": "التقى الوزير يوم الأربعاء رئيس الشركة في العاصمة، وفقا لبيان من الوزارة على موقعها",
    "el": "Ο υπουργός συναντήθηκε την Τετάρτη με τον πρόεδρο της εταιρείας.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_tells_its_language(language: str, sentence: str) -> None:
    assert language_of(sentence) == language


def test_a_chinese_text_with_latin_names_is_chinese() -> None:
    assert language_of("外交部长会见了 Ferrylink 公司总裁 Mei Tanaka。双方交换了意见。") == "zh"


@pytest.mark.parametrize("text", ["", "2023-12-06", "Smith, Wang, Terhorst", "…"])
def test_what_has_no_words_of_a_language_is_left_open(text: str) -> None:
    assert language_of(text) is None


def test_a_tag_is_cut_down_to_its_language() -> None:
    assert [language_code(tag) for tag in ("en-GB", "zh_CN", "EN", "English", "", None)] == [
        "en", "zh", "en", None, None, None
    ]  # fmt: skip


@given(st.text())
def test_the_answer_is_a_two_letter_code_or_nothing(text: str) -> None:
    assert language_of(text) is None or len(language_of(text) or "") == 2

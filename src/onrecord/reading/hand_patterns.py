"""Patterns of the words around sources that tell a hand: translators, listeners, outlets, media."""

from __future__ import annotations

import re

TRANSLATED = re.compile(
    r"(?:translat(?:ed|ion)|interpret(?:ed|ation))\s+(?:by|from|of|through|via)\s+(?P<who>[^,;.]+)|"
    r"(?:through|via|using)\s+(?P<tool>an?\s+(?:translator|interpreter)|Google Translate|DeepL|Youdao)|"
    r"(?P<bare>\btranslated\b|\btranslation\b)|由?(?P<zh>\S{1,8}?)翻译",
    re.IGNORECASE,
)
GOVERNING = re.compile(
    r"^(?:government|authorities|officials|state media|side|embassy|administration|military|police)\b",
    re.IGNORECASE,
)
OFFICE_OF = re.compile(
    r"(?:[’']s|^(?:his|her|their))\s+(?:office|team|campaign|aides?|lawyers?|attorneys?|camp|staff|administration)\b",
    re.IGNORECASE,
)
LISTENERS = re.compile(
    r"(?:the\s+)?(?:reporters|journalists|lawmakers|the media|a news conference|a press conference"
    r"|parliament|the court)\b"
)
OUTLET_NAME = re.compile(r"(?:the\s+)?(?P<name>[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,3})")
THROUGH = re.compile(
    r"\bthrough\s+(?:an?|his|her|its|their)\s+"
    r"(?P<who>spokes(?:man|woman|person)|lawyer|attorney|office|publicist|aide)\b"
)
QUOTED_BY = re.compile(
    r"\b(?:quoted|cited|reported|carried)\s+by\s+(?P<who>[^,;.“”\"]+?)(?=\s+as\s|[,;.“”\"]|$)"
)
REQUOTED = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+"
    r"(?P<who>(?!by\b|as\b)[^,;.“”\"]+?)(?=\s+as\s+(?:saying|having)|[,;.“”\"]|$)"
)
MEDIUM = re.compile(
    r"\b(?:in|at|during|on|through|via|by|from|after)\s+"
    r"(?:(?:an?|the|his|her|its|their|one|another|this)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?P<noun>statement|press release|news release|release|readout|interview|speech|address|testimony|"
    r"briefing|press briefing|news conference|press conference|tweet|post|blog post|Facebook post|email|"
    r"e-mail|letter|memo|filing|report|social media|Twitter|Weibo|Truth Social|Facebook|Instagram|Telegram|"
    r"LinkedIn|website|op-ed|column|podcast|note)\b"
    r"|\bon (?P<x>X)\b|\b(?P<posted>tweeted|posted)\b",
    re.IGNORECASE,
)

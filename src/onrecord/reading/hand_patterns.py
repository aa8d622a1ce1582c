"""Patterns of the words around sources that tell a hand: translators, listeners, outlets, media."""

from __future__ import annotations

import re

TRANSLATED = re.compile(
    r"(?:translat(?:ed|ion)|interpret(?:ed|ation))\s+(?:from\s+\w+\s+)?(?:by|from|of|through|via)\s+"
    r"(?P<who>(?!(?:the|an?)?\s*$)[^,;.”\"]+)|"
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
    r"(?:the\s+|an?\s+)?(?:[\w-]+\s+)?(?:reporters|journalists|lawmakers|media|news conference|"
    r"press conference|conference|forum|rally|hearing|parliament|senate|congress|court)\b",
    re.IGNORECASE,
)
OUTLET_NAME = re.compile(
    r"(?P<words>(?:this|the|an?)\s+(?:[a-z-]+\s+)?(?:newspaper|paper|magazine|newsletter|daily|weekly|station|"
    r"broadcaster|outlet|website|portal|news agency|publication|correspondent)\b(?!\s+[A-Z]))|"
    r"(?:the\s+|an?\s+)?(?:(?:[\w-]+[’']s|state|official|local|public|[A-Z][\w-]+)\s+)?"
    r"(?:(?:[a-z-]+\s+){0,3}?(?:newspaper|daily|weekly|magazine|website|site|newsletter|portal|station|broadcaster|"
    r"channel|agency|outlet|service(?:\s+of)?|television|radio|show|podcast|title|paper|journal)\s+)?"
    r"(?P<name>[A-Z][\w&+-]*(?:\s+(?:&\s+)?[A-Z][\w&+-]*){0,3})"
)
SPOKEN_TO = re.compile(
    r"\b(?:(?P<interview>interview(?:ed)?|conversation|appearance)\s+(?:with|by|on|to|in)|told|tells|telling|"
    r"speaking\s+to|spoke\s+to|(?:remarks|comments|e-?mail|message|reply|response)\s+to|"
    r"stated\s+for)\s+"
    r"(?P<to>\S+(?:\s+\S+){0,7})"
)
LATER_TO = re.compile(
    r"[a-z]+(?:\s+(?:\w+ly|later|afterwards|then|on|[A-Z]\w+day)){0,3}\s+to\s+(?P<to>\S+(?:\s+\S+){0,7})"
)
"""A cue of any verb with its listener: "quipped afterwards to reporters"."""
THROUGH = re.compile(
    r"\bthrough\s+(?:an?|his|her|its|their)\s+"
    r"(?P<who>spokes(?:man|woman|person)|lawyer|attorney|office|publicist|aide|assistant|interpreter)\b"
    r"(?P<named>,\s+(?=[A-Z]))?"
)
QUOTED_BY = re.compile(
    r"\b(?:quot(?:ed|ing)|cit(?:ed|ing)|reported|carried|paraphrased)\s+by\s+"
    r"(?P<who>[^,;.“”\"]+?)(?=\s+as\s|[,;.“”\"]|$)"
)
CARRIED = re.compile(
    r"\b(?:carried|published|broadcast|aired|relayed|released|quoted|printed)\s+(?:by|on|in)\s+"
    r"(?P<who>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|(?:its|his|her|their)\b)[^,;.“”\"]+?)(?=[,;.“”\"]|$)"
)
REQUOTED = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+"
    r"(?P<who>(?!by\b|as\b)[^,;.“”\"]+?)(?=\s+as\s+(?:saying|having|telling)|[,;.“”\"]|$)"
)
SAYING = re.compile(
    r"(?:(?:also|has|had)\s+)*(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+"
    r"(?P<who>(?!by\b|as\b)[^;.“”\"]{2,70}?)\s+as\s+(?:saying|having|telling|hearing)\b"
)
MEDIUM = re.compile(
    r"\b(?:in|at|during|on|through|via|by|from|after)\s+"
    r"(?!accordance|response|reply|reaction|addition|line\b|contrast)(?:(?:an?|the|his|her|its|their|one|another|this)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?P<noun>statement|press release|news release|release|communiqu[eé]|readout|interview|speech|address|"
    r"testimony|press briefing|briefing|news conference|press conference|tweet|blog post|Facebook post|post|"
    r"email|e-mail|text message|letter|memo|memoir|memoirs|filing|report|social media|Twitter|Weibo|"
    r"Truth Social|Facebook|Instagram|Telegram|LinkedIn|website|op-ed|column|podcast|"
    r"note to (?:reporters|journalists|editors)|note|notice|bulletin|"
    r"announcement|judgment|ruling|dissent|affidavit|cable|diary|account)\b"
    r"|\bon (?P<x>X)\b|\b(?P<posted>tweeted|posted)\b",
    re.IGNORECASE,
)
LOOKED_AT = re.compile(
    r",?\s*(?:(?:which|that)\s+(?:was|were)\s+)?(?:a\s+copy\s+of\s+which\s+was\s+)?"
    r"\b(?:seen|viewed|reviewed|obtained|shared\s+with)\s+(?:by\s+)?(?P<who>[^,;.“”\"]+)"
)
"""Who only looked at a document: not its maker, and mostly the page itself."""
PASSED_ON = re.compile(
    r",?\s*(?:(?:which|that)\s+(?:was|were)\s+)?(?:later\s+|first\s+)?"
    r"\b(?:published|carried|posted|quoted|read\s+out|broadcast|aired|noticed|released)\s+"
    r"(?:by|on|in)\s+(?P<who>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)[^,;.“”\"]+)"
)
"""Who carried a document on to the reader."""
LEAKED = re.compile(
    r",?\s*\b(?:shown|leaked|given|provided|passed|sent|handed|read)\s+to\s+[^,;.]{2,40}?\s+by\s+(?P<who>[^,;.“”\"]+?)"
    r"(?=\s+(?:says?|said|shows?|reads?|states?)\b|[,;.“”\"]|$)"
)
"""Who gave a document to the page."""
MAKERS = re.compile(
    r"\s+(?:(?:issued|released|drawn up|written|signed|sent|made|prepared|posted|put out)\s+)?"
    r"(?P<by>from|by|of|on)\s+"
    r"(?P<who>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[^,;.“”\"]+?)"
    r"(?=\s+(?:translated|that|which|dated|on|in|seen|published|issued|carried|posted|says?|said|and)\b|[,;.“”\"]|$)"
)
MADE = re.compile(
    r"(?:(?:that|which)\s+|,\s+(?:drawn\s+up|written|issued|prepared|signed|sent)\s+by\s+)"
    r"(?P<who>[^,;.“”\"]{2,50}?)(?=\s+(?:has\s+|had\s+|later\s+)?"
    r"(?:posted|published|issued|released|put\s+out|sent)\b|[,;.“”\"]|$)"
)

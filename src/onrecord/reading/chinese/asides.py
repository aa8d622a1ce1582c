"""Chinese words beside an engagement that tell none, or no party and no topic of it."""

from __future__ import annotations

import re

COMER = re.compile(r".?[到来來][访訪]的")  # describes who follows, and tells no visit as such
UNTALKED = re.compile(
    r"(?:[没沒]有|[没沒]|未|並未|并未|不)(?:有|曾)?(?:[讨討][论論]|[谈談][及到论論]?|涉及|[触觸]及|商[谈談讨討])[^，。；]{0,8}$"
)  # 没有讨论X: X is no topic
SPOKESPERSON = re.compile(r"[发發]言人")
CEREMONY, WELCOME = re.compile(r"[仪儀]式"), re.compile(r"[欢歡]迎")

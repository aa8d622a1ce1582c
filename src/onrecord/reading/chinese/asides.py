"""Chinese words beside an engagement that tell none, or no party and no topic of it."""

from __future__ import annotations

import re

SPOKESPERSON = re.compile(r"[发發]言人")
CEREMONY, WELCOME = re.compile(r"[仪儀]式"), re.compile(r"[欢歡]迎")

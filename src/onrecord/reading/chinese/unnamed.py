"""People without a name in Chinese text: where the words for them begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.actors import Entity
from onrecord.reading.scenes import Stretch

LEAD = re.compile(r"(?:率领?|的|向|同|与|與|和|对|對|由|跟|其间|会|當|届时)(?=[㐀-鿿]{2})")
GROUP = re.compile(
    r"[㐀-鿿]{0,4}?(?:代表团|代表團|考察团|考察團|访问团|訪問團|老板|老闆|高管|主管|负责人|負責人|学生|學生|"
    r"企业家|企業家|官员|官員|人士|小组|小組|管理层|管理層|嘉宾|嘉賓|职员|職員|议员|議員|代表(?!团|團|示|处|處))"
)
WHOLE = re.compile(
    r"(?:代表团|代表團|团|團|老板|老闆|高管|主管|人|生|家|员|員|士|组|組|层|層|宾|賓|代表|者|们|們)$"
)
NOBODY = re.compile(
    r"(?:记者|記者|发言人|發言人|领导人|領導人|知情人士|消息人士|两人|兩人|二人|双方|雙方|公司|主席|总统|總統|总理|總理)$|^.$|^[两兩][国國]"
)


def unnamed(text: str, mentions: Sequence[Stretch], entities: Sequence[Entity]) -> tuple[Stretch, ...]:
    """Return the network's mentions, nameless ones with whole words, named persons left out.

    Args:
        text: the report's text.
        mentions: what the network marked, in order.
        entities: the report's actors.
    """
    people = sorted(span for e in entities if e.kind == "person" for span in (*e.places, *e.later))
    out: list[Stretch] = []
    for s in mentions:
        if s.label != "unnamed":
            out.append(s)
            continue
        if out and out[-1].label == "unnamed" and out[-1].end == s.start:
            s = replace(out.pop(), end=s.end)
        elif out and out[-1].label == "unnamed" and s.end <= out[-1].end:
            continue  # the group told before ends with it
        lead = LEAD.match(text, s.start, s.end)
        start, end = lead.end() if lead else s.start, s.end
        more = None if WHOLE.search(text[start:end]) else GROUP.match(text, end)
        end = more.end() if more else end
        if any(a < end and start < b for a, b in people) or NOBODY.search(text[start:end]):
            continue
        out.append(replace(s, start=start, end=end))
    return tuple(out)

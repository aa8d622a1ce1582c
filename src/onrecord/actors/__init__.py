"""Who is who: the registry, name matching across scripts, linking, judgements."""

from onrecord.actors.entries import Entry, Office, RegistryError
from onrecord.actors.judgements import Facts, Identity, Judgement, JudgementError, judged
from onrecord.actors.registry import Registry

__all__ = [
    "Entry",
    "Facts",
    "Identity",
    "Judgement",
    "JudgementError",
    "Office",
    "Registry",
    "RegistryError",
    "judged",
]

"""The reader's network: one encoder and small heads for attributions, links, names, and syntax."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from training.encoders import Encoder
from training.labelled import ATTRIBUTION, DEPREL, IGNORED, NAMES, UPOS
from training.markup import TYPES
from training.scenes import CUE, HAND, MENTION, PART, RELATIONS, STATUSES, TRIGGER

ARC, LINK = 128, 64  # dimensions in which arcs and links are scored
CLASSES = {"trigger": len(TRIGGER), "part": len(PART), "mention": len(MENTION), "status": len(STATUSES),
           "news": 2, "kind": len(TYPES), "said": len(CUE), "hand": len(HAND)}  # fmt: skip
FORBIDDEN = -1e4


def allowed_moves(tags: tuple[str, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return which tag may follow which, and which may come first, in BIO (0 allowed, FORBIDDEN not)."""
    moves = torch.zeros(len(tags), len(tags))
    first = torch.zeros(len(tags))
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            first[j] = FORBIDDEN
            for i, before in enumerate(tags):
                if before[2:] != tag[2:] or before == "O":
                    moves[i, j] = FORBIDDEN
    return moves, first


class Chain(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) over BIO tags."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        moves, first = allowed_moves(tags)
        self.register_buffer("moves_allowed", moves)
        self.register_buffer("first_allowed", first)
        self.moves = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.first = nn.Parameter(torch.zeros(len(tags)))

    def loss(self, scores: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the negative log-likelihood, summed over the batch.

        Shapes:
            scores: [batch, length, tags]; tags, mask: [batch, length]; the first piece is always in.
        """
        moves, first = self.moves + self.moves_allowed, self.first + self.first_allowed
        alpha = first + scores[:, 0]
        gold = first[tags[:, 0]] + scores[:, 0].gather(1, tags[:, :1]).squeeze(1)
        for t in range(1, scores.shape[1]):
            inside = mask[:, t]
            step = torch.logsumexp(alpha[:, :, None] + moves, 1) + scores[:, t]
            alpha = torch.where(inside[:, None], step, alpha)
            add = moves[tags[:, t - 1], tags[:, t]] + scores[:, t].gather(1, tags[:, t : t + 1]).squeeze(1)
            gold = gold + torch.where(inside, add, torch.zeros_like(add))
        return (torch.logsumexp(alpha, 1) - gold).sum()


class Reader(nn.Module):
    """Encoder and heads; `forward` gives what the exported model gives."""

    def __init__(self, encoder: Encoder, hidden: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.attribution = nn.Linear(hidden, len(ATTRIBUTION))
        self.names = nn.Linear(hidden, len(NAMES))
        self.syntax = nn.Sequential(nn.Linear(hidden, 256), nn.GELU())
        self.upos = nn.Linear(256, len(UPOS))
        self.deprel = nn.Linear(256, len(DEPREL))
        self.arc_from, self.arc_to = nn.Linear(hidden, ARC), nn.Linear(hidden, ARC)
        self.link_from, self.link_to = nn.Linear(hidden, LINK), nn.Linear(hidden, LINK)
        self.chain = Chain(ATTRIBUTION)
        self.inner = nn.Linear(hidden, len(ATTRIBUTION))
        self.inner_chain = Chain(ATTRIBUTION)
        self.inner_link_from, self.inner_link_to = nn.Linear(hidden, LINK), nn.Linear(hidden, LINK)
        self.scene = nn.ModuleDict({k: nn.Linear(hidden, n) for k, n in CLASSES.items()})
        self.pair_from = nn.Linear(hidden, LINK * len(RELATIONS))
        self.pair_to = nn.Linear(hidden, LINK * len(RELATIONS))
        self.pair_bias = nn.Parameter(torch.full((len(RELATIONS),), -2.0))

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, shapes: torch.Tensor | None = None
    ) -> dict[str, torch.Tensor]:
        h = self.encoder(ids, mask, shapes)
        d = F.dropout(h, 0.1, self.training)
        syntax = self.syntax(d)
        return {
            "attribution": self.attribution(d),
            "names": self.names(d),
            "upos": self.upos(syntax),
            "deprel": self.deprel(syntax),
            "arc_from": self.arc_from(d),
            "arc_to": self.arc_to(d),
            "link_from": self.link_from(d),
            "link_to": self.link_to(d),
            "inner": self.inner(d),
            "inner_link_from": self.inner_link_from(d),
            "inner_link_to": self.inner_link_to(d),
            "pair_from": self.pair_from(d),
            "pair_to": self.pair_to(d),
            **{k: head(d) for k, head in self.scene.items()},
        }

    def loss(self, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        """Return the mean loss of every head that the batch has labels for."""
        out = {k: v.float() for k, v in self(batch["ids"], batch["mask"], batch["shapes"]).items()}
        batch["out"] = out
        inside = batch["mask"].bool()
        losses = {}
        rows = (batch["attribution"] != IGNORED).any(1)
        if rows.any():
            tags = batch["attribution"][rows].clamp(min=0)
            losses["attribution"] = (
                self.chain.loss(out["attribution"][rows], tags, inside[rows]) / inside[rows].sum()
            )
            losses["attribution"] = losses["attribution"] + 0.2 * F.cross_entropy(
                out["attribution"][rows][inside[rows]], tags[inside[rows]])  # fmt: skip
        rows = (batch["inner"] != IGNORED).any(1)
        if rows.any():
            tags = batch["inner"][rows].clamp(min=0)
            losses["inner"] = (
                self.inner_chain.loss(out["inner"][rows], tags, inside[rows]) / inside[rows].sum()
            )
        for key in ("link", "inner_link"):
            if (batch[key] != IGNORED).any():
                losses[key] = 0.1 * self.pointing(out, key, batch[key], inside[:, None, :], LINK)
        for key, weight in (("trigger", 15.0), ("part", 6.0), ("mention", 3.0), ("status", 0.5), ("news", 0.2),
                            ("kind", 0.5), ("said", 0.5), ("hand", 1.0)):  # fmt: skip
            if (batch[key] != IGNORED).any():
                losses[key] = weight * F.cross_entropy(
                    out[key].flatten(0, 1), batch[key].flatten(), ignore_index=IGNORED
                )
        losses |= self.pairing(out, batch["pairs"])
        open_names = batch["names"]
        bits = (open_names[..., None] >> torch.arange(len(NAMES))) & 1
        told = inside & (bits.sum(-1) < len(NAMES))
        if told.any():
            log = F.log_softmax(out["names"][told], -1)
            losses["names"] = -torch.logsumexp(log.masked_fill(bits[told] == 0, FORBIDDEN), -1).mean()
        if (batch["deprel"] != IGNORED).any():
            same = (batch["sentence"][:, :, None] == batch["sentence"][:, None, :]) & (
                batch["sentence"][:, None, :] >= 0
            )
            losses["arc"] = 0.15 * self.pointing(out, "arc", batch["heads"], same, ARC)
            for key in ("upos", "deprel"):
                losses[key] = 0.15 * F.cross_entropy(
                    out[key].flatten(0, 1), batch[key].flatten(), ignore_index=IGNORED
                )
        return losses

    def pairing(
        self, out: dict[str, torch.Tensor], pairs: dict[str, torch.Tensor]
    ) -> dict[str, torch.Tensor]:
        """Return the loss of each relation's pairs (row, from, to, target): [pairs, 4]."""
        losses = {}
        for k, relation in enumerate(RELATIONS):
            told = pairs.get(relation)
            if told is None or not len(told):
                continue
            row, i, j, y = told.unbind(1)
            one = out["pair_from"][row, i, k * LINK : (k + 1) * LINK]
            other = out["pair_to"][row, j, k * LINK : (k + 1) * LINK]
            scores = (one * other).sum(-1) / LINK**0.5 + self.pair_bias[k]
            losses[relation] = F.binary_cross_entropy_with_logits(scores, y.float())
        return losses

    @staticmethod
    def pointing(
        out: dict[str, torch.Tensor], key: str, target: torch.Tensor, seen: torch.Tensor, size: int
    ) -> torch.Tensor:
        """Return the cross-entropy of pieces' pointers; `target` [batch, length] is IGNORED without one."""
        rows = (target != IGNORED).any(1)
        scores = out[f"{key}_from"][rows] @ out[f"{key}_to"][rows].transpose(1, 2) / size**0.5
        scores = scores.masked_fill(~seen[rows] if seen.shape[0] == len(rows) else ~seen, FORBIDDEN)
        return F.cross_entropy(scores.flatten(0, 1), target[rows].flatten(), ignore_index=IGNORED)

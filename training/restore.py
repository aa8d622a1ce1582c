"""Read a shipped int8 file back into the network, so that a training goes on from it without its checkpoint."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer

from training.encoders import Encoder
from training.model import Reader, allowed_moves

LINEAR = ("qkv", "attention_out", "inner", "outer")


def weights_of(path: Path) -> dict[str, np.ndarray]:
    """Return the file's tensors under the network's names, int8 ones multiplied out."""
    model = onnx.load(str(path))
    stored = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    out: dict[str, np.ndarray] = {}
    for name, value in stored.items():
        if not name.startswith("reader."):
            continue
        short = name.removeprefix("reader.")
        if short.endswith("_quantized"):
            base = short.removesuffix("_quantized")
            zero = stored[f"reader.{base}_zero_point"].astype(np.float32)
            out[base] = (value.astype(np.float32) - zero) * stored[f"reader.{base}_scale"]
        elif not short.endswith(("_scale", "_zero_point")):
            out[short] = value
    for node in model.graph.node:  # the weights of a product have lost their name; the node's keeps it
        found = re.fullmatch(r"/reader/(.+)/MatMul(_quant)?", node.name)
        if found is None or len(node.input) < 2 or node.input[1] not in stored:
            continue
        value = stored[node.input[1]]
        if found[2]:
            base = node.input[1].removesuffix("_quantized")
            value = (value.astype(np.float32) - stored[f"{base}_zero_point"]) * stored[f"{base}_scale"]
        key = found[1].replace("/", ".")
        out[re.sub(r"^syntax\.syntax\.", "syntax.", key) + ".weight"] = value.T.astype(np.float32)
    return out


def resumed(path: Path) -> tuple[Reader, Tokenizer]:
    """Return the network of a checkpoint, heads that it lacks begun anew, and the tokenizer beside it."""
    weights = torch.load(path, weights_only=True)
    pieces, hidden = weights["encoder.pieces.weight"].shape
    depth = len({k.split(".")[2] for k in weights if k.startswith("encoder.layers.")})
    inner = weights["encoder.layers.0.inner.weight"].shape[0]
    reader = Reader(
        Encoder(pieces, hidden, depth, 12, inner, weights["encoder.positions.weight"].shape[0], 1e-12), hidden
    )
    missing = reader.load_state_dict(weights, strict=False).missing_keys
    print(f"resumed; begun anew: {', '.join(missing) or 'none'}")
    return reader, Tokenizer.from_file(str(path.parent / "tokenizer.json"))


def restored(folder: Path) -> tuple[Reader, Tokenizer]:
    """Return the network of a shipped folder, heads that the file lacks begun anew, and its tokenizer."""
    weights = weights_of(folder / "reader.onnx")
    card = json.loads((folder / "reader.json").read_text("utf-8"))
    pieces, hidden = weights["encoder.pieces.weight"].shape
    depth = len({k.split(".")[2] for k in weights if k.startswith("encoder.layers.")})
    inner = weights["encoder.layers.0.inner.weight"].shape[0]
    reader = Reader(
        Encoder(pieces, hidden, depth, 12, inner, weights["encoder.positions.weight"].shape[0], 1e-12), hidden
    )
    moves, first = allowed_moves(tuple(card["labels"]["attribution"]))
    for head, told in (("chain", "attribution"), ("inner_chain", "inner")):
        chain = card["chains"].get(told) if "chains" in card else card if head == "chain" else None
        if chain is not None:
            weights[f"{head}.moves"] = np.array(chain["moves"], np.float32) - moves.numpy()
            weights[f"{head}.first"] = np.array(chain["first"], np.float32) - first.numpy()
    if "bias" in card:
        weights["pair_bias"] = np.array(card["bias"], np.float32)
    own = reader.state_dict()
    fitting = {
        k: torch.from_numpy(np.array(v)) for k, v in weights.items() if k in own and own[k].shape == v.shape
    }
    missing = sorted(set(own) - set(fitting) - {k for k in own if k.endswith("_allowed")})
    print(f"restored {len(fitting)} tensors; begun anew: {', '.join(missing) or 'none'}")
    reader.load_state_dict(fitting, strict=False)
    return reader, Tokenizer.from_file(str(folder / "tokenizer.json"))

"""Export a trained reader: `python -m training.export --run runs/NAME --out src/onrecord/reading/model`.

Writes the int8 ONNX file, the tokenizer and the card with the classes and the chain's moves, and prints how
far the int8 file's figures lie from the float model's on PolNeAR's development articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer

from training.encoders import Encoder
from training.labelled import ATTRIBUTION, DEPREL, NAMES, UPOS
from training.markup import TYPES
from training.model import CLASSES, Chain, Reader
from training.scenes import CUE, HAND, MENTION, PART, RELATIONS, STATUSES, TRIGGER

OUTPUTS = ("attribution", "names", "upos", "deprel", "arc_from", "arc_to", "link_from", "link_to", "inner",
           "inner_link_from", "inner_link_to", "pair_from", "pair_to", *CLASSES)  # fmt: skip


class Outputs(torch.nn.Module):
    """The reader with its outputs in a fixed order."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.reader(ids, mask)
        return tuple(out[k] for k in OUTPUTS)


def load(run: Path, epoch: str) -> tuple[Reader, Tokenizer]:
    """Load a run's reader with its tokenizer; sizes are read off the weights."""
    weights = torch.load(run / f"{epoch}.pt", weights_only=True)
    weights = weights.get("reader", weights)  # "last" is a whole checkpoint
    pieces, hidden = weights["encoder.pieces.weight"].shape
    depth = len({k.split(".")[2] for k in weights if k.startswith("encoder.layers.")})
    inner = weights["encoder.layers.0.inner.weight"].shape[0]
    shapes = weights.get("encoder.shapes.weight")
    encoder = Encoder(pieces, hidden, depth, 12, inner, weights["encoder.positions.weight"].shape[0], 1e-12,
                      shapes=0 if shapes is None else len(shapes))  # fmt: skip
    reader = Reader(encoder, hidden)
    reader.load_state_dict(weights)
    return reader.eval(), Tokenizer.from_file(str(run / "tokenizer.json"))


def quantised(source: Path, target: Path) -> None:
    """Quantise the encoder's weights and the embedding table to int8, a scale a channel.

    The range is reduced by one bit: on processors without VNNI the products of full int8 weights saturate,
    and another machine would read otherwise. The heads stay as they are; they are small.
    """
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        heads = [
            node.name
            for node in onnx.load(str(ready)).graph.node
            if node.op_type in ("MatMul", "Gemm") and "encoder" not in node.name
        ]
        quantize_dynamic(
            str(ready),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=heads,
            extra_options={"MatMulConstBOnly": True},
        )


def moves_of(chain: Chain) -> dict[str, list[float]]:
    """Return a chain's moves and first scores, forbidden ones included, as the package reads them."""
    return {
        "moves": (chain.moves + chain.moves_allowed).detach().numpy().round(4).tolist(),
        "first": (chain.first + chain.first_allowed).detach().numpy().round(4).tolist(),
    }


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--epoch", required=True, help="checkpoint to export, such as epoch4")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--name", default="onrecord-reader")
    args = parser.parse_args()
    reader, _ = load(args.run, args.epoch)
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        ids = torch.randint(4, 1000, (2, 16))
        torch.onnx.export(
            Outputs(reader),
            (ids, torch.ones_like(ids)),
            str(plain),
            input_names=["ids", "mask"],
            output_names=list(OUTPUTS),
            opset_version=17,
            dynamo=False,
            dynamic_axes={k: {0: "rows", 1: "pieces"} for k in ("ids", "mask", *OUTPUTS)},
        )
        onnx.checker.check_model(str(plain))
        quantised(plain, args.out / "reader.onnx")
    shutil.copyfile(args.run / "tokenizer.json", args.out / "tokenizer.json")
    digest = hashlib.sha256((args.out / "reader.onnx").read_bytes()).hexdigest()
    card = {
        "name": f"{args.name}-{digest[:12]}", "size": args.size, "bos": 0, "eos": 2, "pad": 1,
        "labels": {"attribution": ATTRIBUTION, "names": NAMES, "upos": UPOS, "deprel": DEPREL,
                   "trigger": TRIGGER, "part": PART, "mention": MENTION, "status": STATUSES, "said": CUE,
                   "kind": TYPES, "hand": HAND},
        "relations": RELATIONS,
        "bias": reader.pair_bias.detach().numpy().round(4).tolist(),
        "chains": {"attribution": moves_of(reader.chain), "inner": moves_of(reader.inner_chain)},
    }  # fmt: skip
    (args.out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    for path in sorted(args.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

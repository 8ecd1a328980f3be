"""Export the trained reader: ``python -m training.export --model build/english/model.pt --out kg/english/model``.

Two ONNX graphs, weights in int8: ``reader.onnx`` from sub-words to scores of arcs and classes of words, and ``arcs.onnx``
from the two vectors of a chosen arc to its label. The weights of matrix products keep 7 bits, so that the 16-bit sums of
processors without VNNI instructions cannot saturate and every processor takes the same integer path.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from spacy.vocab import Vocab
from torch import Tensor, nn

from kg.english.layout import layout_of
from kg.english.model import CLASSES, Model
from training import lexicon
from training.card import write_card
from training.coref import weights
from training.corpora import trees
from training.fuse import fuse
from training.model import LABEL, Reader, Sizes, encoder_folder
from training.scores import doc_of_gold
from training.smooth import smooth

OPSET = 20
CALIBRATED = 100  # documents


class Table(nn.Module):
    """An embedding kept as int8 with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.rows: Tensor
        self.scale: Tensor

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class ReaderGraph(nn.Module):
    """The graph of one batch: int64 ``ids, shapes, gaps`` [B, T] and ``first, last`` [B, W] to what decoding needs."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.heads = nn.Linear(reader.last.in_features, sum(reader.sizes.heads.values()))
        names = list(reader.sizes.heads)
        with torch.no_grad():
            self.heads.weight.copy_(torch.cat([_linear(reader, n).weight for n in names]))
            self.heads.bias.copy_(torch.cat([_linear(reader, n).bias for n in names]))
        self.order = names

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        x = self.reader.words(ids, shapes, gaps, first, last)
        parts = dict(zip(self.order, self.heads(x).split([self.reader.sizes.heads[n] for n in self.order], -1), strict=True))
        classes = [parts[n].argmax(-1).to(torch.int32) for n in CLASSES]
        names = parts["name"].log_softmax(-1)
        start = parts["start"].softmax(-1)[..., 1]
        dep, head = self.reader.label_parts(x)
        return (self.reader.arcs(x), dep, head, names, start, self.reader.reference(x), *classes)


class ArcGraph(nn.Module):
    """Label scores of N arcs: float ``dep, head`` [N, LABEL] to [N, L]; the biaffine form, its bias terms taken apart."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.labels = reader.sizes.labels
        both = reader.label.detach()
        self.product = nn.Parameter(both[:-1, :, :-1].reshape(LABEL, -1).clone())
        self.of_head = nn.Parameter(both[-1, :, :-1].reshape(-1).clone())
        self.of_dep = nn.Parameter(both[:-1, :, -1].clone())
        self.alone = nn.Parameter(both[-1, :, -1].clone())

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        left = (dep @ self.product + self.of_head).view(-1, self.labels, LABEL)
        return (left @ head[:, :, None])[..., 0] + dep @ self.of_dep + self.alone


def _linear(reader: Reader, name: str) -> nn.Linear:
    layer = reader.linear[name]
    assert isinstance(layer, nn.Linear)
    return layer


def load_reader(path: Path, average: bool = False) -> Reader:
    """The trained model of a checkpoint; ``average`` takes the mean weights of the last passes where there are any."""
    state = torch.load(path, map_location="cpu")
    reader = Reader(Sizes(**state["sizes"]))
    reader.load_state_dict(state["average"] if average and state["average"] else state["model"])
    return reader.eval()


def reader_inputs(batch: int = 2, length: int = 12, words: int = 7) -> tuple[Tensor, ...]:
    """Example inputs that fix ranks and types of the exported graph."""
    ids = torch.randint(1000, 2000, (batch, length))
    small = torch.ones(batch, length, dtype=torch.int64)
    at = torch.arange(1, words + 1).expand(batch, -1).contiguous()
    return ids, small, small, at, at


def export_fp32(reader: Reader, folder: Path) -> None:
    """Write ``reader.onnx`` and ``arcs.onnx`` in single precision."""
    inputs = ["ids", "shapes", "gaps", "first", "last"]
    outputs = ["arcs", "label_dep", "label_head", "names", "start", "reference", *CLASSES]
    axes = {n: {0: "batch", 1: "subwords"} for n in inputs[:3]} | {n: {0: "batch", 1: "words"} for n in (*inputs[3:], *outputs)}
    axes["arcs"] = {0: "batch", 1: "words", 2: "heads"}
    axes["label_head"] = {0: "batch", 1: "heads"}
    reader.encoder.words = Table(reader.encoder.words.weight.detach())  # type: ignore[assignment]
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the exporter's own deprecations
        torch.onnx.export(
            ReaderGraph(reader).eval(),
            reader_inputs(),
            str(folder / "reader.onnx"),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        arc = {n: {0: "arcs"} for n in ("dep", "head", "labels")}
        torch.onnx.export(
            ArcGraph(reader).eval(),
            (torch.randn(3, LABEL), torch.randn(3, LABEL)),
            str(folder / "arcs.onnx"),
            input_names=["dep", "head"],
            output_names=["labels"],
            dynamic_axes=arc,
            opset_version=OPSET,
            dynamo=False,
        )


def calibration(documents: Sequence[trees.Document], model: Model) -> Iterator[tuple[Tensor, ...]]:
    """Inputs of ``Reader.words``: the beginnings of some training documents, as the run time would show them."""
    vocab = Vocab()
    for document in documents[:: max(1, len(documents) // CALIBRATED)]:
        layout = layout_of(doc_of_gold(vocab, document))
        yield tuple(torch.from_numpy(a) for a in model.inputs(model.words(layout.words)[:120], layout.gaps[:120]).values())


def quantise(source: Path, target: Path, keep: tuple[str, ...] = ()) -> None:
    """Matrix products with constant weights to int8 (7 bits used), one scale a column; ``keep`` names parts left alone."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    nodes = [n.name for n in onnx.load(str(prepared)).graph.node if n.op_type == "MatMul" and any(k in n.name for k in keep)]
    quantize_dynamic(
        str(prepared),
        str(target),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=nodes,
        extra_options={"MatMulConstBOnly": True},
    )


def write_tokenizer(source: Path, target: Path) -> None:
    """The sub-word vocabulary without the padding, truncation and templates the run time does not use."""
    tokenizer = json.loads(source.read_text("utf8"))
    for part in ("padding", "truncation", "post_processor", "decoder"):
        tokenizer[part] = None
    target.write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"), sort_keys=True), "utf8")


def write_tables(labels: Path, data: Path, out: Path) -> None:
    """Everything of the model folder but the graphs."""
    write_tokenizer(encoder_folder() / "tokenizer.json", out / "tokenizer.json")
    shutil.copy(labels, out / "labels.json")
    lexicon.write(data, out / "lemmas.json")


def write_coref(reader: Reader, out: Path) -> None:
    """The weights over pairs of mentions, in half precision."""
    np.savez(out / "coref.npz", **{name: w.astype(np.float16) for name, w in weights(reader.coref).items()})  # type: ignore[arg-type]


def export(
    model: Path, labels: Path, data: Path, out: Path, *, average: bool = False, fp32: bool = False, keep: tuple[str, ...] = ()
) -> None:
    """Write the model folder the package ships."""
    out.mkdir(parents=True, exist_ok=True)
    write_tables(labels, data, out)
    reader = load_reader(model, average)
    if not fp32:
        smooth(reader, calibration(lexicon.training_trees(data), Model(out)))
    with tempfile.TemporaryDirectory() as scratch:
        export_fp32(reader, Path(scratch))
        for name in ("reader.onnx", "arcs.onnx"):
            if fp32:
                shutil.copy(Path(scratch) / name, out / name)
            else:
                quantise(Path(scratch) / name, out / name, keep)
        if not fp32:
            fuse(out / "reader.onnx")
    write_coref(reader, out)
    write_card(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("build/english/model.pt"))
    parser.add_argument("--labels", type=Path, help="default: labels.json beside the model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the treebanks, for base forms")
    parser.add_argument("--out", type=Path, default=Path("kg/english/model"))
    parser.add_argument("--average", action="store_true", help="ship the mean of the last weights where there is one")
    parser.add_argument("--fp32", action="store_true", help="leave single precision, to compare with")
    parser.add_argument("--keep", nargs="*", default=[], help="parts of node names that stay in single precision")
    args = parser.parse_args()
    export(
        args.model,
        args.labels or args.model.with_name("labels.json"),
        args.data,
        args.out,
        average=args.average,
        fp32=args.fp32,
        keep=tuple(args.keep),
    )
    size = sum(p.stat().st_size for p in args.out.iterdir()) / 1e6
    print(f"{args.out}: {size:.1f} MB")


if __name__ == "__main__":
    main()

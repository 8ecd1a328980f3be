"""Rewrite the quantised reader for speed: ``python -m training.fuse kg/english/model/reader.onnx``; the export does it too.

What changes is only how the same numbers come about, in other last digits (figures in benchmarks/README.md):

- a sum and the layer norm behind it are one operator of onnxruntime, four times as fast as its plain layer norm;
- attention is not told which sub-words are padding, since a window never has any (see kg.english.model);
- the factors that make the input of attention's last product kinder to int8 (see training.smooth) are in the weights that make it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import GraphProto, ModelProto, NodeProto, helper, numpy_helper

_THEIRS = "com.microsoft"  # the domain of onnxruntime's own operators


def fuse(path: Path) -> None:
    """Rewrite ``reader.onnx`` in place. What is rewritten already stays as it is.

    Raises:
        OSError: the file cannot be read or written.
    """
    model = onnx.load(str(path))
    for rewrite in (norms, padding, values):
        rewrite(model.graph)
    tidy(model)
    onnx.save(model, str(path))


def norms(graph: GraphProto) -> None:
    """A sum that goes into a layer norm alone, and that norm, become one operator."""
    made, users = _made(graph), _users(graph)
    for norm in [n for n in graph.node if n.op_type == "LayerNormalization"]:
        total = made.get(norm.input[0])
        if total is not None and total.op_type == "Add" and len(users[norm.input[0]]) == 1:
            epsilon = next(a.f for a in norm.attribute if a.name == "epsilon")
            inputs = [*total.input, *norm.input[1:]]
            norm.CopyFrom(helper.make_node("SkipLayerNormalization", inputs, norm.output, name=norm.name, domain=_THEIRS, epsilon=epsilon))


def padding(graph: GraphProto) -> None:
    """What is added to the scores of attention where a sub-word is padding is added no more."""
    mask, users = "ids", _users(graph)
    while mask and (found := [n for n in users.get(mask, ()) if n.op_type in ("Equal", "Unsqueeze", "Cast", "Mul")]):
        mask = found[0].output[0]
    for add in [n for n in users.get(mask, ()) if n.op_type == "Add"]:
        _instead(graph, add.output[0], next(name for name in add.input if name != mask))


def values(graph: GraphProto) -> None:
    """The product with fixed factors behind attention goes into scales and biases of the values that attention mixes."""
    tables = {t.name: t for t in graph.initializer}
    nodes = {n.name: n for n in graph.node}
    for after in [n for n in graph.node if n.name.endswith("/out/Mul")]:
        layer = after.name.removesuffix("out/Mul")
        factors = numpy_helper.to_array(tables[after.input[1]]).ravel()
        scale, bias = (next(x for x in nodes[f"{layer}qkv/linear/{of}"].input if x in tables) for of in ("MatMul_quant_scales_mul", "Add"))
        for name in (scale, bias):
            old = numpy_helper.to_array(tables[name])
            new = np.concatenate((old[: -len(factors)], old[-len(factors) :] * factors))
            tables[name].CopyFrom(numpy_helper.from_array(new.astype(np.float32), name))
        _instead(graph, after.output[0], after.input[0])


def tidy(model: ModelProto) -> None:
    """Leave out nodes and tables that nothing uses, and shapes that were inferred for the graph as it was."""
    graph = model.graph
    nodes, count = list(graph.node), -1
    while len(nodes) != count:
        count = len(nodes)
        used = {x for n in nodes for x in n.input} | {o.name for o in graph.output}
        nodes = [n for n in nodes if used.intersection(n.output)]
    used = {x for n in nodes for x in n.input}
    tables = [t for t in graph.initializer if t.name in used]
    _replace(graph.node, nodes)
    _replace(graph.initializer, tables)
    del graph.value_info[:]
    if all(opset.domain != _THEIRS for opset in model.opset_import):
        model.opset_import.append(helper.make_opsetid(_THEIRS, 1))


def _made(graph: GraphProto) -> dict[str, NodeProto]:
    return {name: node for node in graph.node for name in node.output}


def _users(graph: GraphProto) -> dict[str, list[NodeProto]]:
    found: dict[str, list[NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            found.setdefault(name, []).append(node)
    return found


def _instead(graph: GraphProto, old: str, new: str) -> None:
    for node in graph.node:
        for k, name in enumerate(node.input):
            if name == old:
                node.input[k] = new


def _replace(field: Any, messages: Iterable[NodeProto] | Iterable[onnx.TensorProto]) -> None:
    """A field of a graph anew; copies, since what is deleted from it is gone."""
    copies = [type(m).FromString(m.SerializeToString()) for m in messages]
    del field[:]
    field.extend(copies)


def main() -> None:
    """Rewrite a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    fuse(parser.parse_args().file)


if __name__ == "__main__":
    main()

"""The reader's graph rewritten for speed says the same as before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from kg.english.model import FOLDER
from training.fuse import fuse

WIDTH = 8


def _layer(at: str, table: dict[str, np.ndarray], x: str) -> tuple[list[onnx.NodeProto], str]:
    """A layer as the export leaves it: products of integers with scales, a mask, factors before the last product, a sum, a norm."""
    table |= {
        f"{at}qkv_weight": np.random.default_rng(1).integers(-60, 60, (WIDTH, 3 * WIDTH)).astype(np.int8),
        f"{at}qkv_scale": np.linspace(0.01, 0.02, 3 * WIDTH, dtype=np.float32),
        f"{at}qkv_bias": np.linspace(-1, 1, 3 * WIDTH, dtype=np.float32),
        f"{at}zero": np.zeros(3 * WIDTH, np.int8),
        f"{at}inverse": np.linspace(0.5, 2, WIDTH, dtype=np.float32),
        f"{at}gain": np.linspace(0.9, 1.1, WIDTH, dtype=np.float32),
        f"{at}shift": np.linspace(-0.1, 0.1, WIDTH, dtype=np.float32),
    }

    def node(kind: str, inputs: list[str], name: str, **attributes: object) -> onnx.NodeProto:
        return helper.make_node(kind, inputs, [f"{at}{name}:0"], name=f"{at}{name}", **attributes)

    quantised = helper.make_node("DynamicQuantizeLinear", [x], [f"{at}q", f"{at}q_scale", f"{at}q_zero"], name=f"{at}quantise")
    return [
        quantised,
        node("Mul", [f"{at}q_scale", f"{at}qkv_scale"], "qkv/linear/MatMul_quant_scales_mul"),
        node("MatMulInteger", [f"{at}q", f"{at}qkv_weight", f"{at}q_zero", f"{at}zero"], "product"),
        node("Cast", [f"{at}product:0"], "float", to=TensorProto.FLOAT),
        node("Mul", [f"{at}float:0", f"{at}qkv/linear/MatMul_quant_scales_mul:0"], "scaled"),
        node("Add", [f"{at}qkv_bias", f"{at}scaled:0"], "qkv/linear/Add"),
        helper.make_node("Split", [f"{at}qkv/linear/Add:0"], [f"{at}query", f"{at}key", f"{at}value"], axis=-1, num_outputs=3),
        node("Transpose", [f"{at}key"], "turned", perm=[0, 2, 1]),
        node("MatMul", [f"{at}query", f"{at}turned:0"], "scores"),
        node("Add", [f"{at}scores:0", "mask:0"], "Add"),
        node("Softmax", [f"{at}Add:0"], "Softmax", axis=-1),
        node("MatMul", [f"{at}Softmax:0", f"{at}value"], "mixed"),
        node("Mul", [f"{at}mixed:0", f"{at}inverse"], "out/Mul"),
        node("Add", [x, f"{at}out/Mul:0"], "sum"),
        node("LayerNormalization", [f"{at}sum:0", f"{at}gain", f"{at}shift"], "norm", epsilon=1e-12),
    ], f"{at}norm:0"


def _graph(path: Path) -> None:
    table: dict[str, np.ndarray] = {
        "words": np.random.default_rng(0).normal(size=(20, WIDTH)).astype(np.float32),
        "padding": np.array(0, np.int64),
        "axis": np.array([1], np.int64),
        "much": np.array(-1e4, np.float32),
    }
    nodes = [
        helper.make_node("Equal", ["ids", "padding"], ["equal:0"]),
        helper.make_node("Unsqueeze", ["equal:0", "axis"], ["wide:0"]),
        helper.make_node("Cast", ["wide:0"], ["real:0"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["real:0", "much"], ["mask:0"]),
        helper.make_node("Gather", ["words", "ids"], ["x:0"]),
    ]
    at = "x:0"
    for k in range(2):
        layer, at = _layer(f"/layers.{k}/", table, at)
        nodes += layer
    nodes.append(helper.make_node("Identity", [at], ["out"]))
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "subwords"])
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, [1, "subwords", WIDTH])
    tables = [numpy_helper.from_array(values, name) for name, values in table.items()]
    graph = helper.make_graph(nodes, "reader", [ids], [out], tables)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9), str(path))


def _said(path: Path) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    made: np.ndarray = session.run(None, {"ids": np.array([[3, 1, 4, 1, 19]], np.int64)})[0]
    return made


def test_a_fused_graph_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "reader.onnx"
    _graph(path)
    before = _said(path)
    fuse(path)
    np.testing.assert_allclose(_said(path), before, atol=0.02)  # a step of eight bits may go the other way
    kinds = [node.op_type for node in onnx.load(str(path)).graph.node]
    assert kinds.count("SkipLayerNormalization") == 2
    assert not {"LayerNormalization", "Equal", "Unsqueeze"} & {*kinds}
    names = [node.name for node in onnx.load(str(path)).graph.node]
    assert not [name for name in names if name.endswith(("out/Mul", "/Add")) and "linear" not in name]


def test_a_fused_graph_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "reader.onnx"
    _graph(path)
    fuse(path)
    once = path.read_bytes()
    fuse(path)
    assert path.read_bytes() == once


def test_the_shipped_graph_is_fused(tmp_path: Path) -> None:
    shipped = (FOLDER / "reader.onnx").read_bytes()
    (tmp_path / "reader.onnx").write_bytes(shipped)
    fuse(tmp_path / "reader.onnx")
    assert (tmp_path / "reader.onnx").read_bytes() == shipped

"""What the last bits of a run depend on: ``python tests/machine.py`` prints it as JSON, to be kept beside outputs/."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version
from pathlib import Path

_FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimddp")  # instruction sets int8 products and float sums differ by
_LIBRARIES = ("onnxruntime", "numpy", "spacy", "pyvis", "pyoxigraph", "networkx", "countryinfo")


def machine() -> dict[str, object]:
    """Processor family and the versions of the libraries that shape the output."""
    info = Path("/proc/cpuinfo")
    flags = set(info.read_text("utf8").split()) if info.exists() else set()
    return {
        "processor": [platform.machine(), *(f for f in _FLAGS if f in flags)],
        "python": platform.python_version_tuple()[:2],
        "libraries": {name: version(name) for name in _LIBRARIES},
    }


if __name__ == "__main__":
    print(json.dumps(machine(), indent=1))

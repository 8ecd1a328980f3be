"""Who writes to a graph on a server: one process at a time, as with a folder, though a server locks nothing.

The writer leaves its name in the graph, with the time. A name that is old, or of a process of this machine that is gone,
holds nobody up.
"""

from __future__ import annotations

import json
import os
import platform
import time
import uuid
from dataclasses import asdict, dataclass, replace

LEASE = 600  # seconds after which a writer that did nothing may be taken for gone
RENEWED = 60  # seconds after which a writer that does something says so again


@dataclass(frozen=True, slots=True)
class Writer:
    """A process that writes: its machine, its number, a name of its own, and when it last said that it is there."""

    machine: str
    process: int
    name: str
    at: float

    @classmethod
    def here(cls) -> Writer:
        """This process."""
        return cls(platform.node(), os.getpid(), uuid.uuid4().hex, round(time.time()))

    @classmethod
    def read(cls, text: str) -> Writer:
        """A writer as it was left; what cannot be read is a writer of long ago."""
        try:
            found = json.loads(text)
            return cls(str(found["machine"]), int(found["process"]), str(found["name"]), float(found["at"]))
        except (ValueError, KeyError, TypeError):
            return cls("", 0, text, 0)

    def text(self) -> str:
        """The writer as it is left."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def renewed(self) -> Writer:
        """The same, there now."""
        return replace(self, at=round(time.time()))

    def is_there(self) -> bool:
        """Whether it may still be writing."""
        if time.time() - self.at > LEASE:
            return False
        return self.machine != platform.node() or _runs(self.process)


def _runs(process: int) -> bool:
    """Whether a process of this machine runs; where that cannot be told, it does."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True

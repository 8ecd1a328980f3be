"""Python's search for circles of garbage, made rarer in processes that read thousands of articles.

Every article makes hundreds of thousands of objects that live briefly, and the models and tables millions that live for ever: as
Python is set, it looks through all of them again and again, a fifth of the time, to find next to nothing.
"""

from __future__ import annotations

import gc

_NEW = 50_000  # objects that come before it looks through the new ones; 700 as Python is set
_OLDER = 20


def seldom() -> None:
    """Look for circles more rarely, and never again among what there is now. For a process of our own: it holds for all of it."""
    gc.freeze()
    gc.set_threshold(_NEW, _OLDER, _OLDER)

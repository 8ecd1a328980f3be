"""numpy's products by one thread.

Its library for linear algebra parts every product among as many threads as there are cores. Products of a few dozen mentions gain
nothing by it, threads that wait for the next one keep the cores from other articles (a quarter of the time), and products parted in
another way are rounded in another way, so that a graph might depend on the number of cores.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """While the ``with`` statement lasts; afterwards it is as it was, for whoever else uses numpy in this process."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()

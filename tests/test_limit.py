"""A limit on the time of a piece of work."""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from kg.limit import OutOfTime, no_limit, time_limit


def test_what_takes_too_long_is_interrupted() -> None:
    began = time.monotonic()
    with pytest.raises(OutOfTime), time_limit(0.05):
        time.sleep(20)
    assert time.monotonic() - began < 10


def test_a_pattern_that_runs_away_is_interrupted() -> None:
    with pytest.raises(OutOfTime), time_limit(0.05):
        re.match(r"(a+)+$", "a" * 40 + "b")


def test_an_interruption_that_is_swallowed_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.limit._AGAIN", 0.05)

    def swallowing() -> None:
        try:
            time.sleep(20)
        except BaseException:
            time.sleep(20)

    with pytest.raises(OutOfTime), time_limit(0.05):
        swallowing()


def test_no_exception_of_a_library_is_meant() -> None:
    assert not issubclass(OutOfTime, Exception)


def test_what_is_done_in_time_is_not_interrupted_later() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(0.05):
        pass
    time.sleep(0.1)
    assert signal.getsignal(signal.SIGALRM) is before


def test_without_a_limit_nothing_is_interrupted() -> None:
    with time_limit(0):
        time.sleep(0.01)


def test_an_outer_limit_stands_still_and_goes_on() -> None:
    done: list[str] = []

    def work() -> None:
        with no_limit():
            time.sleep(0.4)
        done.append("without a limit")
        with time_limit(10):
            time.sleep(0.01)
        done.append("within another")
        time.sleep(20)

    with pytest.raises(OutOfTime), time_limit(0.2):
        work()
    assert done == ["without a limit", "within another"]


def test_other_threads_have_no_limit() -> None:
    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
        done.append(True)

    done: list[bool] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done

"""What the look for known vulnerabilities makes of pip-audit's answers."""

from __future__ import annotations

import json
import subprocess

import audit
import pytest
from audit import verdict

CLEAN = {"name": "a", "version": "1.0", "vulns": []}
BAD = {"name": "b", "version": "2.0", "vulns": [{"id": "PYSEC-2031-1", "fix_versions": ["2.1"], "aliases": [], "description": "bad"}]}
UNFIXED = {"name": "c", "version": "3.0", "vulns": [{"id": "PYSEC-2031-2", "fix_versions": []}]}
UNKNOWN = {"name": "d", "skip_reason": "Dependency not found on PyPI and could not be audited: d (4.0)"}


def told(*packages: dict[str, object]) -> str:
    """What pip-audit prints."""
    return json.dumps({"dependencies": packages, "fixes": []})


def test_vulnerabilities_fail() -> None:
    """Each is named with the version that has none."""
    found = verdict(told(CLEAN, BAD, UNKNOWN, UNFIXED), "Found 2 known vulnerabilities in 2 packages")
    assert found.fails
    assert "2 known vulnerabilities" in found.text
    assert "b 2.0: PYSEC-2031-1, fixed in 2.1" in found.text
    assert "c 3.0: PYSEC-2031-2, fixed in no version" in found.text


def test_none_pass() -> None:
    """How many were looked at is said, and how many could not be."""
    assert verdict(told(CLEAN), "") == audit.Verdict(False, "audit: packages without known vulnerabilities: 1")
    assert "1 that the service does not know" in verdict(told(CLEAN, UNKNOWN), "").text


@pytest.mark.parametrize(
    ("out", "err"),
    [
        (told(UNKNOWN, UNKNOWN), "No known vulnerabilities found"),  # a mirror without the service
        (told(), ""),
        ("", "ERROR:pip_audit._cli:Tip: your network may be blocking this service. Try another service with `-s SERVICE`"),
        ("", "requests.exceptions.ConnectionError: HTTPSConnectionPool: Max retries exceeded with url: /pypi/a/1.0/json"),
        ("", "requests.exceptions.ReadTimeout: HTTPSConnectionPool: Read timed out. (read timeout=5)"),
        ("", "requests.exceptions.HTTPError: 503 Server Error: Service Unavailable"),
    ],
)
def test_no_service_warns(out: str, err: str) -> None:
    """What could not be asked is no reason to fail, and is not taken for clean either."""
    found = verdict(out, err)
    assert not found.fails
    assert "WARNING" in found.text


@pytest.mark.parametrize("out", ["", "no JSON", "[]", '{"a": 1}'])
def test_other_failures_fail(out: str) -> None:
    """A look that did not take place for another reason is told with what pip-audit wrote."""
    found = verdict(out, "No module named pip_audit")
    assert found.fails
    assert "No module named pip_audit" in found.text


def test_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code says it; a service that never answers is one that cannot be reached."""

    def answers(command: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[str]:
        assert command[1:3] == ("-m", "pip_audit")
        return subprocess.CompletedProcess(command, 1, told(BAD), "")

    def never(command: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[str]:
        raise subprocess.TimeoutExpired(command, audit.SECONDS)

    monkeypatch.setattr(subprocess, "run", answers)
    assert audit.main() == 1
    assert "PYSEC-2031-1" in capsys.readouterr().err
    monkeypatch.setattr(subprocess, "run", never)
    assert audit.main() == 0
    assert "WARNING" in capsys.readouterr().out

"""Known vulnerabilities of what is installed: ``python tests/audit.py``.

pip-audit asks PyPI about every installed package. A known vulnerability fails. Where the service cannot be reached, or knows none
of the packages (as behind a mirror that has no such service), nothing can be said: that is a warning, so that work goes on offline.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

SECONDS = 120  # for all packages; one answer may take SECONDS_EACH
SECONDS_EACH = 5
_COMMAND = (sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--skip-editable")
_NETWORK = re.compile(
    r"ConnectionError|Timeout|timed out|ProxyError|SSLError|Max retries exceeded|may be blocking|Could not connect|\b5\d\d Server Error"
)


@dataclass(frozen=True)
class Verdict:
    """Whether to fail, and what to say."""

    fails: bool
    text: str


def main() -> int:
    """Ask, say what was found, and give the exit code."""
    try:
        done = subprocess.run((*_COMMAND, "--timeout", str(SECONDS_EACH)), capture_output=True, text=True, timeout=SECONDS, check=False)
        told = verdict(done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        told = unchecked(f"it took more than {SECONDS} s")
    print(told.text, file=sys.stderr if told.fails else sys.stdout)
    return int(told.fails)


def verdict(out: str, err: str) -> Verdict:
    """What pip-audit's output comes to: its JSON, or what it wrote on stderr where it gave none."""
    try:
        packages: list[dict[str, Any]] = json.loads(out)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if _NETWORK.search(err):
            return unchecked("the service that knows them cannot be reached")
        return Verdict(True, f"audit: pip-audit failed\n{err.strip()[-2_000:]}")
    checked = [package for package in packages if "vulns" in package]
    found = [_line(package, one) for package in checked for one in package["vulns"]]
    if found:
        return Verdict(True, "\n".join([f"audit: {len(found)} known vulnerabilities in what is installed", *found]))
    if not checked:
        return unchecked(f"the service knows none of the {len(packages)} packages")
    rest = len(packages) - len(checked)
    return Verdict(
        False,
        f"audit: packages without known vulnerabilities: {len(checked)}" + (f"; {rest} that the service does not know" if rest else ""),
    )


def unchecked(why: str) -> Verdict:
    """Nothing can be said."""
    return Verdict(False, f"audit: WARNING: known vulnerabilities were not looked for: {why}")


def _line(package: dict[str, Any], one: dict[str, Any]) -> str:
    fixed = ", ".join(one.get("fix_versions") or ()) or "no version"
    return f"  {package['name']} {package['version']}: {one['id']}, fixed in {fixed}"


if __name__ == "__main__":
    sys.exit(main())

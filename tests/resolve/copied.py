"""Copies of an article as other papers print them, made by a seeded hand."""

from __future__ import annotations

from random import Random

AGENCY = "LONDON (Reuters) - Reporting by staff writers, additional reporting from the region; editing by the desk."
HEADLINES = ("What we know so far about the events", "Live: all that matters this morning", "Analysts weigh in as pressure mounts")


def cut(text: str, left: float) -> str:
    """The first part of a text."""
    words = text.split(" ")
    return " ".join(words[: round(len(words) * left)])


def headed(text: str, chance: Random) -> str:
    """The text under another headline."""
    first, _, rest = text.partition("\n")
    return f"{chance.choice(HEADLINES)}\n{rest or first}"


def with_agency(text: str) -> str:
    """The text with a line of the agency before and behind it."""
    return f"{AGENCY}\n\n{text}\n\n{AGENCY}"


def edited(text: str, share: float, chance: Random) -> str:
    """The text with some of its words replaced by others of its words, left out, or doubled."""
    words = text.split(" ")
    out: list[str] = []
    for word in words:
        if chance.random() >= share:
            out.append(word)
        else:
            out += chance.choice(([chance.choice(words)], [], [word, chance.choice(words)]))
    return " ".join(out)


def copies(text: str, chance: Random) -> dict[str, str]:
    """One copy of each kind, by its name."""
    return {
        "cut tail 20 %": cut(text, 0.8),
        "other headline": headed(text, chance),
        "agency line": with_agency(text),
        "5 % of words edited": edited(text, 0.05, chance),
        "edited and cut": edited(cut(text, 0.8), 0.05, chance),
        "edited, headed, agency": with_agency(headed(edited(text, 0.05, chance), chance)),
        "cut tail 40 %": cut(text, 0.6),
        "cut tail 60 %": cut(text, 0.4),
    }

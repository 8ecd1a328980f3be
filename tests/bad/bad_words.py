"""Texts whose bytes are right and whose words are not what a reader of news hopes for: too long, too many, of no kind."""

from __future__ import annotations

from kg.errors import NotEnglish, TooLarge
from tests.bad.case import BODY, HEADLINE, TEXT, always, bad, read, refused

INJECTED = (
    "<script>alert(1)</script> </textarea><img src=x onerror=alert(1)> "
    '"""> } ; DROP ALL ; INSERT DATA { <a:b> <a:c> "d" } #  '
    "$(touch evil) `touch evil` ; touch evil && touch evil | touch evil {{ 7 * 7 }} ${7*7} %s %n \\u0022 \\N{QUOTATION MARK}"
)
WORDS = ("court", "law", "minister", "officials", "the", "of", "said", "met", "praised", "Tuesday", "Arden", "Holt", "and", "with", "that")

always(
    "headlines only", "headlines.txt", read(), "Court upholds law\nMinister meets officials\nArden praises judges\nHolt calls Abel\n" * 5
)
always("one word", "word.txt", read(), "Court")
always("one character", "character.txt", read(), "7")
always("all capitals", "capitals.txt", read(facts=1), TEXT.upper())
always("no capitals and no stops", "lower.txt", read(), TEXT.lower().replace(".", ""))
always("numbers only", "numbers.txt", read(), " ".join(str(number * 7919) for number in range(80)))
always("a table", "table.txt", read(), "Party\tSeats\tShare\n" + "".join(f"The party of {n}\t{n}\t{n / 7:.1f}%\n" for n in range(15)))
always("addresses only", "addresses.txt", read(), "".join(f"https://www.example.com/{n}/a-b-c?d={n}&e=f#g\n" for n in range(15)))
always(
    "lyrics",
    "lyrics.txt",
    read(),
    "Oh, oh, oh, the river\nLa la la, the river\nCarry me home, oh, carry me home\nYeah, yeah, with the river\n\n" * 3,
)
always("words of markup, queries and shells", "injection.txt", read(facts=1).showing(INJECTED), f"{TEXT}The minister said: {INJECTED}\n")
always(
    "unbalanced quotation marks",
    "quotes.txt",
    read(facts=1),
    f'{TEXT}"The court “upheld the law, \'he said. ”"It is „so, «she said." ““““ \'\'\'\' """"\n{BODY}',
)
always(
    "unbalanced brackets", "brackets.txt", read(facts=1), f"{TEXT}The court (which [met {{on Tuesday) upheld the law])}} ((((( ]]]]] {BODY}"
)
always("a list without an end", "commas.txt", read(), f"{HEADLINE}\n\nThe court met " + ", ".join(f"Mr Abel {n}" for n in range(30)) + ".")
always("full stops without an end", "stops.txt", read(), f"{TEXT}" + "The court. " * 20 + "." * 5_000 + TEXT)
always("mixed languages", "mixed.txt", read(facts=1), TEXT + "Der Hof tagte am Dienstag in Arden. " + BODY)

always(
    "dates that do not exist",
    "dates.txt",
    read(facts=1),
    "Court upholds law\nFebruary 31, 2025\n\nThe court met on 30 February 2025 and on 2025-13-45. "
    "Holt met Abel on Thursday, June 31, 99999. "
    "It was at 25:61 on 0 March 0000, 99 Monday, in the 0th century, since 1e9 BC, for -3 days, every 0 weeks, by the year 10000. "
    "The law ended in Q5 2025, 400 months ago, 99999999999999999999 years ago, and in 999999999999 days.\n" + BODY,
)
always(
    "code",
    "code.txt",
    read(),
    "def main(argv):\n"
    "    for item in argv[1:]:\n        if item == 'the' or item != \"of\":\n            print(f'{item!r:>{10}}', end='')\n"
    "    return {k: v for k, v in zip(argv, argv)}\n" * 4,
)


@bad("a line of 10 MB", "long-line.txt", refused(TooLarge, "characters"))
def long_line(full: bool) -> bytes:
    """No line break anywhere."""
    return ("The court upheld the law and " * 350_000).encode()


@bad("more bytes than any article", "large.txt", refused(TooLarge, "20 MB"))
def large(full: bool) -> bytes:
    """One byte more than is read."""
    return b"The court met.\n" * (20_000_000 // 15 + 1)


@bad("lines of one word", "words.txt", read(), full=read().or_too_slow())
def lines_of_a_word(full: bool) -> bytes:
    """Each word on a line of its own."""
    return "\n".join(WORDS[n * n % len(WORDS)] for n in range(100_000 if full else 80)).encode()


@bad("empty lines", "empty-lines.txt", read(facts=1))
def empty_lines(full: bool) -> bytes:
    """Text after a million line breaks."""
    return b"\n" * (1_000_000 if full else 20_000) + TEXT.encode()


@bad("spaces between words", "wide.txt", read(), full=read().or_too_slow())
def wide(full: bool) -> bytes:
    """Thousands of spaces between any two words."""
    return TEXT.replace(" ", " " * (20_000 if full else 500)).encode()


@bad("hyphens without an end", "hyphens.txt", read(), full=read().or_too_slow())
def hyphens(full: bool) -> bytes:
    """One word of very many parts."""
    return f"{TEXT}The state-of-the{'-art-of-the' * (20_000 if full else 20)} court met. {TEXT}".encode()


@bad("a sentence of 5,000 words", "sentence.txt", read(), full=read().or_too_slow())
def long_sentence(full: bool) -> bytes:
    """One sentence that never stops to tell."""
    return f"{HEADLINE}\n\n{'The court met the minister and ' * (833 if full else 20)}praised the law.\n".encode()


@bad("an article of 50,000 words", "book.txt", read(facts=1), full=read(facts=1).or_too_slow())
def book(full: bool) -> bytes:
    """As long as a novel, and no two sentences alike."""
    sentence = "The court upheld law {0} on Tuesday, and President Mira Holt met Jon Abel {0} in Arden.\n\n"
    return (f"{HEADLINE}\n\n" + "".join(sentence.format(n) for n in range(3_000 if full else 8))).encode()


@bad("a word of a million letters", "long-word.txt", read())
def long_word(full: bool) -> bytes:
    """Text, the word, and text again."""
    return f"{TEXT}\n{BODY * 4}\n{'a' * (1_000_000 if full else 5_000)}\n\n{BODY * 4}\n".encode()


@bad("a sentence said 10,000 times", "again.txt", read(), full=read().or_too_slow())
def again(full: bool) -> bytes:
    """The same sentence, over and over."""
    return (f"{HEADLINE}\n\n" + "The court upheld the law. " * (10_000 if full else 15)).encode()


@bad("quotation marks without an end", "marks.txt", read(), full=read().or_too_slow())
def marks(full: bool) -> bytes:
    """Marks that open and close after each word."""
    quoted = "".join(f'“{word}” "{word}" ‘{word} ' for word in BODY.split()) * (1_000 if full else 1)
    return f"{TEXT}{quoted}\n{TEXT}".encode()


@bad("names without an end", "names.txt", read(), full=read().or_too_slow())
def names(full: bool) -> bytes:
    """So many people that joining their names is work."""
    people = (
        f"{first}{n} {last}{n % 97} said that the officials of {last}{n} met with the minister. "
        for n in range(1_500 if full else 6)
        for first, last in (("Ann", "Berg"), ("Jon", "Abel"))
    )
    return f"{HEADLINE}\n\n{''.join(people)}".encode()


@bad("Markdown of deep quotations", "deep-quotes.md", read().showing("court"), full=read().showing("court").or_too_slow())
def deep_quotes(full: bool) -> bytes:
    """Thousands of quotations in one another."""
    return f"# {HEADLINE}\n\n{BODY}\n\n{'> ' * (50_000 if full else 3_000)}The court met.\n".encode()


@bad("Markdown of brackets", "brackets.md", read().showing("court"), full=read().showing("court").or_too_slow())
def deep_brackets(full: bool) -> bytes:
    """Brackets that open and never close."""
    brackets, ends, marks = (50_000, 500, 2_000) if full else (80, 20, 20)
    return f"# {HEADLINE}\n\n{BODY}\n\n{'[' * brackets}court{'](' * ends}\n\n{'*_' * marks}law\n".encode()


@bad("Markdown of deep lists", "deep-lists.md", read().showing("court"), full=read().showing("court").or_too_slow())
def deep_lists(full: bool) -> bytes:
    """Lists in lists, each a step further in."""
    items = "\n".join(f"{'  ' * depth}- the court met {depth}" for depth in range(1_000 if full else 150))
    return f"# {HEADLINE}\n\n{BODY}\n\n{items}\n".encode()


@bad("Spanish of 2 MB", "spanish.txt", refused(NotEnglish, "language"))
def spanish(full: bool) -> bytes:
    """Another language, at length."""
    return (
        "El tribunal confirmó el martes la ley, y el ministro dijo que las reglas serían publicadas pronto. " * (19_000 if full else 50)
    ).encode()

"""Text as XML holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RETURN = {"\r": "&#13;"}  # readers turn a bare one into a line feed
_BLANKS = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}  # and, in attributes, all of these into spaces


def xml_text(text: str) -> str:
    """Text that XML can hold: characters it has no way to write become U+FFFD, one for one."""
    return _NOT_XML.sub("\ufffd", text)


def element(name: str, attributes: Mapping[str, object], text: str = "", *, open: bool = False) -> str:
    """An element with text in it, or only its start.

    >>> element("data", {"key": "d0"}, "1 < 2"), element("node", {"id": 'a"b'}), element("node", {"id": 1}, open=True)
    ('<data key="d0">1 &lt; 2</data>', '<node id="a&quot;b" />', '<node id="1">')
    """
    start = "".join([f"<{name}", *(f' {key}="{escape(str(value), _BLANKS)}"' for key, value in attributes.items())])
    if open:
        return f"{start}>"
    return f"{start}>{escape(text, _RETURN)}</{name}>" if text else f"{start} />"

"""E-mail messages: the article in the text, or in the page, or in what is attached to an empty one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import Damaged, EmptyInput, TooLarge, UsageError
from kg.read.decode import decode
from kg.read.documents.mail_headers import policy, told
from kg.read.documents.mail_text import own_text
from kg.read.format import Document, Head
from kg.read.item import HEAD, Draft, Item, of_bytes
from kg.read.options import Options

if TYPE_CHECKING:
    from email.message import Message

MEDIA_TYPE = "message/rfc822"

_HEADER = rb"(?:[!-9;-~]{1,80}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)"
_HEADERS = re.compile(_HEADER + rb"{2,}(?:\r?\n|\Z)")
_ENDLESS_HEADERS = re.compile(_HEADER + rb"+[!-9;-~]{0,80}\s*\Z")  # that go on where what is looked at ends, maybe within a name
_TECHNICAL = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to|content-type|x-mailer|dkim-signature):", re.I | re.M
)
_WRITTEN = (re.compile(rb"^from:", re.I | re.M), re.compile(rb"^date:", re.I | re.M), re.compile(rb"^(?:subject|to):", re.I | re.M))
_SUFFIX = ".eml"
_STUB = 400  # characters: a shorter text beside a page may be "see the page"
_NESTING = re.compile(rb"multipart/|message/", re.I)
_MOST_WORK = 3_000_000  # lines times parts in parts: each line is compared with the end of each part it may lie in
_MOST_HEADERS = 1_000_000  # bytes of all headers of a message: mail servers as they come take that many or fewer
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_MOST_ATTACHMENTS = 20  # looked at


def matches(head: Head) -> bool:
    """Whether a file begins with the headers of a message: those of a mail program, or sender, date and subject."""
    data = head.data.lstrip(b"\xef\xbb\xbf\r\n")
    begin = _HEADERS.match(data) or (_ENDLESS_HEADERS.match(data + b"\n") if len(head.data) >= HEAD else None)
    if not begin:
        return False
    headers = begin[0]
    named = head.media_type == MEDIA_TYPE or head.name.endswith(_SUFFIX)
    return (
        named or all(header.search(headers) for header in (_TECHNICAL, _WRITTEN[0])) or all(header.search(headers) for header in _WRITTEN)
    )


def read(item: Item, options: Options) -> Draft:
    """The article in a message, without what is quoted of others and the signature.

    Raises:
        EmptyInput: it holds neither text nor anything attached that can be read.
        TooLarge: it is larger than a file may be, or its headers are longer than those of any message.
        Damaged: it has parts in parts without end.
    """
    from email import message_from_bytes

    data = item.bytes().lstrip(b"\xef\xbb\xbf\r\n")
    if len(data) > _MOST_HEADERS and not _END_OF_HEADERS.search(data, 0, _MOST_HEADERS):
        cause = f"the headers of the message are longer than {_MOST_HEADERS // 1_000_000} MB"
        raise TooLarge(cause, where=item.where, fix="save the article's text alone")
    if data.count(b"\n") * len(_NESTING.findall(data)) > _MOST_WORK:
        raise Damaged("the message has parts in parts without end", where=item.where, fix="save the article's text alone")
    message = message_from_bytes(data, policy=policy())
    metadata = told(message)
    draft = _body(message, item, options)
    if draft is None:
        inner = _attached(message, item, options)
        return Draft(inner.text, inner.metadata.over(metadata), inner.dropped)
    text = draft.text if draft.text.startswith(metadata.headline) else f"{metadata.headline}\n\n{draft.text}"
    return Draft(text, metadata.over(draft.metadata), draft.dropped)


def _body(message: Message, item: Item, options: Options) -> Draft | None:
    """The text of a message; of its page if that says more; None where it has neither."""
    text, dropped = own_text(_shown(message, "text/plain", item.where))
    draft = Draft(text, dropped=dropped if options.dropped else ())
    if len(text) < _STUB:
        page = _page(_shown(message, "text/html", item.where), item, options)
        if page and len(page.text) > 2 * len(text):
            return page
    return draft if any(map(str.isalnum, text)) else None


def _shown(message: Message, media_type: str, where: str) -> str:
    """The first text of that kind that is no attachment, whatever it says of its encoding; "" where there is none."""
    for part in message.walk():
        if part.get_content_type() == media_type and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            return decode(data, where=where, declared=part.get_content_charset() or "") if isinstance(data, bytes) and data else ""
    return ""


def _page(markup: str, item: Item, options: Options) -> Draft | None:
    """What the reader of web pages makes of a page; None where there is no text in it."""
    from kg.read.documents import html

    try:
        return html.read(of_bytes(markup.encode("utf-8", "replace"), item.where), options) if markup.strip() else None
    except EmptyInput:
        return None


def _attached(message: Message, item: Item, options: Options) -> Draft:
    """The first attached document that can be read."""
    attached = (part for part in message.walk() if not part.is_multipart() and (part.get_filename() or part.get_content_disposition()))
    for part in islice(attached, _MOST_ATTACHMENTS):
        try:
            draft = _document(part.get_payload(decode=True), part.get_filename() or "", item, options)
        except UsageError:  # a part that is not installed
            raise
        except Exception:  # whatever is wrong with it: the next one may do
            continue
        if draft:
            return draft
    raise EmptyInput("the message holds no text", where=item.where, fix="save what is attached, and give that")


def _document(data: object, name: str, item: Item, options: Options) -> Draft | None:
    from kg.read.containers import zip
    from kg.read.formats import format_of

    if not isinstance(data, bytes) or not data:
        return None
    inner = of_bytes(data, item.where, name=name)
    inner = replace(inner, media_type=zip.document_in(inner))
    format = format_of(inner, inner.head())
    return format.read(inner, options) if isinstance(format, Document) else None


FORMAT = Document("e-mail", matches, read)

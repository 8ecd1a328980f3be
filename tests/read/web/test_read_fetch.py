"""Web addresses: what is fetched, and how often; what is refused, and what goes wrong, in words."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import httpcore
import httpx
import pytest
from web_server import QUICK, Reply, Site, Waits, bomb, broken_off, dripping, dropped, endless, fetching, hanging, in_turn, redirect, site

from kg.errors import InputError, NotFound, Refused, TooLarge, TooSlow, UsageError
from kg.read.web.exchange import Bounds
from kg.read.web.fetch import Fetcher, Page
from kg.read.web.network import Network

PAGE = "<html><body><p>The court upheld the law.</p></body></html>"


@pytest.fixture
def server() -> Iterator[Site]:
    """A server with one page."""
    with site() as made:
        made["/a.html"] = PAGE
        yield made


def fails(url: str, kind: type[InputError], cause: str, **more: Any) -> InputError:
    """The error that an address gives."""
    with fetching(**more) as fetcher, pytest.raises(kind, match=cause) as caught:
        fetcher.get(url)
    assert type(caught.value) is kind
    assert caught.value.fix
    return caught.value


def test_a_page_comes_with_what_its_server_says_of_it(server: Site) -> None:
    said = {"Content-Type": 'Text/HTML; charset="ISO-8859-1"', "Last-Modified": "Tue, 18 Mar 2025 23:30:00 GMT", "Set-Cookie": "a=b"}
    server["/news/a%20b.html?x=1"] = Reply(PAGE.encode(), headers=said)
    with fetching() as fetcher:
        page = fetcher.get(server.at("/news/a b.html?x=1#end"))
        assert page == Page(server.at("/news/a%20b.html?x=1"), PAGE.encode(), "text/html", "ISO-8859-1", "2025-03-18")
        assert page.name == "a b.html"
        assert fetcher.get(server.at("/a.html")).modified == ""
    assert server.asked == ["/robots.txt", "/news/a%20b.html?x=1", "/a.html"]
    assert server.headers[1]["user-agent"].startswith("kg/")
    assert not any("cookie" in headers for headers in server.headers)


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw deflate", "gzip in two", "utf-8", "padded"])
def test_what_is_compressed_is_unpacked(server: Site, coding: str) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(PAGE.encode()),
        "x-gzip": gzip.compress(PAGE.encode()),
        "deflate": zlib.compress(PAGE.encode()),
        "raw deflate": raw.compress(PAGE.encode()) + raw.flush(),
        "gzip in two": gzip.compress(PAGE[:9].encode()) + gzip.compress(PAGE[9:].encode()),
        "padded": gzip.compress(PAGE.encode()) + b"\0" * 9,
        "utf-8": PAGE.encode(),
    }
    name = {"raw deflate": "deflate", "gzip in two": "gzip", "padded": "gzip"}.get(coding, coding)
    server["/packed"] = Reply(packed[coding], headers={"Content-Encoding": name})
    with fetching() as fetcher:
        assert fetcher.get(server.at("/packed")).content == PAGE.encode()


@pytest.mark.parametrize(
    ("url", "kind", "cause"),
    [
        *((url, UsageError, "no address of a web page") for url in ("", "a.html", "file:///etc/passwd", "ftp://a.example/", "http://")),
        *((url, UsageError, "no address of a web page") for url in ("http:///a", "http://[::1", "http://a b/", "https://a.example:0/")),
        *((url, UsageError, "no address of a web page") for url in ("http://a.example:99999/", "http://a\nb/", "https://a/" + "b" * 9_000)),
    ],
)
def test_what_is_no_address_of_a_page_is_told(url: str, kind: type[InputError], cause: str) -> None:
    with fetching() as fetcher, pytest.raises(kind, match=cause):
        fetcher.get(url)


@pytest.mark.parametrize(
    ("status", "kind", "cause"),
    [
        *((401, Refused, "401 Unauthorized"), (403, Refused, "403 Forbidden"), (451, Refused, "451 Unavailable")),
        *((404, NotFound, "404 Not Found"), (410, NotFound, "410 Gone"), (500, NotFound, "500 Internal"), (302, NotFound, "302 Found")),
        *((300, NotFound, "300 Multiple"), (304, NotFound, "304 Not"), (418, NotFound, "418"), (799, NotFound, "answers 799")),
    ],
)
def test_a_status_that_is_no_success_is_an_error(server: Site, status: int, kind: type[InputError], cause: str) -> None:
    server["/a.html"] = Reply(b"", status)
    assert fails(server.at("/a.html"), kind, cause).where == server.at("/a.html")
    assert server.asked_pages == ["/a.html"]


def test_redirections_are_followed_to_where_the_page_is(server: Site) -> None:
    with site() as other:
        server["/1"], server["/2"], server["/3"] = redirect("/2", 301), redirect("3", 307), redirect(other.at("/4#top"), 308)
        other["/4"] = PAGE
        with fetching() as fetcher:
            assert fetcher.get(server.at("/1")).url == other.at("/4")
        assert (server.asked, other.asked) == (["/robots.txt", "/1", "/2", "/3"], ["/robots.txt", "/4"])


def test_redirections_that_do_not_end_are_told(server: Site) -> None:
    for number in range(9):
        server[f"/{number}"] = redirect(f"/{number + 1}")
    fails(server.at("/0"), NotFound, "redirects more than 5 times")
    assert server.asked_pages == [f"/{number}" for number in range(6)]
    server["/x"], server["/y"] = redirect("/y"), redirect("/x#again")
    x, y = server.at("/x"), server.at("/y")
    fails(x, NotFound, f"redirects in a circle: {x} to {y} to {x}")


@pytest.mark.parametrize(
    ("to", "kind", "cause"),
    [
        *(
            ("file:///etc/passwd", Refused, "redirects to 'file:///etc/passwd', which is no web page"),
            ("mailto:a@b", Refused, "no web page"),
        ),
        *(("http://[", Refused, "no web page"), ("/gone", NotFound, "redirects to http://127.*/gone: the server answers 404")),
        ("/forbidden/a", Refused, "redirects to http://127.*/forbidden/a: the server's robots.txt forbids"),
    ],
)
def test_each_redirection_is_checked_anew(server: Site, to: str, kind: type[InputError], cause: str) -> None:
    server["/robots.txt"] = "User-agent: kg\nDisallow: /forbidden\n"
    server["/1"], server["/forbidden/a"] = redirect(to), PAGE
    assert fails(server.at("/1"), kind, cause).where == server.at("/1")


def test_a_password_goes_to_its_own_server_only_and_is_never_shown(server: Site) -> None:
    url = server.at("/1").replace("//", "//ann:se%2Fcret@")
    with site() as other:
        server["/1"], server["/2"], other["/3"] = redirect("/2"), redirect(other.at("/3")), PAGE
        with fetching() as fetcher:
            assert fetcher.get(url).url == other.at("/3")
        sent = [headers.get("authorization", "") for headers in server.headers + other.headers]
        assert [bool(one) for one in sent] == [False, True, True, False, False]
        assert sent[1] == "Basic YW5uOnNlL2NyZXQ="
        other["/3"] = Reply(b"", 404)
        assert "cret" not in str(fails(url, NotFound, "404"))
    for wrong in ("http://ann:se/cret@news.example/a", "https://ann:secret@/", "ftp://ann:secret@a.example/"):
        with fetching() as fetcher, pytest.raises(UsageError) as caught:
            fetcher.get(wrong)
        assert "cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("robots", "refusal"),
    [
        *((Reply(b"", 404), ""), (Reply(b"", 401), ""), ("", ""), ("User-agent: *\nDisallow: /b", ""), (PAGE, "")),
        ("User-agent: *\nDisallow: /a", "robots.txt forbids"),
        ("\ufeffUser-agent: other\nUser-agent: KG\nDisallow: /", "robots.txt forbids"),
        ("User-agent: *\nDisallow: /\n\nUser-agent: kg/1.0\nAllow: /", ""),
        ("User-agent: graph\nDisallow: /", ""),
        ("User-agent: *\nDisallow: /\nAllow: /*.html$", ""),
        (Reply(b"", 500), "what its robots.txt allows cannot be told: the server answers 500"),
        (redirect("/rules"), "robots.txt forbids"),
        (Reply(b"# \xff\xfe\nUser-agent: *\nDisallow: /a\n" + b"#" * 600_000), "robots.txt forbids"),
        (Reply(b"#" * 512_000 + b"\nUser-agent: *\nDisallow: /a\n"), ""),
        (bomb(5_000_000), ""),
    ],
)
def test_robots_txt_is_heeded(server: Site, robots: Any, refusal: str) -> None:
    server["/robots.txt"], server["/rules"] = robots, "User-agent: *\nDisallow: /"
    if refusal:
        fails(server.at("/a.html"), Refused, refusal)
        assert server.asked_pages in ([], ["/rules"])
    else:
        with fetching() as fetcher:
            assert fetcher.get(server.at("/a.html")).content == PAGE.encode()


def test_a_robots_txt_that_names_many_programs_costs_little() -> None:
    from kg.read.web.robots import rules

    content = "".join(f"User-agent: a{n}\n" for n in range(15_000)) + "".join(f"Disallow: /b{n}*c*d*e\n" for n in range(10_000))
    rules(content.encode()).require("http://a.example/" + "bcde" * 500)


def test_robots_txt_is_asked_for_once_a_day_or_again_soon_where_it_failed(server: Site) -> None:
    now = [0.0]
    with fetching(clock=lambda: now[0]) as fetcher:
        for hour, asked in ((0, 1), (23, 1), (24, 2)):
            now[0] = hour * 3600.0
            fetcher.get(server.at("/a.html"))
            assert server.asked.count("/robots.txt") == asked
        server["/robots.txt"] = in_turn(Reply(b"", 500), b"")
        now[0] *= 2
        for seconds, succeeds in ((0, False), (299, False), (1, True)):
            now[0] += seconds
            if succeeds:
                fetcher.get(server.at("/a.html"))
            else:
                with pytest.raises(Refused):
                    fetcher.get(server.at("/a.html"))
        assert server.asked.count("/robots.txt") == 4


def test_a_server_that_hangs_is_left(server: Site) -> None:
    server["/a.html"] = hanging(server.stopped)
    fails(server.at("/a.html"), TooSlow, "nothing came for 0.3 seconds", bounds=QUICK)
    server["/robots.txt"] = hanging(server.stopped)
    fails(server.at("/a.html"), TooSlow, "nothing came for 0.3 seconds", bounds=QUICK)
    assert server.asked == ["/robots.txt", "/a.html", "/robots.txt"]


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_drips_is_left(server: Site, first: bytes) -> None:
    server["/a.html"] = dripping(server.stopped, first)
    fails(server.at("/a.html"), TooSlow, "longer than 0.6 seconds", bounds=QUICK)


def test_what_is_too_large_is_left_however_it_is_sent(server: Site) -> None:
    small = Bounds(most_bytes=100_000)
    server["/endless"], server["/bomb"] = endless, bomb(50_000_000)
    server["/lying"] = Reply(b"x" * 100_001, headers={"Content-Length": "9"})
    for path in ("/endless", "/bomb"):
        fails(server.at(path), TooLarge, "larger than 0.1 MB", bounds=small)
    server["/exact"] = b"x" * 100_000
    with fetching(bounds=small) as fetcher:
        assert len(fetcher.get(server.at("/exact")).content) == 100_000
        assert len(fetcher.get(server.at("/lying")).content) == 9


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (Reply(b"x", headers={"Content-Encoding": "br"}), "compressed as 'br'"),
        (Reply(b"x", headers={"Content-Encoding": "gzip, gzip"}), "compressed as 'gzip, gzip'"),
        (Reply(PAGE.encode(), headers={"Content-Encoding": "gzip"}), "cannot be understood"),
        (Reply(gzip.compress(PAGE.encode())[:-9], headers={"Content-Encoding": "gzip"}), "cut off"),
        (broken_off, "cannot be reached: peer closed connection"),
        (dropped, "cannot be reached: Server disconnected"),
        (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n" * 9), "cannot be reached"),
        (lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 99_999 + b"\r\n"), "cannot be reached"),
    ],
)
def test_an_answer_that_makes_no_sense_is_told(server: Site, reply: Any, cause: str) -> None:
    server["/a.html"] = reply
    fails(server.at("/a.html"), NotFound, cause)


def test_what_may_pass_is_asked_for_again(server: Site) -> None:
    waits = Waits()
    server["/a.html"] = in_turn(dropped, Reply(b"", 503), PAGE)
    with fetching(sleep=waits) as fetcher:
        assert fetcher.get(server.at("/a.html")).content == PAGE.encode()
    assert server.asked_pages == ["/a.html"] * 3
    assert [wait for wait in waits if wait > 1] == [2.0]
    server["/a.html"] = Reply(b"", 502)
    fails(server.at("/a.html"), NotFound, "502 Bad Gateway")
    assert server.asked_pages == ["/a.html"] * 6


@pytest.mark.parametrize(
    ("told", "waited"),
    [
        *(("7", 7.0), ("Wed, 21 Oct 2015 07:28:30 GMT", 30.0), ("0", 1.0), ("soon", 1.0), ("Wed, 21 Oct 2005 07:28:30 GMT", 1.0)),
        *(("61", None), ("99999999999999999999", None)),
    ],
)
def test_a_server_that_asks_to_wait_is_waited_for(server: Site, told: str, waited: float | None) -> None:
    waits = Waits()
    busy = Reply(b"", 429, {"Retry-After": told, "Date": "Wed, 21 Oct 2015 07:28:00 GMT"})
    server["/a.html"] = in_turn(busy, PAGE)
    if waited is None:
        fails(server.at("/a.html"), NotFound, "429 Too Many Requests", sleep=waits)
        assert server.asked_pages == ["/a.html"]
    else:
        with fetching(sleep=waits) as fetcher:
            fetcher.get(server.at("/a.html"))
        assert waited in waits


def test_nobody_is_there() -> None:
    with site() as gone:
        pass
    fails(gone.at("/"), NotFound, "cannot be reached: .*refused")
    fails(f"https://{'a' * 70}.example/", NotFound, "no server of the name")
    for number, cause in ((socket.EAI_NONAME, "no server of the name nowhere.example"), (socket.EAI_AGAIN, "name server does not answer")):
        fails("https://nowhere.example/", NotFound, cause, resolve=failing(number))


def failing(number: int) -> Callable[[str, int], list[str]]:
    """A name server that gives no address."""

    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(number, "no address")

    return resolve


class Clock:
    """A time that only passes when it is waited for."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_host_is_asked_no_more_than_once_a_second() -> None:
    clock, asked = Clock(), list[tuple[float, str]]()

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append((clock.now - 100.0, str(request.url)))
        clock.now += 0.25  # so long it takes
        slow = request.url.host == "slow.example" and request.url.path == "/robots.txt"
        return httpx.Response(200, text="User-agent: *\nCrawl-delay: 5" if slow else "")

    fetcher = Fetcher(transport=httpx.MockTransport(respond), clock=clock, sleep=clock.sleep)
    for url in ("http://a.example/1", "http://b.example/1", "http://a.example:81/2", "http://slow.example/1", "http://slow.example/2"):
        fetcher.get(url)
    assert [at for at, url in asked if "//a.example" in url] == [0.0, 1.0, 2.5, 3.5]
    assert [at for at, url in asked if "//b.example" in url] == [1.25, 2.25]
    first, second, third = (at for at, url in asked if "//slow.example" in url)
    assert (second - first, third - second) == (5.0, 5.0)


def test_a_crawl_delay_has_a_bound() -> None:
    from kg.read.web.robots import rules

    assert rules(b"User-agent: *\nCrawl-delay: 86400").delay == 30.0
    assert rules(b"User-agent: *\nCrawl-delay: soon").delay == rules(b"User-agent: x\nCrawl-delay: 9").delay == 0.0


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/a", "http://localhost:8000/", "https://a.localhost/", "http://10.0.0.1/"]
)
def test_a_private_address_is_refused(url: str) -> None:
    fetcher = Fetcher(transport=httpx.MockTransport(lambda request: pytest.fail("it is asked")))
    with pytest.raises(Refused, match=r"no public address .*--allow-private"):
        fetcher.get(url)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "017700000001", "169.254.169.254", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_an_address_in_disguise_is_refused(host: str) -> None:
    fails(f"http://{host}/", Refused, "no public address", allow_private=False)


ADDRESSES = "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255 192.0.2.1"
ADDRESSES_6 = ":: ::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: ::7f00:1 2001:0:1::"


@pytest.mark.parametrize("address", [*ADDRESSES.split(), *ADDRESSES_6.split()])
def test_a_name_for_a_private_address_is_refused(address: str) -> None:
    backend = httpcore.MockBackend([])
    fetcher = Fetcher(transport=Network(resolve=lambda host, port: [address], backend=backend))
    with pytest.raises(Refused, match=r"news\.example is at .*, which is no public address"):
        fetcher.get("http://news.example/")


class Recorder(httpcore.MockBackend):
    """Notes what is connected to; some addresses do not answer."""

    def __init__(self, answer: bytes, dead: tuple[str, ...] = ()) -> None:
        super().__init__([answer])
        self.connected: list[str] = []
        self._dead = dead

    def connect_tcp(self, host: str, *arguments: Any, **more: Any) -> httpcore.NetworkStream:
        self.connected.append(host)
        if host in self._dead:
            raise httpcore.ConnectError("no answer")
        return super().connect_tcp(host, *arguments, **more)


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [["93.184.216.34"], ["127.0.0.1"]][len(asked) - 1]

    backend = Recorder(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    fetcher = Fetcher(transport=Network(resolve=rebinding, backend=backend), sleep=Waits())
    with pytest.raises(Refused, match=r"127\.0\.0\.1"):
        fetcher.get("http://news.example/")  # robots.txt is there, the page is in the private network now
    assert (asked, backend.connected) == (["news.example"] * 2, ["93.184.216.34"])


def test_of_several_addresses_the_first_public_one_that_answers_is_taken() -> None:
    backend = Recorder(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", dead=("2606:4700::1111",))
    names = ["10.0.0.1", "2606:4700::1111", "93.184.216.34", "93.184.216.34"]
    fetcher = Fetcher(transport=Network(resolve=lambda host, port: names, backend=backend), sleep=Waits())
    with pytest.raises(NotFound, match="404"):
        fetcher.get("http://news.example/")
    assert backend.connected == ["2606:4700::1111", "93.184.216.34"] * 2


def test_a_redirection_to_a_private_address_is_refused() -> None:
    places = {"news.example": "93.184.216.34", "inside.example": "192.168.0.1"}
    moved = b"HTTP/1.1 302 Found\r\nLocation: http://inside.example/admin\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    none = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

    class InTurn(Recorder):
        def connect_tcp(self, host: str, *arguments: Any, **more: Any) -> httpcore.NetworkStream:
            self.connected.append(host)
            return httpcore.MockStream([none if len(self.connected) == 1 else moved])

    backend = InTurn(b"")
    fetcher = Fetcher(transport=Network(resolve=lambda host, port: [places[host]], backend=backend), sleep=Waits())
    with pytest.raises(Refused, match=r"redirects to http://inside.example/admin: inside.example is at 192.168.0.1") as caught:
        fetcher.get("http://news.example/a")
    assert (caught.value.where, backend.connected) == ("http://news.example/a", ["93.184.216.34"] * 2)


def test_a_certificate_is_checked_for_the_name(server: Site) -> None:
    """No TLS is spoken there; that is told, not taken for something else."""
    fails(server.at("/").replace("http:", "https:"), NotFound, "cannot be reached: .*SSL")

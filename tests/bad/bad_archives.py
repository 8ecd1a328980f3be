"""Archives that grow, lead out of their folder, lie about themselves, or hold what is no file."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from tests.bad.bad_office import packed
from tests.bad.case import TEXT, always, bad, read, refused

GOOD = packed({"news/good.txt": TEXT})
LONG = TEXT * 200  # no small member, for what is cut in the middle of it


def gz(data: bytes) -> bytes:
    """Compressed by gzip, the same bytes each time."""
    return gzip.compress(data, mtime=0)


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    """A tar archive of these members."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info, data in members:
            info.size = len(data) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(data) if info.isreg() else None)
    return made.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    """A member of a tar archive."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.mtime = kind, link, 1_742_299_200
    return info


def linked(target: str) -> bytes:
    """A zip archive with a symbolic link in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("link.txt", (2025, 3, 18, 12, 0, 0))
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, target)
        archive.writestr(zipfile.ZipInfo("good.txt", (2025, 3, 18, 12, 0, 0)), TEXT)
    return made.getvalue()


def patched(data: bytes, at: int, new: bytes) -> bytes:
    """Some bytes with others written over them."""
    return data[:at] + new + data[at + len(new) :]


REGULAR = (member("news/good.txt"), TEXT.encode())
CENTRAL = GOOD.index(b"PK\x01\x02")

always("an archive of nothing", "empty.zip", refused(EmptyInput, "no"), b"PK\x05\x06" + bytes(18))
always(
    "an archive that leads out of its folder",
    "up.zip",
    read(2, facts=2),
    packed({"../../evil.txt": TEXT + "evil", "good.txt": TEXT}),
)
always(
    "absolute names in an archive",
    "absolute.zip",
    read(2, facts=2),
    packed({"/tmp/evil.txt": TEXT + "evil", "good.txt": TEXT}),
)
always(
    "names of another system in an archive",
    "drive.zip",
    read(2, facts=2),
    packed({"C:\\evil.txt": TEXT + "evil", "good.txt": TEXT}),
)
always("a link out of an archive", "link.zip", read(facts=1).hiding("root:", "passwd"), linked("/etc/passwd"))
always("the same name twice", "twice.zip", read(2, facts=2), packed({"good.txt": TEXT, "Good.txt": TEXT + "The court met."}))
always("an archive cut in half", "cut.zip", refused(Damaged, "archive"), packed({"a.txt": LONG})[:200])
always("an archive with dirt before it", "dirt.zip", read(facts=1), b"PK\x03\x04" + bytes(60) + GOOD)
always("a member whose sum is wrong", "crc.zip", refused(Damaged, ""), patched(patched(GOOD, 14, b"\1\2\3\4"), CENTRAL + 16, b"\1\2\3\4"))
always(
    "a member that says it is small",
    "small.zip",
    refused(InputError, ""),
    patched(packed({"a.txt": LONG}), packed({"a.txt": LONG}).index(b"PK\x01\x02") + 24, struct.pack("<I", 10)),
)
always(
    "a member that says it is encrypted",
    "encrypted.zip",
    refused(Damaged, "encrypted"),
    patched(patched(GOOD, 6, b"\1"), CENTRAL + 8, b"\1"),
)
always("a way to compress that nobody knows", "method.zip", refused(Damaged, ""), patched(patched(GOOD, 8, b"\x63"), CENTRAL + 10, b"\x63"))
always("an archive of pictures", "pictures.zip", refused(InputError, ""), packed({"a.txt": b"\x89PNG\r\n\x1a\n" + bytes(99)}))
always("an archive of folders", "folders.zip", refused(EmptyInput, "no"), packed({"a/": b"", "a/b/": b""}))
always("names with controls in an archive", "controls.zip", read(facts=1), packed({"a\x1b[2J\nkg: error: b.txt": TEXT}))

always(
    "a tar archive that leads out of its folder",
    "up.tar",
    read(2, facts=2),
    tarred((member("../../evil.txt"), TEXT.encode() + b"evil"), REGULAR),
)
always(
    "absolute names in a tar archive",
    "absolute.tar",
    read(2, facts=2),
    tarred((member("/tmp/evil.txt"), TEXT.encode() + b"evil"), REGULAR),
)
always(
    "a link out of a tar archive",
    "link.tar",
    read(facts=1).hiding("root:"),
    tarred((member("a.txt", tarfile.SYMTYPE, "/etc/passwd"), b""), REGULAR),
)
always(
    "a hard link out of a tar archive",
    "hard.tar",
    read(facts=1).hiding("root:"),
    tarred((member("a.txt", tarfile.LNKTYPE, "../../etc/passwd"), b""), REGULAR),
)
always(
    "devices and pipes in a tar archive",
    "devices.tar",
    read(facts=1),
    tarred(
        (member("a.txt", tarfile.CHRTYPE), b""), (member("b.txt", tarfile.BLKTYPE), b""), (member("c.txt", tarfile.FIFOTYPE), b""), REGULAR
    ),
)
always("a tar archive cut in half", "cut.tar", refused(Damaged, ""), tarred((member("a.txt"), LONG.encode()))[:2_000])
always("a tar archive of a bad sum", "sum.tar", refused(InputError, ""), patched(tarred(REGULAR), 148, b"0000000\0"))
always("a compressed tar archive cut in half", "cut.tgz", refused(Damaged, ""), gz(tarred((member("a.txt"), LONG.encode())))[:150])

always("gzip cut in half", "cut.txt.gz", refused(Damaged, ""), gz(LONG.encode())[:150])
always("bzip2 cut in half", "cut.txt.bz2", refused(Damaged, ""), bz2.compress(LONG.encode())[:150])
always("xz cut in half", "cut.txt.xz", refused(Damaged, ""), lzma.compress(LONG.encode())[:150])
always("gzip with dirt after it", "dirt.txt.gz", refused(Damaged, "gzip"), gz(TEXT.encode()) + b"dirt")
always("gzip of nothing", "nothing.txt.gz", refused(EmptyInput, "empty"), gz(b""))
always("gzip in gzip", "gzips.txt.gz", refused(Damaged, "deep"), gz(gz(gz(gz(gz(gz(gz(TEXT.encode()))))))))
always("a 7z archive", "archive7.txt", refused(NotText, "7z"), b"7z\xbc\xaf\x27\x1c\0\4" + bytes(100))


@bad("a zip bomb", "bomb.zip", refused(TooLarge, "MB"))
def bomb(full: bool) -> bytes:
    """A member of a gigabyte in a file of one megabyte."""
    return packed({"a.txt": TEXT * (5_000_000 if full else 150_000)})


@bad("a zip bomb in layers", "layers.zip", refused(Damaged, "deep"))
def layers(full: bool) -> bytes:
    """Archives in archives."""
    made = packed({"a.txt": b"the court met " * (10_000_000 if full else 10_000)})
    for level in range(12 if full else 6):
        made = packed({f"{level}.zip": made})
    return made


@bad("a zip bomb that branches", "branches.zip", refused(EmptyInput, "empty").and_more())
def branches(full: bool) -> bytes:
    """Each archive holds copies of the next, so that even a few layers are very many files."""
    made = packed({f"{n}.txt": b"" for n in range(16)})
    for _ in range(3 if full else 1):
        made = packed({f"{n}.zip": made for n in range(40 if full else 4)})
    return made


@bad("a zip bomb of members that overlap", "overlap.zip", refused(InputError, ""))
def overlap(full: bool) -> bytes:
    """Many names for the same compressed bytes."""
    one = packed({"a.txt": TEXT * (90_000 if full else 20)})
    at = one.index(b"PK\x01\x02")
    entry, count = one[at : one.index(b"PK\x05\x06")], 2_000 if full else 20
    names = [f"{n:05}"[-5:].encode() for n in range(count)]
    central = b"".join(entry[:46] + name + entry[51:] for name in names)
    return one[:at] + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), at, 0)


@bad("an archive of very many members", "many.zip", refused(EmptyInput, "empty").and_more())
def many(full: bool) -> bytes:
    """Empty files."""
    return packed({f"{n}.txt": b"" for n in range(60_000 if full else 30)})


@bad("a gzip bomb", "bomb.txt.gz", refused(TooLarge, "MB"))
def gzip_bomb(full: bool) -> bytes:
    """A thousand to one."""
    return gz(b"the court met the minister\n" * (40_000_000 if full else 1_000_000))


@bad("an xz bomb", "bomb.txt.xz", refused(TooLarge, "MB"))
def xz_bomb(full: bool) -> bytes:
    """Seven thousand to one."""
    return lzma.compress(b"the court met the minister\n" * (20_000_000 if full else 1_000_000), preset=0)


@bad("a bzip2 bomb", "bomb.txt.bz2", refused(TooLarge, "MB"))
def bzip2_bomb(full: bool) -> bytes:
    """Twenty thousand to one."""
    return bz2.compress(b"a" * (1_000_000_000 if full else 25_000_000))


@bad("xz that asks for gigabytes", "greedy.txt.xz", refused(InputError, ""))
def greedy(full: bool) -> bytes:
    """A small file whose reader has to hold a dictionary of 1.5 GB."""
    return lzma.compress(TEXT.encode(), format=lzma.FORMAT_ALONE, filters=[{"id": lzma.FILTER_LZMA1, "dict_size": 8 << 20}])


@bad("a tar bomb", "bomb.tgz", refused(TooLarge, "MB"))
def tar_bomb(full: bool) -> bytes:
    """A member of many megabytes, compressed."""
    return gz(tarred((member("a.txt"), b"the court met the minister\n" * (40_000_000 if full else 1_000_000))))


@bad("a tar archive that says it holds terabytes", "sparse.tar", refused(Damaged, "").and_more())
def terabytes(full: bool) -> bytes:
    """A size that the archive does not have."""
    info = member("a.txt")
    info.size = 1 << 42
    return info.tobuf(tarfile.GNU_FORMAT) + TEXT.encode() + bytes(2_048)

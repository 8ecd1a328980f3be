"""Files, folders, standard input, and everything that can be wrong with them."""

from __future__ import annotations

import io
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from kg.errors import EmptyInput, InputError, NotEnglish, NotFound, NotText, TooLarge, TooSlow
from kg.read import read

ENGLISH = "Court upholds law\n\nThe court upheld the law on Monday, and the minister said that the rules would be published soon.\n"
GERMAN = "Das Gericht hat das Gesetz am Montag bestätigt, und der Minister sagte, dass die Regeln bald veröffentlicht werden. " * 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.txt", "b/1.txt", "a.html", "c", ".dot.txt", ".hidden/x.txt", "photo.jpg", "style.css"):
        (tmp_path / name).write_text(ENGLISH + name)
    return tmp_path


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(ENGLISH)
    (article,) = read(path)
    assert (article.text, article.source, article.headline) == (ENGLISH, str(path), "Court upholds law")


def test_what_the_caller_says_goes_before_what_the_text_says(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text("Friday, July 21, 2017\nKYIV (AP) — " + ENGLISH)
    (article,) = read(path, date="2020-01-01", publisher="Example")
    assert (article.published, article.publisher) == ("2020-01-01", "Example")


def test_a_folder_is_read_sorted_without_hidden_and_other_files(folder: Path) -> None:
    assert [str(Path(article.source).relative_to(folder)) for article in read(folder)] == ["a.html", "c", "b/1.txt", "b/2.txt"]


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput, match="no file that may be an article"):
        list(read(tmp_path))


def test_one_bad_file_stops_nothing_when_errors_are_taken(folder: Path) -> None:
    (folder / "b" / "1.txt").write_bytes(b"\x89PNG and so on")
    errors: list[InputError] = []
    assert len(list(read(folder, on_error=errors.append))) == 3
    assert [type(error) for error in errors] == [NotText]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode("cp1252"))))
    (article,) = read("-")
    assert (article.text, article.source) == (ENGLISH, "-")


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"", EmptyInput, "it is empty"),
        (b" \n\n", EmptyInput, "it is empty"),
        (b"... !", EmptyInput, "no text in it"),
        (b"\x89PNG", NotText, "a PNG picture"),
        (GERMAN.encode(), NotEnglish, "'de'"),
        (b"word " * 2_000_000, TooLarge, "10,000,000 characters"),
        (b"w" * 20_000_001, TooLarge, "20 MB"),
    ],
)
def test_what_cannot_be_read_says_why_where_and_what_to_do(tmp_path: Path, content: bytes, error: type[InputError], says: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    with pytest.raises(error, match=says) as caught:
        list(read(path))
    assert caught.value.where == str(path)
    assert caught.value.fix


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(read(tmp_path / "no.txt"))
    with pytest.raises(NotFound):
        list(read("a\0b"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(ENGLISH)
    path.chmod(0)
    with pytest.raises(NotFound, match="Permission denied"):
        list(read(path))


def test_short_texts_and_any_language_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Der Minister sprach.")
    assert list(read(path))
    path.write_text(GERMAN)
    assert list(read(path, any_language=True))


def test_a_line_of_two_million_characters_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("The court said that. " * 90_000)
    (article,) = read(path)
    assert len(article.text) == 1_890_000


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(ENGLISH * 2_000,))
    writer.start()
    while not writer.is_alive():
        pass
    time.sleep(0.1)  # until it waits for a reader
    (article,) = read(pipe)
    writer.join()
    assert (article.text, article.source) == (ENGLISH * 2_000, str(pipe))


def test_a_pipe_with_a_slow_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    opened = os.open(tmp_path / "pipe.txt", os.O_RDWR)
    with pytest.raises(TooSlow, match=r"nothing more comes from it within 0\.1 seconds"):
        list(read(tmp_path / "pipe.txt", time_limit=0.1))
    os.close(opened)


def test_what_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    with pytest.raises(NotFound, match="no file but a named pipe that nobody writes to"):
        list(read(folder / "pipe.txt"))
    errors: list[InputError] = []
    assert len(list(read(folder, on_error=errors.append))) == 4
    assert [error.cause for error in errors] == ["it is no file but a named pipe", "it is no file but a device"]

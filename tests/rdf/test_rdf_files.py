from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import FormatError
from kg.rdf.files import whole_file, whole_folder


def everything(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_file_takes_the_place_of_another_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("old")
    path.chmod(0o640)
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert everything(tmp_path) == {"a.ttl": "new"}
    assert path.stat().st_mode & 0o777 == 0o640


def test_after_an_error_all_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("old")
    with pytest.raises(KeyboardInterrupt), whole_file(tmp_path / "a.ttl") as file:
        _half(file)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").write_text("old")
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "folder", ["a.csv"]) as folder, (folder / "a.csv").open("wb") as file:
        _half(file)
    assert everything(tmp_path) == {"a.ttl": "old", "folder/a.csv": "old"}
    assert len(list(tmp_path.iterdir())) == 2


def _half(file: object) -> None:
    file.write(b"ne")  # type: ignore[attr-defined]
    raise KeyboardInterrupt


def test_a_device_is_written_to() -> None:
    with whole_file(Path(os.devnull)) as file:
        file.write(b"new")
    assert not Path(os.devnull).is_file()


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    for text in ("old", "new"):
        with whole_folder(path, ["a.csv", "b.csv"]) as folder:
            (folder / "a.csv").write_text(text)
    assert everything(tmp_path) == {"folder/a.csv": "new"}


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    (path / "thesis.txt").write_text("mine")
    (path / "a.csv").write_text("old")
    with pytest.raises(FormatError, match=r"something else: thesis\.txt"), whole_folder(path, ["a.csv"]):
        pass
    with pytest.raises(FormatError, match="no folder"), whole_folder(path / "a.csv", ["a.csv"]):
        pass
    assert everything(tmp_path) == {"folder/a.csv": "old", "folder/thesis.txt": "mine"}


def test_the_old_folder_comes_back_when_the_new_one_cannot_take_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    (path / "a.csv").write_text("old")
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OSError, match="Permission denied"), whole_folder(path, ["a.csv"]) as folder:
        (folder / "a.csv").write_text("new")
    assert everything(tmp_path) == {"folder/a.csv": "old"}

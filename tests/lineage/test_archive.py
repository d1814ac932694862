"""A package inside an archive: what no system call reads, its loader does, with the same errors."""

from __future__ import annotations

import importlib.resources
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from indexed import by_index
from queries import SIZES, case

import npf_corpus as npf
from npf_corpus.corpus import store_of
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.lineage import _load
from npf_corpus.lineage._diff import Diff, diff
from npf_corpus.lineage._seal import _shelf_of, seal_index
from npf_corpus.query import _indexed
from npf_corpus.query._indexed import Indexed
from npf_corpus.release._index import Index
from npf_corpus.release._layout import in_folder
from npf_corpus.release._manifest import in_memory, parse_manifest, sha256
from npf_corpus.release._write import write_folder

AGAIN = "install npf-corpus anew"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with a release of each schema."""
    folder = tmp_path / "package" / "data"
    folder.mkdir(parents=True)
    npf.Corpus.from_records([], version="1.0.0", date=date(2030, 1, 2), schema=1).write(
        folder / "1.0.0"
    )
    npf.Corpus.from_records(
        [*npf.load("2.3.0").units], version="2.0.0", date=date(2030, 1, 2), schema=2
    ).write(folder / "2.0.0")
    seal_index(folder)
    return folder


@contextmanager
def archived(data: Path) -> Iterator[dict[str, bytes]]:
    """Give the files of a data folder to a package in an archive, where no path is opened."""
    files = {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}

    def get_data(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(2, "it is not in the archive")
        return files[path]

    archive = data.parent / "package.zip"
    with zipfile.ZipFile(archive, "w") as held:
        for name in files:
            held.write(name, Path(name).relative_to(data.parent))
    moved = data.rename(data.with_name("elsewhere"))
    with pytest.MonkeyPatch.context() as patch:
        spec = SimpleNamespace(loader=SimpleNamespace(get_data=get_data))
        patch.setattr(_load, "__spec__", spec)
        patch.setattr(_load, "_DATA", str(data))
        patch.setattr(_load, "_INDEX", [])
        patch.setattr(_load, "_LOADED", {})
        resources = {"npf_corpus": zipfile.Path(archive)}
        patch.setattr(importlib.resources, "files", resources.__getitem__)
        yield files
    moved.rename(data)


def test_a_package_in_an_archive_answers(data: Path) -> None:
    """Releases of both schemas are found, verified and asked, though no path of them opens."""
    with archived(data):
        assert [each.version for each in npf.releases()] == ["1.0.0", "2.0.0"]
        newest = npf.load()
        assert newest.version == "2.0.0"
        assert newest.units.ids == npf.load("2.0.0").units.ids != ()
        newest.verify()
        npf.load("1.0.0").verify()


def test_what_an_archive_lacks_is_told(data: Path) -> None:
    """With its path, why, and what to do."""
    index = str(data / "2.0.0" / "index.bin")
    with archived(data) as files:
        del files[index]
        with pytest.raises(InvalidRelease) as caught:
            npf.load("2.0.0")
    assert str(caught.value) == f"{index} cannot be read: it is not in the archive; {AGAIN}"
    with archived(data) as files:
        files[index] = files[index][:-1] + b"?"
        with pytest.raises(DigestMismatch):
            npf.load("2.0.0").verify()


def test_an_index_that_vanishes_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is opened anew for each piece."""
    monkeypatch.setattr(_load, "_DATA", str(data))
    pieces = _load._pieces("2.0.0", "index.bin")
    whole = (data / "2.0.0" / "index.bin").read_bytes()
    assert pieces.size == len(whole)
    assert (pieces.read(0, 9), pieces.read(5, 20)) == (whole[:9], whole[5:20])
    (data / "2.0.0" / "index.bin").unlink()
    with pytest.raises(InvalidRelease) as caught:
        pieces.read(0, 9)
    path = data / "2.0.0" / "index.bin"
    assert str(caught.value) == f"{path} cannot be read: {os.strerror(2)}; {AGAIN}"


@pytest.mark.parametrize("name", ["more.json", "claims.json", "sheets"])
def test_a_folder_of_a_release_holds_nothing_else(
    data: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Since schema 2 a table of evidence is a folder there, and no file."""
    (data / "2.0.0" / "claims").mkdir()
    monkeypatch.setattr(_load, "_DATA", str(data))
    monkeypatch.setattr(_load, "_INDEX", [])
    monkeypatch.setattr(_load, "_LOADED", {})
    assert npf.load("2.0.0").version == "2.0.0"
    monkeypatch.setattr(_load, "_LOADED", {})
    (data / "2.0.0" / name).touch()
    with pytest.raises(InvalidRelease) as caught:
        npf.load("2.0.0")
    assert str(caught.value) == f"data/2.0.0 is no valid release: {name} does not belong"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (b"{} {}", "Extra data: line 1 column 4 (char 3)"),
        (b"\xff", "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        (b"5", "expected an object, got 5 (int)"),
        (b"[" * 200_000, "maximum recursion depth exceeded"),
    ],
)
def test_a_line_that_is_no_record_is_told_with_its_table(line: bytes, fault: str) -> None:
    """Though its file has the digest that is stated."""
    made = store_of(case(1, SIZES, schema=2).corpus)
    shipped: Any = SimpleNamespace(
        index=Index("index.bin", in_memory(made.files["index.bin"]), made.manifest.parts,
                    len(made.files["index.bin"])),
        read=lambda *_: b"[\n" + line + b"\n]\n",
        verify=None,
    )  # fmt: skip
    with pytest.raises(InvalidRelease) as caught:
        Indexed(made.manifest, shipped).rows("units")[0]
    assert caught.value.path == "units.json"
    assert str(caught.value.problems[0]).startswith(fault)


def test_who_opens_three_files_is_expected_to_open_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The third time, once; where it is read in blocks, not to hash whole files."""
    files = dict(store_of(case(3, SIZES, schema=2).corpus).files)
    told: list[bool] = []
    monkeypatch.setattr(_indexed, "expect", lambda *, whole: told.append(whole))
    for third, whole in (("sectors", True), ("claims", False)):
        store = store_of(by_index(files))
        for table in ("units", "regions", third, "people"):
            assert told == ([whole] if table == "people" else [])
            assert store.records(table)[0] == store.records(table)[0]
        assert told == [whole]
        told.clear()


def test_a_shelf_is_a_folder_of_releases(data: Path) -> None:
    """Its files are read whole or in pieces, and its folders listed, where there are such."""
    shelf, path = _shelf_of(data), data / "2.0.0" / "manifest.json"
    whole = path.read_bytes()
    assert shelf.read("2.0.0", "manifest.json") == whole
    pieces = shelf.pieces("2.0.0", "manifest.json")
    assert (pieces.size, pieces.read(1, 3)) == (len(whole), whole[1:3])
    assert {"manifest.json", "index.bin", "units.json"} <= {*shelf.listed("2.0.0")}
    assert not shelf.listed("2.0.0", "claims")
    with pytest.raises(InvalidRelease) as caught:
        shelf.read("2.0.0", "more")
    fault = f"it cannot be read: {os.strerror(2)}"
    assert (caught.value.path, caught.value.problems) == (str(data / "2.0.0" / "more"), (fault,))


def test_a_digest_of_other_signs_than_digits_is_another(data: Path) -> None:
    """It is shown as text, with a mark for what is none."""
    whole = (data / "1.0.0" / "manifest.json").read_bytes()
    head = whole.rpartition(b',"digest":"')[0]
    with pytest.raises(DigestMismatch) as caught:
        parse_manifest("here", head + b',"digest":"' + b"\xff" * 64 + b'"}\n')
    assert (caught.value.expected, caught.value.actual) == ("\ufffd" * 64, sha256(head))


def test_a_release_by_index_has_the_bits_of_one_parsed_whole(tmp_path: Path) -> None:
    """Along each axis the same keys, as many, each with the same bits."""
    made = case(7, {**SIZES, "claims": 20}, schema=2).corpus
    files = store_of(made).files
    write_folder(tmp_path / "1.0", in_folder(files, 2))
    (tmp_path / "index.json").write_bytes(b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_load, "_DATA", str(tmp_path))
        patch.setattr(_load, "_INDEX", [(store_of(made).manifest.release(),)])
        patch.setattr(_load, "_LOADED", {})
        store = store_of(npf.load("1.0"))
        assert dict(store.files.items()) == dict(files)
        assert len(store.files) == len(files) == len([*store.files])
        for table, axes in {
            "claims": "region sector document speaker initiative measure modality unit",
            "statements": "region sector document speaker initiative",
            "mentions": "region document",
        }.items():
            for axis in axes.split():
                mine, theirs = store.axis(table, axis), store_of(made).axis(table, axis)
                assert sorted(mine) == sorted(theirs)
                assert len(mine) == len(theirs)
                assert dict(mine.items()) == dict(theirs.items())
                assert all(mine[key] == theirs[key] for key in theirs)
                assert (mine.get("nothing"), mine.get("nothing", 5)) == (0, 5)


def test_the_json_of_a_difference_is_an_object_of_lines() -> None:
    """Both manifests, the units that count, and a change a line; older ones name no such units."""
    old = npf.Corpus.from_records([], version="1.0.0", date=date(2030, 1, 2), schema=1)
    new = npf.Corpus.from_records(
        [*npf.load("1.0.0").units][:2], version="1.1.0", date=date(2030, 1, 2), schema=1
    )
    found = diff(old, new)
    rows = json.loads(found.to_json())
    assert [*rows] == ["before", "after", "counting", "changes"]
    assert [row["kind"] for row in rows["changes"]] == ["added", "added"]
    assert found.to_json().splitlines()[-1].endswith("]}")
    del rows["counting"]
    assert Diff.from_json(json.dumps(rows)) == found

"""A release that keeps documents of an earlier one stores what changed, and answers whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.corpus import store_of
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.lineage import _load
from npf_corpus.lineage._seal import seal_index, seal_release
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import sha256
from npf_corpus.strategies import corpora

_CAVEAT = "told again by a later release"
_GONE = "cannot be read: No such file or directory; install npf-corpus anew"


def _made(corpus: npf.Corpus, version: str, changed: str = "") -> npf.Corpus:
    """Return a release of a corpus's records, with one more caveat on each claim of a document."""
    records = [record for table in TABLES for record in getattr(corpus, table)]
    told = [
        evolve(each, caveats=(*each.caveats, _CAVEAT))
        if isinstance(each, npf.NumericClaim) and each.document == changed
        else each
        for each in records
    ]
    return npf.Corpus.from_records(told, version=version, schema=2)


def _seal_two(data: Path, drawn: npf.Corpus, changed: str) -> tuple[npf.Corpus, npf.Corpus]:
    """Seal two releases into a data folder, of which the second changes one document's claims."""
    first = _made(drawn, "1.0.0")
    seal_release(first, data / "1.0.0")
    seal_index(data)
    second = _made(drawn, "1.0.1", changed)
    seal_release(second, data / "1.0.1", previous=first)
    seal_index(data)
    return first, second


def _open(patch: pytest.MonkeyPatch, data: Path, version: str) -> npf.Corpus:
    """Return a release of a data folder, as a process that loads it first has it."""
    patch.setattr(_load, "_DATA", str(data))
    patch.setattr(_load, "_INDEX", [])
    patch.setattr(_load, "_LOADED", {})
    return _load.load(version)


def _stored(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*.*")}


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), corpora(min_documents=2, max_documents=4, min_claims=2, schema=2))
def test_a_release_stores_what_no_earlier_one_has(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, drawn: npf.Corpus
) -> None:
    """It loads whole, verifies, and writes the same bytes as one that shares nothing."""
    folder = tmp_path_factory.mktemp("data")
    changed = data.draw(st.sampled_from(sorted({claim.document for claim in drawn.claims})))
    first, second = _seal_two(folder, drawn, changed)
    assert _stored(folder / "1.0.1") == {"manifest.json", "index.bin", f"claims/{changed}.json"}
    with pytest.MonkeyPatch.context() as patch:
        for made in (first, second):
            loaded = _open(patch, folder, made.version)
            for table in TABLES:
                assert list(getattr(loaded, table)) == list(getattr(made, table))
            loaded.verify()
        loaded.write(folder / "copy")
    assert npf.read_release(folder / "copy").claims.ids == second.claims.ids
    assert loaded.digest == npf.read_release(folder / "copy").digest


@pytest.fixture
def shared(
    tmp_path: Path, two: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, str]:
    """A data folder of our own with two releases, and the document that the second changed."""
    folder = tmp_path / "data"
    shutil.copytree(two[0], folder)
    monkeypatch.setattr(_load, "_DATA", str(folder))
    monkeypatch.setattr(_load, "_INDEX", [])
    monkeypatch.setattr(_load, "_LOADED", {})
    return folder, two[1]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with two releases, and the document that the second changed."""
    found: list[npf.Corpus] = []

    @settings(
        max_examples=1, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(corpora(min_documents=3, max_documents=3, min_claims=4, schema=2))
    def draw(corpus: npf.Corpus) -> None:
        found.append(corpus)

    draw()
    folder = tmp_path_factory.mktemp("two")
    changed = found[0].claims[0].document
    _seal_two(folder, found[0], changed)
    return folder, changed


def _shared_file(folder: Path, changed: str, table: str = "statements") -> Path:
    """Return a file of a table that the second release takes from the first."""
    files = sorted((folder / "1.0.0" / table).iterdir())
    return next(each for each in files if each.name != f"{changed}.json")


@pytest.mark.parametrize("table", ["statements", "claims"])
def test_a_shared_file_that_changed_is_not_as_published(
    shared: tuple[Path, str], table: str
) -> None:
    """The error names the file, the digest that it should have, and the release that shares it.

    Files of claims are read in blocks, and told alike.
    """
    path = _shared_file(*shared, table)
    whole = path.read_bytes()
    path.write_bytes(whole[:-5] + b" " + whole[-5:])
    later = npf.load("1.0.1")
    with pytest.raises(DigestMismatch) as caught:
        list(getattr(later, table))
    assert caught.value.path == f"data/1.0.0/{table}/{path.name}"
    assert caught.value.expected == sha256(whole)
    assert caught.value.actual == sha256(path.read_bytes())
    assert caught.value.remedy == "release 1.0.1 shares it; install npf-corpus anew"
    with pytest.raises(DigestMismatch):
        later.verify()
    with pytest.raises(DigestMismatch):
        seal_index(shared[0])


@pytest.mark.parametrize("table", ["statements", "claims"])
def test_a_shared_file_that_is_gone_is_named(shared: tuple[Path, str], table: str) -> None:
    """The error says where it lies by right: with the first release that has it."""
    path = _shared_file(*shared, table)
    path.unlink()
    with pytest.raises(InvalidRelease) as caught:
        list(getattr(npf.load("1.0.1"), table))
    assert str(caught.value) == f"{path} {_GONE}"
    with pytest.raises(InvalidRelease, match="cannot be read"):
        seal_index(shared[0])


@pytest.mark.parametrize("gone", ["claims/{changed}.json", "index.bin", "manifest.json"])
def test_a_file_that_is_gone_is_not_blamed_on_another_release(
    shared: tuple[Path, str], gone: str
) -> None:
    """An earlier release has an intact file of that name with other bytes, which is not named."""
    path = shared[0] / "1.0.1" / gone.format(changed=shared[1])
    path.unlink()
    with pytest.raises(InvalidRelease) as caught:
        npf.load("1.0.1").verify()
    assert str(caught.value) == f"{path} {_GONE}"


def test_what_an_earlier_release_states_is_verified_before_it_is_blamed(
    shared: tuple[Path, str],
) -> None:
    """Where a shared file is missing and the manifest that has it is spoilt, that one is named."""
    _shared_file(*shared).unlink()
    later, path = npf.load("1.0.1"), shared[0] / "1.0.0" / "manifest.json"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"{", b"[", 1))
    with pytest.raises(DigestMismatch) as caught:
        later.verify()
    assert caught.value.path == "data/1.0.0/manifest.json"
    path.write_bytes(whole[:-3])
    with pytest.raises(InvalidRelease) as invalid:
        later.verify()
    fault = "data/1.0.0/manifest.json is no valid release: it does not end in its digest"
    assert str(invalid.value) == fault


def test_a_shared_file_is_read_whatever_became_of_the_earlier_release(
    shared: tuple[Path, str],
) -> None:
    """As long as the file lies there: what the release states of itself is not asked."""
    expected, later = [*npf.load("1.0.0").statements], npf.load("1.0.1")
    (shared[0] / "1.0.0" / "manifest.json").write_bytes(b"spoilt")
    assert [*later.statements] == expected


def test_a_release_that_is_gone_is_named_where_a_later_one_needs_it(
    shared: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its manifest is the missing file, whatever intact files the releases before it have."""
    data, _ = shared
    second = npf.load("1.0.1")
    seal_release(_made(second, "1.0.2"), data / "1.0.2", previous=second)
    seal_index(data)
    shutil.rmtree(data / "1.0.1")
    with pytest.raises(InvalidRelease) as caught:
        _open(monkeypatch, data, "1.0.2").verify()
    assert str(caught.value) == f"{data / '1.0.1' / 'manifest.json'} {_GONE}"


@pytest.mark.usefixtures("shared")
def test_an_index_that_is_shared_is_read_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release of the same records has the same one; a change of it is told with its place."""
    drawn, data = npf.load("1.0.0"), tmp_path / "other"
    data.mkdir()
    first, _ = _seal_two(data, drawn, "")
    assert _stored(data / "1.0.1") == {"manifest.json"}
    assert list(_open(monkeypatch, data, "1.0.1").claims) == list(first.claims)
    path = data / "1.0.0" / "index.bin"
    whole = path.read_bytes()
    for spoilt in (whole + b" ", b"?" + whole[1:]):
        path.write_bytes(spoilt)
        with pytest.raises(DigestMismatch) as caught:
            _open(monkeypatch, data, "1.0.1")
        assert caught.value.path == "data/1.0.0/index.bin"
        assert caught.value.remedy == "release 1.0.1 shares it; install npf-corpus anew"
    path.unlink()
    with pytest.raises(InvalidRelease, match="cannot be read"):
        _open(monkeypatch, data, "1.0.1")


def test_a_file_that_was_put_back_is_read(shared: tuple[Path, str]) -> None:
    """Who installs the package anew after an error asks again, and is answered."""
    folder, changed = shared
    for path in (folder / "1.0.1" / "claims" / f"{changed}.json", _shared_file(*shared)):
        whole, corpus = path.read_bytes(), npf.load("1.0.1")
        path.unlink()
        for _ in range(2):
            with pytest.raises(InvalidRelease) as caught:
                corpus.verify()
            assert str(caught.value) == f"{path} {_GONE}"
        path.write_bytes(whole[:-5] + b" " + whole[-5:])
        with pytest.raises(DigestMismatch) as changed_file:
            corpus.verify()
        assert changed_file.value.path == f"data/{path.relative_to(folder).as_posix()}"
        path.write_bytes(whole)
        corpus.verify()
        assert list(corpus.claims) == list(corpus.claims)


def test_a_folder_that_cannot_be_listed_is_named(
    shared: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is one line with the folder and what to do."""
    corpus, whole = npf.load("1.0.1"), os.listdir
    refused = str(shared[0] / "1.0.1" / "claims")

    def listed(path: str) -> list[str]:
        if path == refused:
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "listdir", listed)
    for ask in (lambda: list(corpus.claims), corpus.verify):
        with pytest.raises(InvalidRelease) as caught:
            ask()
        line = f"{refused} cannot be read: Permission denied; install npf-corpus anew"
        assert str(caught.value) == line


def test_an_index_that_changes_after_the_load_gives_no_other_answer(
    shared: tuple[Path, str],
) -> None:
    """A file that is read later is verified later, and named if it is gone by then."""
    path = shared[0] / "1.0.1" / "index.bin"
    whole, corpus = path.read_bytes(), npf.load("1.0.1")
    path.write_bytes(bytes(len(whole)))
    with pytest.raises(DigestMismatch, match=r"data/1\.0\.1/index\.bin"):
        list(corpus.claims)
    path.unlink()
    with pytest.raises(InvalidRelease, match=r"index\.bin cannot be read: No such file"):
        list(corpus.claims)
    path.write_bytes(whole)
    assert len(list(corpus.claims)) == len(corpus.claims)
    corpus.verify()


def test_the_build_finds_shared_files(shared: tuple[Path, str], hatch_build: ModuleType) -> None:
    """The hook that holds releases against their digests takes shared files from where they lie."""
    digest_of = hatch_build.digest_of
    for release in npf.releases():
        assert digest_of(shared[0] / release.version) == release.digest
    path = _shared_file(*shared)
    path.write_bytes(path.read_bytes() + b" ")
    assert [digest_of(shared[0] / release.version) for release in npf.releases()] == [None, None]


def test_sealing_again_is_idle(shared: tuple[Path, str]) -> None:
    """Releases that share files are published ones like others."""
    before = {path: path.read_bytes() for path in shared[0].rglob("*") if path.is_file()}
    assert [each.version for each in seal_index(shared[0])] == ["1.0.0", "1.0.1"]
    assert {path: path.read_bytes() for path in shared[0].rglob("*") if path.is_file()} == before
    for release in npf.releases():
        assert store_of(npf.load(release.version)).manifest.release() == release

"""Writing a release: the same bytes, whole or not at all, and never over anything."""

# ruff: noqa: S603 - our own children

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any, Self

import pytest
from attrs import evolve
from made_up import valley

import npf_corpus as npf
from npf_corpus.corpus import store_of
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.lineage import _seal
from npf_corpus.lineage._seal import seal_index, seal_release
from npf_corpus.records import TABLES, Record
from npf_corpus.release import _write
from npf_corpus.release._converter import stored_types
from npf_corpus.release._index import Ids, InPieces, Part
from npf_corpus.release._manifest import Retired, _small_hash, sha256
from npf_corpus.release._regular import read_file
from npf_corpus.validation import read_release, validate

_DAY = date(2030, 1, 2)


def _sector(key: str, name: str = "a sector", **fields: Any) -> npf.Sector:
    plain = npf.Sector(npf.SectorId(key), name, None, (), (), "What we mean by it.")
    return evolve(plain, **fields)


def _corpus(*records: Record, version: str = "1.0.0") -> npf.Corpus:
    return npf.Corpus.from_records(records, version=version, date=_DAY, schema=1)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


_SMALL = _corpus(_sector("steel"), _sector("hydrogen"))


def test_a_written_release_has_the_bytes_of_the_one_that_was_loaded(tmp_path: Path) -> None:
    """Writing what was loaded gives the published files again."""
    npf.load("1.0.0").write(tmp_path / "copy")
    published = Path(npf.__file__).parent / "data" / "1.0.0"
    assert _bytes(published) == _bytes(tmp_path / "copy")


def test_what_was_written_reads_as_the_same_corpus(tmp_path: Path) -> None:
    """Reading what was written gives an equal corpus; nothing lies beside it."""
    _SMALL.write(str(tmp_path / "small"))
    assert read_release(tmp_path / "small") == _SMALL
    assert [tmp_path / "small"] == list(tmp_path.iterdir())


@pytest.mark.parametrize("there", ["folder", "full", "file", "dangling"])
def test_a_path_that_exists_is_refused_and_stays(tmp_path: Path, there: str) -> None:
    """Neither a folder, a file nor a link to nothing is written over."""
    path = tmp_path / "there"
    if there == "file":
        path.write_text("mine", encoding="utf-8")
    elif there == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    else:
        path.mkdir()
    if there == "full":
        (path / "mine").touch()
    with pytest.raises(FileExistsError) as caught:
        _SMALL.write(path)
    assert str(caught.value) == f"{str(path)!r} exists already, write to a new path"
    assert [path] == list(tmp_path.iterdir())


def test_a_folder_that_is_to_hold_it_must_be_there(tmp_path: Path) -> None:
    """No parent is made; the error names it."""
    with pytest.raises(FileNotFoundError) as caught:
        _SMALL.write(tmp_path / "a" / "b")
    assert str(caught.value) == f"there is no folder {str(tmp_path / 'a')!r}, make it first"


def test_a_narrowed_corpus_is_not_written(tmp_path: Path) -> None:
    """Its references would lead nowhere; the error says what to write instead."""
    with pytest.raises(InvalidRelease, match=r"take corpus\.whole"):
        npf.load("1.0.0").by_region("Ningxia").write(tmp_path / "part")
    assert not list(tmp_path.iterdir())


def test_permissions_are_those_of_any_new_folder(tmp_path: Path) -> None:
    """The draft's privacy does not stay with the release."""
    (tmp_path / "plain").mkdir()
    _SMALL.write(tmp_path / "small")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "small")]
    assert modes[0] == modes[1]


def test_a_writer_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, say, is the caller's error, and the draft, hidden beside the path, goes."""
    seen: list[str] = []

    def full(_: int) -> None:
        seen.extend(path.name for path in tmp_path.iterdir())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        _SMALL.write(tmp_path / "small")
    assert not list(tmp_path.iterdir())
    (draft,) = seen
    assert (draft[:7], draft[-6:]) == (".small-", ".draft")


def test_what_is_written_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file and the draft's folder are waited for, then the name, then the parent."""
    steps: list[tuple[int, bool]] = []
    whole = os.fsync

    def wait(handle: int) -> None:
        steps.append((os.fstat(handle).st_ino, (tmp_path / "small").exists()))
        whole(handle)

    monkeypatch.setattr(os, "fsync", wait)
    _SMALL.write(tmp_path / "small")
    files = [(tmp_path / "small" / f"{name}.json").stat().st_ino for name in TABLES]
    files += [(tmp_path / "small" / "manifest.json").stat().st_ino]
    before = [(each, False) for each in (*files, (tmp_path / "small").stat().st_ino)]
    assert steps == [*before, (tmp_path.stat().st_ino, True)]


def test_a_file_is_replaced_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that fails leaves the old one; the new one is on the disk before its name is."""
    path = tmp_path / "index.json"
    path.write_bytes(b"old")
    steps: list[tuple[bytes, list[str]]] = []
    whole = os.fsync

    def wait(handle: int) -> None:
        steps.append((path.read_bytes(), sorted(each.name for each in tmp_path.iterdir())))
        whole(handle)

    monkeypatch.setattr(os, "fsync", wait)
    monkeypatch.setattr("secrets.token_hex", lambda size: "0f" * size)
    _write.replace_file(path, b"new")
    draft = f".index.json.{'0f' * 16}.draft"
    assert steps == [(b"old", [draft, "index.json"]), (b"new", ["index.json"])]


def test_a_file_that_cannot_be_replaced_leaves_no_draft(tmp_path: Path) -> None:
    """Where a folder stands in its place, nothing is left beside it."""
    (tmp_path / "index.json" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        _write.replace_file(tmp_path / "index.json", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["index.json"]


def test_a_draft_that_cannot_be_begun_is_the_callers_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk's own, though there is no draft to take away."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        _write.replace_file(tmp_path / "index.json", b"new")
    assert not list(tmp_path.iterdir())


def test_a_draft_of_somebody_else_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it has the very name of ours, neither it nor the file is touched."""
    monkeypatch.setattr("secrets.token_hex", lambda size: "0f" * size)
    draft = tmp_path / f".index.json.{'0f' * 16}.draft"
    draft.write_bytes(b"theirs")
    (tmp_path / "index.json").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        _write.replace_file(tmp_path / "index.json", b"new")
    assert _bytes(tmp_path) == {draft.name: b"theirs", "index.json": b"old"}


def test_files_lie_in_folders_that_are_on_the_disk_when_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file first, then the folders, the inner ones before those that list them."""
    moved, folder = tmp_path / "moved", tmp_path / "new"
    moved.write_bytes(b"3")
    folder.mkdir()
    (folder / "b").mkdir()
    steps: list[int] = []
    whole = os.fsync

    def wait(handle: int) -> None:
        steps.append(os.fstat(handle).st_ino)
        whole(handle)

    monkeypatch.setattr(os, "fsync", wait)
    _write.write_files(folder, {"a/c/d": b"1", "a/e": b"2", "b/f": moved, "g": b"4", "a/h": b"5"})
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert files == {"a/c/d": b"1", "a/e": b"2", "b/f": b"3", "g": b"4", "a/h": b"5"}
    assert not moved.exists()
    order = ("a/c/d", "a/e", "b/f", "g", "a/h", "b", "a/c", "a", "")
    assert steps == [(folder / name).stat().st_ino for name in order]


def test_a_file_is_put_over_nothing_unasked(tmp_path: Path) -> None:
    """Not even over a link that leads nowhere; asked, it is replaced whole."""
    path, link = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"mine")
    link.symlink_to(tmp_path / "nowhere")
    for taken in (path, link):
        with pytest.raises(FileExistsError, match=r"exists already, write overwrite=True"):
            _write.put_file(taken, b"new", overwrite=False)
    assert path.read_bytes() == b"mine"
    _write.put_file(path, b"new", overwrite=True)
    _write.put_file(tmp_path / "c", b"first", overwrite=True)
    link.unlink()
    assert _bytes(tmp_path) == {"a": b"new", "c": b"first"}
    with pytest.raises(FileNotFoundError, match="make it first"):
        _write.put_file(tmp_path / "none" / "a", b"new", overwrite=True)


def test_a_file_is_put_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On FAT, in some shares and sandboxes: whole, and never over a faster writer's."""

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    def raced(path: Path, *mode: Any, **how: Any) -> Any:
        if mode == ("xb",):
            path.write_bytes(b"mine")
        return real(path, *mode, **how)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    real = Path.open
    monkeypatch.setattr(Path, "hardlink_to", refused)
    _write.put_file(tmp_path / "a", b"new", overwrite=False)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", raced)
        with pytest.raises(FileExistsError, match="overwrite=True"):
            _write.put_file(tmp_path / "b", b"new", overwrite=False)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        _write.put_file(tmp_path / "c", b"new", overwrite=False)
    assert _bytes(tmp_path) == {"a": b"new", "b": b"mine"}


def test_a_faster_writer_keeps_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that appears while ours is drafted is not replaced, and no draft is left."""
    drafts: list[Path] = []

    def slow(folder: Path, files: dict[str, bytes]) -> None:
        drafts.append(folder)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        (tmp_path / "a").write_bytes(b"theirs")

    monkeypatch.setattr(_write, "write_files", slow)
    with pytest.raises(FileExistsError, match="exists already"):
        _write.put_file(tmp_path / "a", b"ours", overwrite=False)
    assert _bytes(tmp_path) == {"a": b"theirs"}
    (draft,) = drafts
    assert (draft.parent, draft.name[:3], draft.suffix) == (tmp_path, ".a-", ".draft")


def test_a_system_that_opens_no_folders_still_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a folder cannot be opened there is nothing to wait for."""
    whole = os.open

    def refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if Path(path).is_dir() and flags == os.O_RDONLY:
            raise PermissionError(13, "Permission denied")
        return whole(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", refuse)
    _write.write_files(tmp_path, {"a": b"1"})
    assert _bytes(tmp_path) == {"a": b"1"}


def test_records_stand_in_reading_order() -> None:
    """By document, start, end and id; what has no place stands first; other records by id."""

    def tier(key: str, document: str, place: tuple[int, int] | None = None) -> npf.Tier:
        anchor = npf.Anchor(place[0], place[1], 1, "", None, None) if place else None
        tier_of = npf.TierId(key), npf.SectorId("a"), "future", npf.DocumentId(document), anchor
        return npf.Tier(*tier_of)  # type: ignore[arg-type]

    tiers = [
        tier("b.t9", "b"), tier("b.t2", "b", (0, 1)), tier("b.t3", "b", (0, 2)),
        tier("b.t1", "b", (3, 4)), tier("b.t4", "b", (3, 4)), tier("a.t1", "c", (1, 2)),
    ]  # fmt: skip
    assert _write.canonical(reversed(tiers)) == tiers
    assert _write.canonical([_sector("b"), _sector("a-b"), _sector("a")]) == [
        _sector("a"), _sector("a-b"), _sector("b")
    ]  # fmt: skip


@pytest.mark.parametrize("faster", [True, False])
def test_of_two_writers_one_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, faster: bool
) -> None:
    """A release that appears while another is drafted stays; other failures are passed on."""
    write = _write.write_files

    def slow(folder: Path, files: dict[str, bytes]) -> None:
        write(folder, files)
        if faster:
            (tmp_path / "small").mkdir()
            (tmp_path / "small" / "theirs").touch()
        else:
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()

    monkeypatch.setattr(_write, "write_files", slow)
    with pytest.raises(FileExistsError if faster else FileNotFoundError) as caught:
        _SMALL.write(tmp_path / "small")
    assert str(tmp_path / "small") in str(caught.value)
    left = [tmp_path / "small"] if faster else []
    assert left == list(tmp_path.iterdir())


_KILLED = """
import json, os, random, signal, sys, time
from pathlib import Path
import npf_corpus as npf
from npf_corpus.validation import validate

folder, times = Path(sys.argv[1]), int(sys.argv[2])
corpus = npf.load("1.0.0")
corpus.write(folder / "model")
whole = {path.name: path.read_bytes() for path in (folder / "model").iterdir()}

def write(path, step):
    if step is not None:
        left = [step]
        def count(event, args):
            if event in {"open", "os.mkdir", "os.rename", "os.rmdir", "os.remove", "shutil.rmtree"}:
                left[0] -= 1
                if not left[0]:
                    os._exit(9)
        sys.addaudithook(count)
    corpus.write(path)
    os._exit(0)

seen = {"nothing": 0, "whole": 0, "half": 0, "drafts": 0, "releases": 0, "steps": 0}
began = time.perf_counter()
for turn in range(5):
    child = os.fork()
    if not child:
        write(folder / f"timed{turn}", None)
    os.waitpid(child, 0)
took = (time.perf_counter() - began) / 5

rng = random.Random(0)
step, finished = 0, False
for turn in range(times):
    path = folder / f"out{turn}"
    step = None if finished else (step or 0) + 1
    child = os.fork()
    if not child:
        write(path, step)
    if step is None:
        time.sleep(rng.uniform(0, 1.5 * took))
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if step is not None:
        seen["steps"] += 1
        finished = code == 0
    if not path.exists():
        seen["nothing"] += 1
    elif {each.name: each.read_bytes() for each in path.iterdir()} == whole:
        seen["whole"] += 1
    else:
        seen["half"] += 1
    for draft in folder.glob(".*"):
        seen["drafts"] += 1
        seen["releases"] += not validate(draft)
        draft.rename(folder.parent / "drafts" / f"{turn}")
print(json.dumps(seen))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_killed_writer_leaves_nothing_or_the_whole(tmp_path: Path) -> None:
    """Killed at each of its steps, then at hundreds of random moments, it leaves no half."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "out").mkdir()
    command = [sys.executable, "-c", _KILLED, str(tmp_path / "out"), "500"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    seen: dict[str, int] = json.loads(done.stdout)
    assert {key: seen[key] for key in ("half", "releases")} == {"half": 0, "releases": 0}
    assert min(seen["nothing"], seen["whole"], seen["drafts"]) > 2
    assert seen["steps"] > len(TABLES)


def test_records_of_any_kind_in_any_order_make_one_corpus() -> None:
    """The order in which records come, and whether from a generator, does not show."""
    records: list[Record] = [_sector("b"), _sector("a"), npf.load("1.0.0").regions["CN"]]
    one, other = _corpus(*records), _corpus(*reversed(records))
    assert one.digest == other.digest
    assert one.sectors.ids == ("a", "b")
    assert [region.id for region in one.regions] == ["CN"]


def test_vocabularies_come_from_another_corpus() -> None:
    """One's own record stands in the place of a known one; offices without document go."""
    known = npf.load("1.0.0")
    mine = evolve(known.sectors["new-materials"], definition="Mine.")
    corpus = npf.Corpus.from_records([mine], version="0.1", vocabularies=known, date=_DAY)
    assert corpus.sectors["new materials"].definition == "Mine."
    assert known.sectors.ids == corpus.sectors.ids
    assert known.regions.ids == corpus.regions.ids
    assert known.people.ids == corpus.people.ids
    assert not any(person.roles for person in corpus.people)
    assert not corpus.documents


def test_facts_of_the_corpus_are_those_given() -> None:
    """Version, licence, citation and notes are kept; the day is today by default."""
    corpus = npf.Corpus.from_records(
        [], version="0.1", licence="CC0-1.0", citation="Me (2030).", notes=("A draft.",)
    )
    facts = corpus.version, corpus.licence, corpus.citation, corpus.notes
    assert facts == ("0.1", "CC0-1.0", "Me (2030).", ("A draft.",))


@pytest.mark.parametrize(
    ("records", "faults"),
    [
        (["steel"], ["records[0]: expected a record, got 'steel' (str)"]),
        ([_sector("a"), _sector("b", aliases=["x"], definition=7), None],
         ["records[1]: 'b', aliases: no JSON for ['x']",
          "records[1]: 'b', definition: expected a string, got 7 (int)",
          "records[2]: expected a record, got None (NoneType)"]),
        ([_sector("a", "\ud800")],
         [("records[0]: 'a', name: 'utf-8' codec can't encode character '\\ud800' in position 1: "
          "surrogates not allowed")]),
        ([_sector("a", broader=("b",))],
         ["E301 sectors a $[0].broader[0] 'b' is no sector; correct the id, or add the record"]),
        ([_sector("a"), _sector("a", "another")],
         [("E204 sectors a $[1].id 'a' is also the id of sectors $[0]; give one of the records "
          "another id")]),
    ],
)  # fmt: skip
def test_records_that_break_a_law_are_refused(records: list[Any], faults: list[str]) -> None:
    """The error says which record and field, and what is wrong there, for every fault."""
    with pytest.raises(InvalidRelease) as caught:
        _corpus(*records)
    assert caught.value.path == "the corpus of these records"
    assert [str(problem) for problem in caught.value.problems] == faults


def test_a_value_that_json_would_change_is_refused() -> None:
    """A day written as text is no day, although its JSON is the same."""
    document: Any = next(iter(npf.load("1.0.0").documents))
    with pytest.raises(InvalidRelease) as caught:
        _corpus(evolve(document, published="2025-01-01"))
    fault = "expected datetime.date(2025, 1, 1), got '2025-01-01' (str)"
    assert caught.value.problems == (f"records[0]: {document.id!r}, published: {fault}",)


@pytest.mark.parametrize("schema", [1, 2])
def test_a_value_of_another_type_is_refused_in_every_field(schema: int) -> None:
    """A number that is no Decimal fits nowhere, neither in a field nor in a list of one."""
    kept: dict[Any, Any] = {type(record): record for record in valley()}
    for record in kept.values():
        for name in stored_types(type(record), schema):
            held = getattr(record, name)
            for wrong in (1.5, (1.5,)) if isinstance(held, tuple) else (1.5,):
                with pytest.raises(InvalidRelease) as caught:
                    npf.Corpus.from_records(
                        [evolve(record, **{name: wrong})], version="1", date=_DAY, schema=schema
                    )
                faults = caught.value.problems
                assert any(str(each).partition(", ")[2].startswith(name) for each in faults)


def test_every_fault_is_listed() -> None:
    """One pass over one's records finds all that is wrong."""
    broken = [evolve(_sector(key), broader=(npf.SectorId("none"),)) for key in "abc"]
    with pytest.raises(InvalidRelease) as caught:
        _corpus(*broken)
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"version": "../1"}, ("E211 manifest $.version is no version: '../1'; write a version "
         "such as 1.1.0")),
        ({"notes": ["a"]}, "no JSON for ['a']"),
        ({"schema": 3}, "schema is 3, write 1 or 2"),
        ({"licence": "\ud800"}, ("'utf-8' codec can't encode character '\\ud800' in position 98: "
         "surrogates not allowed")),
    ],
)  # fmt: skip
def test_facts_that_are_none_are_refused(facts: dict[str, Any], fault: str) -> None:
    """A version is PEP 440, notes are a tuple of lines."""
    with pytest.raises(InvalidRelease) as caught:
        npf.Corpus.from_records([], date=_DAY, **{"version": "1.0", **facts})
    assert caught.value.path == "the corpus of these records"
    assert [str(problem) for problem in caught.value.problems] == [fault]


def test_the_day_is_today_unless_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is the day in UTC."""
    from npf_corpus.validation import _assemble

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            assert tz is UTC
            return cls(2031, 5, 6, 23, 59, tzinfo=tz)

    monkeypatch.setattr(_assemble, "datetime", Clock)
    made = npf.Corpus.from_records([], version="1.0")
    assert store_of(made).manifest.date == date(2031, 5, 6)
    assert store_of(_SMALL).manifest.date == _DAY


def _tomb(key: str, since: str, *successors: str) -> Retired:
    return Retired(key, since, "a duplicate", successors)


def test_a_release_states_what_it_follows(tmp_path: Path) -> None:
    """It supersedes the one before, and carries its tombstones on."""
    first = _corpus(_sector("a"), _sector("b"), _sector("c"))
    second = _corpus(_sector("a"), _sector("c"), version="2.0.0")
    third = _corpus(_sector("a"), version="3.0.0")
    assert first.pin == seal_release(first, tmp_path / "1.0.0").pin
    seal_release(second, tmp_path / "2.0.0", previous=first, retired=(_tomb("b", "2.0.0", "c"),))
    before = read_release(tmp_path / "2.0.0")
    seal_release(third, tmp_path / "3.0.0", previous=before, retired=(_tomb("c", "3.0.0", "a"),))
    last = read_release(tmp_path / "3.0.0")
    manifest = json.loads((tmp_path / "3.0.0" / "manifest.json").read_bytes())
    assert manifest["supersedes"] == "2.0.0"
    assert [each["id"] for each in manifest["retired"]] == ["b", "c"]
    with pytest.raises(npf.RetiredId, match=r"retired in 2\.0\.0"):
        last.sectors["b"]
    with pytest.raises(npf.RetiredId, match="ask for 'a'"):
        last["c"]
    with pytest.raises(npf.UnknownName):
        last["d"]


@pytest.mark.parametrize(
    ("keys", "version", "tombs", "faults"),
    [
        ("abc", "1.0.1", (),
         ["what changed since 1.0.0 needs a new minor version, '1.0.1' is none"]),
        ("abc", "1.0.0.1", (),
         ["what changed since 1.0.0 needs a new minor version, '1.0.0.1' is none"]),
        ("a", "1.1.0", (_tomb("b", "1.1.0"),),
         ["what changed since 1.0.0 needs a new major version, '1.1.0' is none"]),
        ("ab", "0.9", (),
         ["E211 manifest $.supersedes is 1.0.0, not before 0.9; write a version such as 1.1.0"]),
        ("a", "2.0.0", (),
         ["sectors 'b' of the release before is gone, add it to the retired ids"]),
        ("a", "2.0.0", (_tomb("b", "1.0.0"), _tomb("z", "2.0.0")),
         ["'b' is retired since '1.0.0', write '2.0.0'",
          "'z' is no record of the release before, it cannot be retired"]),
        ("ab", "2.0.0", (_tomb("b", "2.0.0"),),
         [("E305 manifest $.retired[0].id 'b' is still the id of a sector; never use "
           "an id again; name what stands in its place")]),
    ],
)  # fmt: skip
def test_a_release_that_does_not_follow_is_not_sealed(
    tmp_path: Path, keys: str, version: str, tombs: tuple[Retired, ...], faults: list[str]
) -> None:
    """Versions rise by what the difference needs, and ids vanish with a tombstone alone."""
    previous = _corpus(_sector("a"), _sector("b"))
    corpus = _corpus(*map(_sector, keys), version=version)
    with pytest.raises(InvalidRelease) as caught:
        seal_release(corpus, tmp_path / "new", previous=previous, retired=tombs)
    assert [str(problem) for problem in caught.value.problems] == faults
    ours = faults[0].startswith("E") and "the corpus of these records"
    assert caught.value.path == (ours or f"release {version}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("1.0.0", "2.0.0", "major"), ("1.2.3", "1.3.0", "minor"), ("1.2.3", "1.2.4", "patch"),
        ("1.2.3", "1.2.3.1", None), ("1.2", "1.2.0", None), ("1.9", "1!1.9", "major"),
        ("2.0.0rc1", "2.0.0", "major"), ("2.0.0rc1", "2.0.1", "patch"), ("1.0", "1.0rc2", None),
        ("1.2.3", "2.2.3", "major"), ("1.2.3", "1.4.3", "minor"),
    ],
)  # fmt: skip
def test_a_version_rises_by_its_first_part_that_differs(
    old: str, new: str, part: str | None
) -> None:
    """A final release after its candidate may be anything; other parts promise nothing."""
    assert _seal._risen(old, new) == part


def test_a_sealed_release_has_the_facts_of_its_corpus(tmp_path: Path) -> None:
    """Version, day, licence, citation and notes are those of the corpus."""
    facts: dict[str, Any] = {"licence": "CC0-1.0", "citation": "Me.", "notes": ("A note.",)}
    corpus = npf.Corpus.from_records([], version="0.1", date=_DAY, **facts)
    sealed = seal_release(corpus, tmp_path / "0.1")
    assert (sealed.version, sealed.date, sealed.schema) == ("0.1", _DAY, 2)
    read = read_release(tmp_path / "0.1")
    assert {name: getattr(read, name) for name in facts} == facts


def test_a_first_release_retires_nothing(tmp_path: Path) -> None:
    """Nothing can be withdrawn that never was."""
    with pytest.raises(InvalidRelease) as caught:
        seal_release(_SMALL, tmp_path / "new", retired=(_tomb("z", "1.0.0"),))
    fault = "'z' is no record of the release before, it cannot be retired"
    assert caught.value.args == ("release 1.0.0", (fault,))


def test_a_prerelease_promises_nothing(tmp_path: Path) -> None:
    """The final release may differ from its candidates in anything."""
    candidate = _corpus(_sector("a"), version="2.0.0rc1")
    final = _corpus(_sector("b"), version="2.0.0")
    seal_release(final, tmp_path / "2.0.0", previous=candidate, retired=(_tomb("a", "2.0.0"),))
    assert not validate(tmp_path / "2.0.0")


def _published(tmp_path: Path) -> Path:
    for corpus in (_corpus(_sector("a"), version=each) for each in ("1.0.0", "1.10.0")):
        corpus.write(tmp_path / corpus.version)
    return tmp_path


def test_the_index_lists_releases_oldest_first(tmp_path: Path) -> None:
    """New folders join by version; drafts and other folders do not; sealing again is idle."""
    folder = _published(tmp_path)
    (folder / "notes").mkdir()
    (folder / "README.md").touch()
    assert [release.version for release in seal_index(folder)] == ["1.0.0", "1.10.0"]
    index = (folder / "index.json").read_bytes()
    seal_index(folder)
    assert index == (folder / "index.json").read_bytes()
    _corpus(_sector("a"), version="1.9.0").write(folder / "1.9.0")
    assert [release.version for release in seal_index(folder)] == ["1.0.0", "1.9.0", "1.10.0"]
    assert index != (folder / "index.json").read_bytes()
    assert not list(folder.glob(".*"))


def test_an_index_that_is_none_is_refused(tmp_path: Path) -> None:
    """The error has its path."""
    index = tmp_path / "index.json"
    index.write_bytes(b"{}")
    with pytest.raises(InvalidRelease) as caught:
        seal_index(tmp_path)
    assert caught.value.args == (str(index), ("expected a list, got {} (dict)",))


def test_a_table_without_records_is_an_empty_list(tmp_path: Path) -> None:
    """Its file has the two brackets on one line, and no release lacks it."""
    _SMALL.write(tmp_path / "1.0.0")
    assert (tmp_path / "1.0.0" / "claims.json").read_bytes() == b"[]\n"


def test_a_published_release_that_lacks_a_file_is_refused(tmp_path: Path) -> None:
    """The index is not written; a file that is gone has the digest of no bytes."""
    folder = _published(tmp_path)
    seal_index(folder)
    (folder / "1.0.0" / "sectors.json").unlink()
    with pytest.raises(DigestMismatch) as caught:
        seal_index(folder)
    assert caught.value.actual == sha256(b"")


@pytest.mark.parametrize("name", ["sectors.json", "manifest.json"])
def test_a_published_release_that_changed_is_refused(tmp_path: Path, name: str) -> None:
    """The index is not written where a byte of an older release is another."""
    folder = _published(tmp_path)
    seal_index(folder)
    path = folder / "1.0.0" / name
    path.write_bytes(path.read_bytes().replace(b"a", b"e", 1))
    with pytest.raises(DigestMismatch) as caught:
        seal_index(folder)
    assert caught.value.args[0] == str(path)


def test_each_file_of_a_published_release_must_stay(tmp_path: Path) -> None:
    """Of one in parts, with its index and a file a document: none is gone, changed or too many."""
    first = npf.Corpus.from_records(
        [*npf.load("2.3.0").units], version="1.0.0", date=_DAY, schema=2
    )
    seal_release(first, tmp_path / "1.0.0")
    seal_index(tmp_path)
    index = (tmp_path / "index.json").read_bytes()
    (tmp_path / "1.0.0" / "claims").mkdir()
    seal_index(tmp_path)
    place = tmp_path / "1.0.0" / "claims" / "d.json"
    place.write_bytes(b"[]\n")
    with pytest.raises(InvalidRelease) as extra:
        seal_index(tmp_path)
    assert str(extra.value) == "data/1.0.0/claims is no valid release: d.json does not belong"
    place.unlink()
    for path in sorted((tmp_path / "1.0.0").glob("*.*")):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + b" ")
        with pytest.raises((DigestMismatch, InvalidRelease)) as caught:
            seal_index(tmp_path)
        assert str(caught.value.args[0]).endswith(f"1.0.0/{path.name}")
        path.unlink()
        with pytest.raises(InvalidRelease) as gone:
            seal_index(tmp_path)
        assert gone.value.path in {str(path), str(tmp_path / "1.0.0")}
        path.write_bytes(whole)
    seal_index(tmp_path)
    assert (tmp_path / "index.json").read_bytes() == index


def test_a_published_release_sealed_again_is_refused(tmp_path: Path) -> None:
    """Another valid release under a published version is none."""
    folder = _published(tmp_path)
    seal_index(folder)
    for path in (folder / "1.0.0").iterdir():
        path.unlink()
    (folder / "1.0.0").rmdir()
    with pytest.raises(InvalidRelease) as caught:
        seal_index(folder)
    cause = caught.value.__cause__
    assert isinstance(cause, FileNotFoundError)
    fault = f"it is published and must stay: {cause}"
    assert caught.value.args == (str(folder / "1.0.0"), (fault,))
    other = _corpus(_sector("b"))
    other.write(folder / "1.0.0")
    with pytest.raises(DigestMismatch) as mismatch:
        seal_index(folder)
    stated = _corpus(_sector("a")).digest
    assert mismatch.value.args[:3] == (str(folder / "1.0.0"), stated, other.digest)


def test_only_valid_releases_named_by_their_version_are_listed(tmp_path: Path) -> None:
    """A broken folder, or one with another name, stops the index."""
    _SMALL.write(tmp_path / "0.1")
    with pytest.raises(InvalidRelease) as caught:
        seal_index(tmp_path)
    assert caught.value.args == (str(tmp_path / "0.1"), ("it is 1.0.0, name it so",))
    (tmp_path / "0.1" / "sectors.json").unlink()
    with pytest.raises(InvalidRelease, match="sectors"):
        seal_index(tmp_path)
    assert not (tmp_path / "index.json").exists()


@pytest.mark.parametrize("size", [0, 1, 1 << 22, (1 << 22) + 1])
def test_a_digest_is_sha_256_whoever_makes_it(size: int) -> None:
    """Small files are hashed by the interpreter itself, large ones by OpenSSL, alike."""
    assert sha256(b"a" * size) == hashlib.sha256(b"a" * size).hexdigest()


def test_a_python_without_a_hash_of_its_own_has_that_of_hashlib(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Builds may leave it out, and digests stay the same."""
    for name in ("_sha2", "_sha256"):
        monkeypatch.setitem(sys.modules, name, None)
    assert _small_hash.__wrapped__() is hashlib.sha256


def test_what_becomes_a_pipe_is_no_regular_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies at a path is looked at again once it is open."""
    regular, pipe = (tmp_path / "a").absolute(), (tmp_path / "b").absolute()
    regular.touch()
    os.mkfifo(pipe)
    found = os.lstat(regular)
    monkeypatch.setattr(os, "lstat", lambda _: found)
    with pytest.raises(OSError, match="is a link, a folder or a device"):
        read_file(str(pipe), 10)


def test_lines_in_pieces_are_a_sequence() -> None:
    """They have places, slices and an order, and so have ids, also those without a document."""
    lines = InPieces(lambda at: [["a", "b"], ["c"]][at], 3, 2)
    assert (lines[-1], lines[:2], list(lines)) == ("c", ["a", "b"], ["a", "b", "c"])
    ids = Ids([".c1", "x", ".c1"], [Part("d", 2, ""), Part("e", 1, "")])
    assert list(ids) == ["d.c1", "x", "e.c1"]

"""Laws of files, and how a release is examined as a whole: every message, every layer."""

from __future__ import annotations

import errno
import io
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import cast

import made_up
import pytest
from attrs import evolve
from made_up import files_of, resealed, unit, write

import npf_corpus as npf
from drafting.test_project import project
from npf_corpus.drafting import corpus_of
from npf_corpus.errors import DigestMismatch, InvalidRelease, shown
from npf_corpus.lineage import _load
from npf_corpus.records import TABLES
from npf_corpus.release._converter import dump_table
from npf_corpus.release._layout import file_of_lines, in_folder, lines_of
from npf_corpus.release._manifest import Release, Retired, parse_manifest, sha256
from npf_corpus.release._regular import read_file, read_followed
from npf_corpus.release._write import write_folder
from npf_corpus.strategies._draft import Sketch, sealed
from npf_corpus.validation import Problem, _examine, _files, _folder, read_release, validate
from npf_corpus.validation._laws import Finding


def _sector(key: str, *broader: str) -> npf.Sector:
    return made_up.sector(key, *broader, name=f"Sector {key}")


def _release_of(*sectors: npf.Sector, version: str = "1.0.0") -> dict[str, bytes]:
    return files_of(*(sectors or (_sector("a"), _sector("b"))), unit("firm"), version=version)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The folder of a valid release of two sectors and a unit."""
    return write(tmp_path / "release", _release_of())


def _found(path: str | Path, sources: Path | None = None) -> list[str]:
    """Return the problems of a release, their remedies left out."""
    problems = validate(path, sources=sources)
    return [str(problem).removesuffix(f"; {problem.remedy}") for problem in problems]


def _state(release: Path, change: Mapping[str, bytes]) -> None:
    """Change a manifest's bytes and seal it again."""
    path = release / "manifest.json"
    data = path.read_bytes().rpartition(b',"digest":"')[0]
    for old, new in change.items():
        assert data.count(old.encode()) == 1
        data = data.replace(old.encode(), new)
    path.write_bytes(sealed(data))


def test_a_copied_release_of_this_package_lacks_what_older_ones_have(tmp_path: Path) -> None:
    """E103 says how a whole copy is made."""
    copy = tmp_path / "copy"
    copy.mkdir()
    lies = Path(npf.__file__).parent / "data" / "2.3.0" / "manifest.json"
    (copy / "manifest.json").write_bytes(lies.read_bytes())
    with pytest.raises(InvalidRelease) as caught:
        read_release(copy)
    assert "E103 documents documents.json is missing, a release shares files with older ones, " in (
        said := str(caught.value)
    )
    assert 'npf_corpus.load("2.3.0").write("FOLDER") makes a whole copy; ' in said


@pytest.mark.parametrize("name", ["npf_corpus data", "ours"])
@pytest.mark.parametrize("supersedes", [None, "0.9.0"])
@pytest.mark.parametrize("schema", [1, 2])
def test_a_release_of_ones_own_shares_no_files(
    tmp_path: Path, name: str, supersedes: str | None, schema: int
) -> None:
    """E103 says how a copy is made of a release of this package alone that has older ones."""
    draft = Sketch({}, (), schema)
    stated = {"citation": f"{name}: a release.", "supersedes": supersedes}
    draft.on_manifest.append(lambda each: each.update(stated))
    release, _ = draft.draft().write(tmp_path)
    (release / "units.json").unlink()
    shared = schema == 2 and name == "npf_corpus data" and supersedes is not None
    (line,) = (line for line in _found(release) if line.startswith("E103"))
    assert ("a release shares files with older ones" in line) == shared
    assert line.startswith("E103 units units.json is missing")


def test_a_release_is_a_folder(release: Path, tmp_path: Path) -> None:
    """E101 says what lies at the path instead, or why it cannot be read."""
    assert _found(release) == []
    link = tmp_path / "link"
    link.symlink_to(release)
    file = release / "units.json"
    assert _found(link) == [f"E101 {shown(str(link))} is a symbolic link"]
    assert _found(file) == [f"E101 {shown(str(file))} is no folder"]
    assert _found("nowhere") == ["E101 'nowhere' cannot be read: No such file or directory"]
    said, law = "'nowhere' cannot be read: No such file or directory", _examine.LAWS[0]
    assert validate("nowhere") == (Problem("E101", None, None, "", said, law.remedy),)
    with pytest.raises(ValueError, match="null") as caught:
        os.lstat("a\0b")
    assert _found("a\0b") == [f"E101 'a\\x00b' cannot be read: {caught.value}"]
    assert _found("x" * 300) == [f"E101 '{'x' * 58}… cannot be read: File name too long"]


def test_a_folder_of_sheets_is_no_release_yet(release: Path, tmp_path: Path) -> None:
    """E101 says what to do first; a release beside its sheets is told by E103."""
    (tmp_path / "mine" / "sheets").mkdir(parents=True)
    mine = str(tmp_path / "mine")
    assert _found(mine) == [f"E101 {shown(mine)} holds sheets and no release yet: seal it first"]
    (release / "sheets").mkdir()
    assert _found(release) == ["E103 'sheets' does not belong here"]


def test_a_release_may_be_where_one_stands(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path of dots is a folder's, and the root is a folder that holds other things."""
    monkeypatch.chdir(release)
    assert [_found(path) for path in (".", "./", "./.")] == [[], [], []]
    assert "E103" in {line[:4] for line in _found("/")}
    assert _found("") == ["E101 '' cannot be read: No such file or directory"]


def test_a_folder_that_cannot_be_listed_is_a_problem(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E101 has the reason, and nothing else is said."""

    def refuse(_: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert _found(release) == [f"E101 {shown(str(release))} cannot be listed: Permission denied"]


def test_a_release_holds_regular_files(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E102 names each that is none, or that cannot be read, and the others are read."""
    for name in ("units.json", "tiers.json", "manifest.json"):
        (release / name).rename(tmp_path / name)
    (release / "units.json").symlink_to(tmp_path / "units.json")
    (release / "tiers.json").mkdir()
    other = "is a link, a folder or a device"
    assert _found(release) == [
        f"E102 tiers tiers.json {other}",
        f"E102 units units.json {other}",
        "E103 manifest manifest.json is missing",
    ]
    (tmp_path / "manifest.json").rename(release / "manifest.json")
    whole = os.open

    def refuse(path: str, flags: int) -> int:
        if path.endswith("people.json"):
            raise PermissionError(13, "Permission denied")
        return whole(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    (release / "sectors.json").write_bytes(b"[]\n")
    assert [line[:52] for line in _found(release)] == [
        "E102 people people.json cannot be read: Permission d",
        f"E102 tiers tiers.json {other}"[:52],
        f"E102 units units.json {other}"[:52],
        "E108 manifest $.tables[2].bytes is 183, sectors.json",
        "E109 manifest $.tables[2].sha256 is '" + sha256(_release_of()["sectors.json"])[:15],
        "E110 manifest $.tables[2].records is 2, sectors.json",
    ]


def test_files_are_opened_without_waiting_and_never_through_links(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link or a pipe put in a file's place at the last moment is not followed nor waited for."""
    flags: set[int] = set()
    whole = os.open

    def spy(path: str, flag: int) -> int:
        flags.add(flag)
        return whole(path, flag)

    monkeypatch.setattr(os, "open", spy)
    assert validate(release) == ()
    assert flags == {os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC}


def test_a_release_has_all_files_and_no_other(release: Path) -> None:
    """E103 names what is missing, by its table, and what does not belong, as it can be shown."""
    for name in ("units.json", "people.json"):
        (release / name).unlink()
    (release / "units.json~").touch()
    (release / "é\n").mkdir()
    assert _found(release) == [
        "E103 'units.json~' does not belong here",
        "E103 '\\xe9\\n' does not belong here",
        "E103 people people.json is missing",
        "E103 units units.json is missing",
    ]


@pytest.mark.parametrize(
    ("name", "table", "limit"),
    [("manifest.json", "manifest", 16_777_216), ("units.json", "units", 2_147_483_648)],
)
def test_files_have_limits(
    release: Path, monkeypatch: pytest.MonkeyPatch, name: str, table: str, limit: int
) -> None:
    """E104 shows the size of a file and the limit; a file of just that size is read."""
    os.truncate(release / name, limit + 1)
    line = f"E104 {table} {name} has {limit + 1} bytes, the limit is {limit}"
    assert _found(release) == [line]
    write(release, _release_of())
    size = (release / name).stat().st_size
    monkeypatch.setattr(_folder, f"LARGEST_{'MANIFEST' if table == 'manifest' else 'TABLE'}", size)
    assert not [line for line in _found(release) if name in line]


def test_a_manifest_is_an_object_of_its_fields(release: Path) -> None:
    """E105 names each field that is wrong, by its path, and no table is looked at."""
    (release / "units.json").write_bytes(b"?")
    _state(release, {'"schema":1': b'"schema":"1"', '"notes":[]': b'"notes":[3]'})
    assert _found(release) == [
        "E105 manifest $.schema expected a whole number, got '1' (str)",
        "E105 manifest $.notes[0] expected a string, got 3 (int)",
    ]
    (release / "manifest.json").write_bytes(b"{")
    reason = "Expecting property name enclosed in double quotes"
    assert _found(release) == [f"E105 manifest line 1 is no JSON: {reason}"]


def test_a_manifest_ends_in_its_own_digest(release: Path) -> None:
    """E106 shows the digest stated and that of the bytes; a form of its own is then no matter."""
    path = release / "manifest.json"
    data = path.read_bytes()
    stated = parse_manifest("m", data).digest
    path.write_bytes(data.replace(b'"Me."', b'"You"'))
    head = path.read_bytes().rpartition(b',"digest":"')[0]
    actual = sha256(head)
    fault = f"is {shown(stated)}, the bytes before it have {actual}"
    assert _found(release) == [f"E106 manifest $.digest {fault}"]
    path.write_bytes(data.replace(b',"digest":', b',"digest": '))
    whole = sha256(b"")
    fault = f"is {shown(stated)}, the bytes before it have {whole}"
    assert _found(release) == [f"E106 manifest $.digest {fault}"]


def test_a_manifest_states_what_this_code_reads(release: Path) -> None:
    """E107 shows each fact and the one known; another schema is not read any further."""
    known = parse_manifest("m", (release / "manifest.json").read_bytes())
    change = {
        f'"normalisation":"{known.normalisation}"': b'"normalisation":"n"',
        f'"readings":"{known.readings}"': b'"readings":"0"',
        '{"name":"documents"': b'{"name":"papers"',
    }
    _state(release, change)
    found = [
        f"E107 manifest $.normalisation is 'n', this npf-corpus reads {known.normalisation!r}",
        f"E107 manifest $.readings is '0', this npf-corpus reads {known.readings!r}",
        (
            "E107 manifest $.tables is ['papers', 'regions', 'sectors', 'tiers', 'organizations', …"
            ", this npf-corpus reads ['documents', 'regions', 'sectors', 'tiers', 'organizations…"
        ),
    ]
    assert _found(release) == found
    (release / "documents.json").write_bytes(b"?")  # of no size that is stated, so not read
    assert _found(release) == found
    (release / "units.json").write_bytes(b"?")
    _state(release, {'"schema":1': b'"schema":3'})
    found[0] = "E107 manifest $.normalisation is 'n', this npf-corpus reads 'npf-2'"
    assert _found(release)[:2] == ["E107 manifest $.schema is 3, this npf-corpus reads 2", found[0]]
    with pytest.raises(InvalidRelease):
        read_release(release)


_WHOLE = "expected a whole number, got"
_READS = "this npf-corpus reads 4"
_OF_SCHEMA_2 = "belongs to schema 2, which has an index, not to schema 1"
_PARTS = {"name": "index", "records": 0, "bytes": 3, "sha256": "0" * 64}


@pytest.mark.parametrize(
    ("schema", "stated", "code", "place", "fault"),
    [
        (2, {"blocks": 8}, "E107", "blocks", f"is 8, {_READS}"),
        (2, {"blocks": 5}, "E107", "blocks", f"is 5, {_READS}"),
        (2, {"blocks": 3}, "E107", "blocks", f"is 3, {_READS}"),
        (2, {"blocks": 1}, "E107", "blocks", f"is 1, {_READS}"),
        (2, {"blocks": 0}, "E107", "blocks", f"is 0, {_READS}"),
        (2, {"blocks": -4}, "E107", "blocks", f"is -4, {_READS}"),
        (2, {"blocks": True}, "E105", "blocks", f"{_WHOLE} True (bool)"),
        (2, {"blocks": 4.0}, "E105", "blocks", f"{_WHOLE} 4.0 (float)"),
        (2, {"blocks": "4"}, "E105", "blocks", f"{_WHOLE} '4' (str)"),
        (2, {"blocks": None}, "E105", "blocks", f"{_WHOLE} None (NoneType)"),
        (2, {"parts": None}, "E105", "parts", "expected an object, got None (NoneType)"),
        (1, {"parts": _PARTS}, "E107", "parts", _OF_SCHEMA_2),
        (1, {"parts": _PARTS, "blocks": 4}, "E107", "parts", _OF_SCHEMA_2),
        (1, {"parts": _PARTS, "blocks": 8}, "E107", "parts", _OF_SCHEMA_2),
    ],
)
def test_a_manifest_states_an_index_that_this_code_reads(
    schema: int,
    stated: dict[str, object],
    code: str,
    place: str,
    fault: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One error from `validate`, `read_release` and `load` says what it states and what is read."""
    draft = Sketch({}, (), schema)
    draft.on_manifest.append(lambda each: each.update(stated))
    release, _ = draft.draft().write(tmp_path)
    assert _found(release) == [f"{code} manifest $.{place} {fault}"]
    with pytest.raises(InvalidRelease) as caught:
        read_release(release)
    assert [str(problem).split()[0] for problem in caught.value.problems] == [code]
    line = f"{place} {fault}; use the npf-corpus that wrote it"
    lies = "data/1.0.0" if code == "E107" else "data/1.0.0/manifest.json"
    with pytest.raises(InvalidRelease) as caught:
        _loaded(release, tmp_path, monkeypatch)
    assert caught.value.args == (lies, (line if code == "E107" else f"{fault} in $.{place}",))


def test_blocks_without_parts_are_no_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E105 names the field that is missing, and no other law speaks of the files."""
    draft = Sketch({}, (), 2)
    draft.on_manifest.append(lambda each: each.pop("parts"))
    release, _ = draft.draft().write(tmp_path)
    assert _found(release) == ["E105 manifest $.parts is missing"]
    with pytest.raises(InvalidRelease, match=r"expected the fields version, .* parts, blocks"):
        _loaded(release, tmp_path, monkeypatch)


def test_the_first_line_of_an_index_is_as_the_manifest_states(tmp_path: Path) -> None:
    """E108, E109 and E110 tell of it what they tell of a file."""
    draft = Sketch({}, (), 2)
    wrong = {"records": 3, "bytes": 7, "sha256": "0" * 64}
    draft.on_manifest.append(lambda each: each["parts"].update(wrong))
    release, _ = draft.draft().write(tmp_path)
    head = (release / "index.bin").read_bytes().partition(b"\n")[0] + b"\n"
    has = "the first line of index.bin has"
    assert _found(release) == [
        f"E108 manifest $.parts.bytes is 7, {has} {len(head)}",
        f"E109 manifest $.parts.sha256 is {shown('0' * 64)}, {has} {sha256(head)}",
        f"E110 manifest $.parts.records is 3, {has} 0",
    ]


def test_an_index_says_what_the_records_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E113 is told of one that does not, in a release that keeps every other law."""
    release, _ = Sketch({}, (), 2).draft().write(tmp_path)
    assert _found(release) == []
    monkeypatch.setattr(_files, "build", lambda *_: b"of other records")
    assert _found(release) == ["E113 index.bin disagrees with the records"]


def test_files_of_documents_belong_where_the_manifest_cannot_be_read(tmp_path: Path) -> None:
    """E105 is the only error of a sound release of schema 2, however many files it has."""
    release = tmp_path / "release"
    corpus_of(*project(tmp_path)).write(release)
    assert _found(release) == []
    assert len([each for each in release.rglob("*.json") if each.parent != release]) > 1
    _state(release, {'"blocks":4': b'"blocks":null'})
    assert _found(release) == [f"E105 manifest $.blocks {_WHOLE} None (NoneType)"]


def _loaded(release: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> npf.Corpus:
    """Return a release as `load` does, from a package that has no other."""
    data = folder / "data"
    data.mkdir()
    release.rename(data / "1.0.0")
    digest = (data / "1.0.0" / "manifest.json").read_bytes()[-67:-3].decode()
    schema = int((data / "1.0.0" / "index.bin").exists()) + 1
    listed = Release("1.0.0", digest, date(2031, 1, 1), schema)
    (data / "index.json").write_bytes(dump_table([listed]))
    for name, value in (("_DATA", str(data)), ("_INDEX", []), ("_LOADED", {})):
        monkeypatch.setattr(_load, name, value)
    return npf.load("1.0.0")


def test_tables_are_as_the_manifest_states(release: Path) -> None:
    """E108, E109 and E110 show what the manifest states of a file, and what the file has."""
    place = list(TABLES).index("units")
    old = (release / "units.json").read_bytes()
    new = b"[]\n"
    (release / "units.json").write_bytes(new)
    at = f"manifest $.tables[{place}]"
    assert _found(release) == [
        f"E108 {at}.bytes is {len(old)}, units.json has 3",
        f"E109 {at}.sha256 is {shown(sha256(old))}, units.json has {sha256(new)}",
        f"E110 {at}.records is 1, units.json has 0",
    ]
    (release / "units.json").write_bytes(b"?")
    assert _found(release) == [
        f"E108 {at}.bytes is {len(old)}, units.json has 1",
        f"E109 {at}.sha256 is {shown(sha256(old))}, units.json has {sha256(b'?')}",
        "E201 units line 1 is no JSON: Expecting value",
    ]


def test_records_stand_in_order(release: Path) -> None:
    """E111 names the first record that stands where another belongs, and only that one."""
    files = _release_of(_sector("a"), _sector("b"), _sector("c"), _sector("d"))
    head, *rows = files["sectors.json"].splitlines()
    lines = [row.rstrip(b",") for row in rows[:-1]]
    wrong = b"\n".join((head, b",\n".join([lines[0], lines[3], lines[2], lines[1]]), b"]\n"))
    write(release, resealed(files, sectors=wrong))
    assert _found(release) == ["E111 sectors d $[1] is 'd', where 'b' belongs"]
    write(release, resealed(files, sectors=wrong.replace(b'"id":', b'"id": ')))
    assert [line[:4] for line in _found(release)] == ["E111", "E112"]


def test_files_are_in_canonical_form(release: Path) -> None:
    """E112 names each table, or the manifest, that is written in another form."""
    files = _release_of()
    spaced = files["sectors.json"].replace(b'"id":', b'"id": ')
    write(release, resealed(files, sectors=spaced, units=files["units.json"][:-1]))
    assert _found(release) == [
        "E112 sectors $ is written in another form",
        "E112 units $ is written in another form",
    ]
    write(release, _release_of())
    _state(release, {'"schema":1': b'"schema": 1'})
    assert _found(release) == ["E112 manifest $ is written in another form"]


def test_a_file_of_a_document_holds_its_records_alone(tmp_path: Path) -> None:
    """E112 names each file that the document's records do not make, though the whole table is."""
    said = [made_up.statement(f"{key}.s1") for key in "abc"]
    files = in_folder(files_of(*map(made_up.document, "abc"), *said, schema=2), 2)
    folder = tmp_path / "parted"
    write_folder(folder, files)
    assert [line for line in _found(folder) if line.startswith("E112")] == []
    one, two = (folder / "statements" / f"{key}.json" for key in "ab")
    one.write_bytes(file_of_lines([*lines_of(one.read_bytes()), *lines_of(two.read_bytes())]))
    two.unlink()
    other = "are not those of this document"
    assert [line for line in _found(folder) if line.startswith("E112")] == [
        f"E112 statements $ in statements/'{key}'.json, {other}" for key in "ab"
    ]


def test_json_and_fields_are_judged_apart(release: Path) -> None:
    """E201 has the faults of the text and E202 those of the fields; form is then no matter."""
    files = _release_of()
    double = files["sectors.json"].replace(b'{"id":"a"', b'{"id":"x", "id":"a"')
    write(release, resealed(files, sectors=double, units=files["units.json"].replace(b'"1"', b"1")))
    assert _found(release) == [
        "E201 sectors $[0].id stands twice in one object",
        "E202 units $[0].factor expected a string with a number in plain notation, got 1 (int)",
    ]


def test_what_could_not_be_read_is_blamed_once(release: Path) -> None:
    """References to lost records and missing tables are no further faults, others are."""
    files = _release_of(_sector("a", "b"), _sector("b", "gone"), _sector("c", "b"))
    broken = files["sectors.json"].replace(b'"name":"Sector b"', b'"name":3')
    write(release, resealed(files, sectors=broken))
    assert _found(release) == ["E202 sectors $[1].name expected a string, got 3 (int)"]
    tomb = (Retired("old", "1.0.0", "split", ("none",)),)
    write(release, files_of(_sector("a"), retired=tomb))
    line = "E305 manifest $.retired[0].successors[0] 'none' is no other record, present or retired"
    assert _found(release) == [line]
    (release / "units.json").unlink()
    assert _found(release) == ["E103 units units.json is missing"]
    write(release, _release_of(_sector("a"), _sector("b", "a")))
    (release / "sectors.json").unlink()
    assert _found(release) == ["E103 sectors sectors.json is missing"]
    files = _release_of()
    write(release, resealed(files, units=files["units.json"].replace(b'"1"', b"1")))
    (release / "sectors.json").unlink()
    assert [line[:4] for line in _found(release)] == ["E103", "E202"]


def test_laws_that_need_a_lost_table_are_not_asked(tmp_path: Path) -> None:
    """Without organizations no publisher is missed, and without mentions no number is."""
    text = "Pier 7.\n"
    press = made_up.body("press", name="Press")
    skip = npf.Skipped(made_up.words(text, "Pier 7."), "caption")
    document = made_up.document(text=text, skipped=(skip,))
    number = made_up.mention(anchor=made_up.words(text, "7"), number_class="other")
    files = files_of(document, press, number)
    release = write(tmp_path / "release", files)
    sources = write(tmp_path / "sources", {"d.txt": text.encode()})
    assert _found(release, sources) == []
    wrong = {"organizations": b'"Press"', "mentions": b'"other"'}
    for table, value in wrong.items():
        write(release, files)
        (release / f"{table}.json").unlink()
        assert _found(release, sources) == [f"E103 {table} {table}.json is missing"]
        odd = files[f"{table}.json"].replace(value, b"7")
        for lost, code in ((b"[3", "E201"), (odd, "E202")):
            write(release, files)
            write(release, resealed(files, **{table: lost}))
            assert [line[:4] for line in _found(release, sources)] == [code]


# The whole


def test_asking_the_laws_is_told_as_it_goes(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many of them there are, those of files and the others, and when each was asked."""
    told: list[list[object]] = []

    @contextmanager
    def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
        steps = list[int]()
        told.append([what, total, steps])
        yield lambda: steps.append(1)

    monkeypatch.setattr(_examine, "progress", progress)
    assert validate(release) == ()
    layers = [law.layer == "files" or law.code in {"E201", "E202"} for law in _examine.LAWS]
    first, last = sum(layers) - 1, 1  # whether the index says what the records say
    assert [each[:2] for each in told] == [
        ["laws", first], ["laws", len(layers) - first - last], ["laws", last],
    ]  # fmt: skip
    assert [len(cast("list[int]", steps)) for *_, steps in told][::2] == [first, last]


def test_a_problem_is_one_line() -> None:
    """Where there is no table, id or path it has none; blanks are single; odd ids are quoted."""
    whole = Problem("E1", "claims", "d.c1", "$[0].x", "is\n bad", "mend it")
    assert str(whole) == "E1 claims d.c1 $[0].x is bad; mend it"
    assert str(Problem("E1", None, None, "", "is bad", "mend it")) == "E1 is bad; mend it"
    odd = Problem("E1", "units", "a b", "$[0]", "is bad", "mend it")
    assert str(odd) == "E1 units 'a b' $[0] is bad; mend it"
    assert str(evolve(odd, id="")) == "E1 units '' $[0] is bad; mend it"


@pytest.mark.parametrize("length", [400, 401])
def test_a_message_has_at_most_four_hundred_characters(
    release: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    """A longer one ends in an ellipsis."""
    words = "x" * length
    law = _examine.LAWS[-1]
    finding = Finding("units", None, "$", words)
    monkeypatch.setattr(_examine, "_RULES", ((law, lambda _: [finding], 1),))
    message = words if length == 400 else f"{'x' * 399}…"
    assert validate(release) == (Problem(law.code, "units", None, "$", message, law.remedy),)


def test_texts_are_read_up_to_a_limit(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of more than 64 MiB, a folder and what is no text are passed by."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "folder").mkdir()
    (sources / "odd").write_bytes(b"\xff")
    (sources / "z").write_bytes(b"text")
    (sources / "big").touch()
    os.truncate(sources / "big", 64 * 2**20 + 1)
    pages = "text " * 1_000
    (sources / "long").write_text(pages, "utf-8")
    texts = {sha256(b"text"): "text", sha256(pages.encode()): pages}
    assert _examine.texts_in(str(sources)) == texts
    assert validate(release, sources=sources) == ()
    monkeypatch.setattr(_examine, "_LARGEST_TEXT", 4)
    (sources / "more").write_bytes(b"texts")
    assert _examine.texts_in(str(sources)) == {sha256(b"text"): "text"}


@pytest.mark.parametrize("name", ["nowhere", "a\0b"])
def test_sources_that_are_no_folder_are_an_error(release: Path, name: str) -> None:
    """The error has the path and the reason, and the fault of the system behind it."""
    with pytest.raises(InvalidRelease) as caught:
        validate(release, sources=name)
    cause = caught.value.__cause__
    reason = "No such file or directory" if name == "nowhere" else str(cause)
    assert caught.value.args == (name, (reason,), "cannot be read as the folder of texts")
    assert type(cause) is (FileNotFoundError if name == "nowhere" else ValueError)


def test_texts_are_asked_for_where_they_are_given(tmp_path: Path) -> None:
    """A release that keeps the laws without its texts may break them with others."""
    document, press = made_up.document(text="text"), made_up.body("press")
    digest = sha256(b"text")
    release = write(tmp_path / "release", files_of(document, press))
    sources = write(tmp_path / "sources", {"other": b"another text"})
    assert read_release(release).documents.ids == ("d",)
    with pytest.raises(InvalidRelease) as caught:
        read_release(release, sources=sources)
    assert caught.value.args == (str(release), validate(release, sources=sources))
    line = f"E506 documents d $[0].text.sha256 no text given has the digest {digest}"
    assert _found(release, sources) == [line]


def test_an_invalid_release_is_not_read(release: Path) -> None:
    """The error has the path as it was given, and every problem."""
    (release / "x").touch()
    with pytest.raises(InvalidRelease) as caught:
        read_release(release)
    assert caught.value.args == (str(release), validate(release))


def test_another_pin_is_told(release: Path) -> None:
    """The error has the path, both pins and what to give instead."""
    pin = read_release(release).pin
    assert read_release(release, pin=pin).pin == pin
    other = f"{pin[:-1]}{'0' if pin[-1] != '0' else '1'}"
    with pytest.raises(DigestMismatch) as caught:
        read_release(release, pin=other)
    remedy = "give the folder of the release that was pinned, or its own pin"
    assert caught.value.args == (str(release), other, pin, remedy)


def test_what_lies_in_the_folder_is_told_before_another_pin(release: Path) -> None:
    """With all that is wrong there, as long as the manifest can be read."""
    (release / "x").touch()
    with pytest.raises(InvalidRelease) as caught:
        read_release(release, pin=f"1.0.0@sha256:{'0' * 64}")
    (problem,) = caught.value.problems
    assert (caught.value.path, str(problem)[:8]) == (str(release), "E103 'x'")


def test_a_name_that_no_file_can_have_is_an_error_of_the_system() -> None:
    """It has a number and the name, as that of a file that is missing has."""
    with pytest.raises(OSError, match="no file can have this name") as caught:
        read_followed("a\0b", 9)
    told = errno.EINVAL, "no file can have this name", "a\0b"
    assert (caught.value.errno, caught.value.strerror, caught.value.filename) == told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_that_took_the_place_of_a_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was opened is looked at again, and is no regular file."""
    path = tmp_path / "a"
    path.write_bytes(b"text")
    before = os.lstat(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(os, "lstat", lambda _: before)
    with pytest.raises(OSError, match="is a link, a folder or a device"):
        read_file(str(path), 9)


def test_of_a_file_that_grows_one_byte_too_many_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large it has become since it was looked at."""
    path, asked = tmp_path / "a", list[int]()
    path.write_bytes(b"12345678")
    small, whole = os.lstat(path), os.fdopen
    path.write_bytes(b"1" * 99)

    class Watched(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(-1 if size is None else size)
            return super().read(size)

    monkeypatch.setattr(os, "lstat", lambda _: small)
    monkeypatch.setattr(os, "fdopen", Watched)
    assert read_file(str(path), 8) == (99, None)
    assert asked == [9]
    monkeypatch.setattr(os, "fdopen", whole)
    assert read_file(str(path), 99) == (99, b"1" * 99)


def test_a_corpus_that_was_read_is_pickled_by_its_whole_path(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is opened again from anywhere, as long as the same bytes are there."""
    monkeypatch.chdir(tmp_path)
    corpus = read_release("release")
    assert list(corpus.sectors.ids) == ["a", "b"]
    held = pickle.dumps(corpus)
    monkeypatch.chdir("/")
    again = pickle.loads(held)  # noqa: S301 - our own bytes
    assert again == corpus
    assert pickle.loads(pickle.dumps(again)) == corpus  # noqa: S301 - our own bytes

    units = (release / "units.json").read_bytes()
    (release / "units.json").write_bytes(units.replace(b"firm", b"form"))
    with pytest.raises(DigestMismatch) as mismatch:
        pickle.loads(held)  # noqa: S301 - our own bytes
    assert mismatch.value.args[0] == f"{release}/units.json"

    (release / "units.json").write_bytes(units * 9)  # it is not read, and as good as empty
    with pytest.raises(DigestMismatch) as grown:
        pickle.loads(held)  # noqa: S301 - our own bytes
    assert grown.value.args[:3] == (f"{release}/units.json", sha256(units), sha256(b""))

    (release / "units.json").unlink()
    with pytest.raises(InvalidRelease) as caught:
        pickle.loads(held)  # noqa: S301 - our own bytes
    assert caught.value.args == (str(release), validate(release))
    assert [str(problem)[:30] for problem in caught.value.problems] == [
        "E103 units units.json is missi"
    ]

    write(release, _release_of(version="1.1.0"))
    pin = read_release(release).pin
    with pytest.raises(DigestMismatch) as other:
        pickle.loads(held)  # noqa: S301 - our own bytes
    assert other.value.args[:3] == (str(release), corpus.pin, pin)

    (release / "manifest.json").write_bytes(b"{}\n")
    with pytest.raises(InvalidRelease):
        pickle.loads(held)  # noqa: S301 - our own bytes

    write(release, files := _release_of())
    data = files["manifest.json"]
    (release / "manifest.json").write_bytes(data.replace(b'"Me."', b'"You"'))
    with pytest.raises(DigestMismatch) as edited:
        pickle.loads(held)  # noqa: S301 - our own bytes
    stated = parse_manifest("m", data).digest
    assert edited.value.args[:2] == (f"{release}/manifest.json", stated)


# A table of one file for each document


def _as_file(path: Path) -> None:
    (path / "claims" / "zj-2026.json").unlink()
    (path / "claims").rmdir()
    (path / "claims").write_bytes(b"[]\n")


def _as_folder(path: Path) -> None:
    (path / "claims" / "zj-2026.json").unlink()
    (path / "claims" / "zj-2026.json").mkdir()


def _renamed(path: Path) -> None:
    (path / "claims" / "zj-2026.json").rename(path / "claims" / "other.json")


def _grown(path: Path) -> None:
    with (path / "claims" / "zj-2026.json").open("ab") as file:
        file.write(b" " * 10**6)


def test_a_file_that_is_named_after_no_document_does_not_belong(tmp_path: Path) -> None:
    """E103 has its place, and no other law speaks of it."""
    folder = tmp_path / "release"
    corpus_of(*project(tmp_path)).write(folder)
    for name in (".json", "x.txt", "zj-2026.json.txt"):
        (folder / "claims" / name).write_bytes(b"[]\n")
        assert _found(folder) == [f"E103 'claims/{name}' does not belong here"]
        (folder / "claims" / name).unlink()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_as_file, "claims is a link or a file, where a folder belongs"),
        (_as_folder, "claims/zj-2026.json is a link, a folder or a device"),
        (_renamed, "in claims/'other'.json, are not those of this document"),
        (_grown, "claims/zj-2026.json"),
    ],
)
def test_files_of_documents_are_looked_at_one_by_one(
    change: Callable[[Path], object], fault: str, tmp_path: Path
) -> None:
    """The fault names the file of the document, or the folder of the table."""
    folder = tmp_path / "release"
    corpus_of(*project(tmp_path)).write(folder)
    assert _found(folder) == []
    change(folder)
    assert any(fault in each for each in _found(folder)), _found(folder)


def test_a_file_of_a_document_that_is_too_long_is_told_by_its_size(tmp_path: Path) -> None:
    """E108 has that of the table, and E104 the file that no table could have; both belong there."""
    folder = tmp_path / "release"
    corpus_of(*project(tmp_path)).write(folder)
    path = folder / "claims" / "zj-2026.json"
    size = path.stat().st_size
    _grown(folder)
    line = f"E108 manifest $.tables[10].bytes is {size}, claims.json has {size + 10**6}"
    assert _found(folder) == [f"{line}; too long to be read: 'claims/zj-2026.json'"]
    most = 2 * 2**30
    os.truncate(path, most + 1)
    name = "claims/zj-2026"
    assert _found(folder)[0] == (
        f"E104 {name} {name}.json has {most + 1} bytes, the limit is {most}"
    )
    assert "E103" not in {line[:4] for line in _found(folder)}


@pytest.mark.parametrize("more", [0, 1])
def test_files_of_documents_are_read_up_to_twice_what_is_stated(tmp_path: Path, more: int) -> None:
    """All of a table together: beyond that only their size is told, and no digest."""
    said = [made_up.statement(f"{key}.s1") for key in "abc"]
    whole = files_of(*map(made_up.document, "abc"), *said, schema=2)
    stated = len(whole["statements.json"])
    folder = tmp_path / "parted"
    write_folder(folder, in_folder(whole, 2))
    paths = [folder / "statements" / f"{key}.json" for key in "abc"]
    last = paths[2].stat().st_size
    for path, length in zip(paths, (stated, stated - last, last + more), strict=True):
        path.write_bytes(path.read_bytes().ljust(length, b" "))
    if more:
        (folder / "statements" / "d.json").write_bytes(b"[]\n")
    told = [line for line in _found(folder) if line.startswith(("E108", "E109", "E103"))]
    assert [line[:4] for line in told] == ["E108"] + ["E109"] * (more == 0)
    if more:
        long = "; too long to be read: 'statements/c.json', 'statements/d.json'"
        assert told[0].endswith(f"is {stated}, statements.json has {2 * stated + 4}{long}")


def test_a_folder_of_a_table_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E102 names it and has the reason of the system."""
    folder = tmp_path / "release"
    corpus_of(*project(tmp_path)).write(folder)

    def refuse(_: str) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    tables = ("claims", "mentions", "statements", "tiers")
    assert [line for line in _found(folder) if line.startswith("E102")] == [
        f"E102 {table} {table} cannot be read: Permission denied" for table in tables
    ]

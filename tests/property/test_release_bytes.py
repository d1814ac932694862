"""Any changed, missing or extra byte or file of a release is detected before a record is out.

Exhaustive on a tiny release: every bit flipped, every byte deleted, bytes put in everywhere, cut at
every length. Thousands of random changes on the shipped one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import made_up
import pytest
from made_up import write

import npf_corpus
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.lineage import _load
from npf_corpus.records import TABLES
from npf_corpus.release._layout import INDEX
from npf_corpus.release._manifest import Release, in_memory, parse_manifest
from npf_corpus.validation import read_release, validate

FAULTS = (DigestMismatch, InvalidRelease)
SHIPPED = Path(npf_corpus.__file__).parent / "data"
RANDOM = 4000


def tiny() -> dict[str, bytes]:
    """Return the files of a valid release of three records."""
    sectors = (made_up.sector("glass", "goods", aliases=("玻璃",)), made_up.sector("goods"))
    return made_up.files_of(made_up.body("press"), *sectors)


def shipped() -> dict[str, bytes]:
    """Return the files of the first shipped release."""
    folder = SHIPPED / "1.0.0"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def release_of(files: dict[str, bytes]) -> Release:
    """Return the line of an index that stands for files."""
    return parse_manifest("manifest.json", files["manifest.json"]).release()


Opener = Callable[[dict[str, bytes]], object]


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> Callable[[Release], Opener]:
    """What opens files as `load` does, once it has chosen a release of its index."""

    def make(release: Release) -> Opener:
        def open_files(files: dict[str, bytes]) -> object:
            monkeypatch.setattr(_load, "_read", lambda *names: files[names[-1]])
            monkeypatch.setattr(_load, "_check_listing", lambda *_: None)
            return _load._open(release)

        return open_files

    return make


def spoilt(data: bytes) -> Iterator[bytes]:
    """Yield every flip of a bit, deletion of a byte, insertion at a place and cut of the end."""
    for place in range(len(data)):
        head, tail = data[:place], data[place + 1 :]
        yield from (head + bytes([data[place] ^ 1 << bit]) + tail for bit in range(8))
        yield head + tail
        yield head
    for place in range(len(data) + 1):
        for byte in b" \n\0,x":
            yield data[:place] + bytes([byte]) + data[place:]


@pytest.mark.parametrize("name", ["manifest", "sectors", "organizations", "units"])
def test_load_detects_every_change_of_a_tiny_release(
    name: str, opener: Callable[[Release], Opener]
) -> None:
    """No bit, byte or length of any file can change unnoticed."""
    files = tiny()
    open_files = opener(release_of(files))
    open_files(files)
    for data in spoilt(files[f"{name}.json"]):
        with pytest.raises(FAULTS):
            open_files(files | {f"{name}.json": data})


_LONG = 1000
"""In longer files every fourth byte is enough, since `load` is asked about each."""


@pytest.mark.parametrize("name", ["manifest.json", "sectors.json", "organizations.json"])
def test_validate_detects_every_byte_of_a_tiny_release(name: str, tmp_path: Path) -> None:
    """A release read from a folder is faulty once a byte is flipped, cut or taken out."""
    files = tiny()
    folder = write(tmp_path / "release", files)
    assert validate(folder) == ()
    data = files[name]
    for place in range(0, len(data), 1 + 3 * (len(data) > _LONG)):
        kept, flip = data[place + 1 :], data[place] ^ 1 << place % 8
        for changed in (data[:place] + bytes([flip]) + kept, data[:place], data[:place] + kept):
            (folder / name).write_bytes(changed)
            assert validate(folder)


def _random_change(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    kind = chance.randrange(5)
    if kind == 0:
        return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
    if kind == 1:
        return data[:place] + bytes([chance.randrange(256)]) + data[place:]
    if kind == 2:
        return data[:place] + data[place + 1 :]
    if kind == 3:
        return data[:place]
    other = chance.randrange(len(data))
    low, high = sorted((place, other))
    return data[:low] + data[high:] + data[low:high]


@pytest.mark.parametrize("seed", range(4))
def test_load_detects_random_changes_of_the_shipped_release(
    seed: int, opener: Callable[[Release], Opener]
) -> None:
    """Thousands of flips, insertions, deletions, cuts and moves are all noticed."""
    chance = random.Random(seed)  # noqa: S311 - chosen to be repeatable
    files = shipped()
    names = sorted(files)
    open_files = opener(release_of(files))
    for _ in range(RANDOM // 4):
        name = chance.choice(names)
        data = _random_change(files[name], chance)
        if data == files[name]:
            continue
        with pytest.raises(FAULTS):
            open_files(files | {name: data})


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_table_of_the_newest_release_detects_a_random_change(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of a table is verified before a record of it is handed out, the index by `verify`."""
    chance = random.Random(seed)  # noqa: S311 - chosen to be repeatable
    newest = npf_corpus.releases()[-1]
    folder = SHIPPED / newest.version
    path = chance.choice(sorted(each for each in folder.rglob("*") if each.is_file()))
    names = newest.version, *path.relative_to(folder).parts
    data, read, pieces = path.read_bytes(), _load._read, _load._pieces
    changed = _random_change(data, chance)
    assert changed != data
    monkeypatch.setattr(_load, "_read", lambda *asked: changed if asked == names else read(*asked))
    monkeypatch.setattr(
        _load, "_pieces", lambda *asked: in_memory(changed) if asked == names else pieces(*asked)
    )
    with pytest.raises(FAULTS):
        _ask(newest, path.name, names[1].removesuffix(".json"))


def _ask(release: Release, file: str, table: str) -> None:
    """Take all records of a table, or verify the whole where the file is the index."""
    corpus = _load._open(release)
    if file == INDEX:
        corpus.verify()
    else:
        list(getattr(corpus, table))


def test_validate_detects_random_changes_of_the_shipped_release(tmp_path: Path) -> None:
    """So does the reading of a folder, with a problem for each."""
    chance = random.Random(5)  # noqa: S311 - chosen to be repeatable
    files = shipped()
    folder = write(tmp_path / "release", files)
    for _ in range(16):
        name = chance.choice(sorted(files))
        data = _random_change(files[name], chance)
        (folder / name).write_bytes(data)
        assert bool(validate(folder)) == (data != files[name])
        (folder / name).write_bytes(files[name])


@pytest.mark.parametrize("name", ["manifest.json", *(f"{table}.json" for table in TABLES)])
def test_missing_and_swapped_files_are_detected(name: str, tmp_path: Path) -> None:
    """A file that is gone, empty, or another release's is refused by name."""
    files = shipped()
    folder = write(tmp_path / "release", files)
    for data in (None, b"", tiny()[name]):
        if data is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(data)
        with pytest.raises(InvalidRelease) as caught:
            read_release(folder)
        assert name.removesuffix(".json") in str(caught.value.problems[0])


@pytest.mark.parametrize("name", ["x", "units.json.bak", ".units.json", "UNITS.JSON", "a\nb"])
def test_extra_files_are_detected(name: str, tmp_path: Path) -> None:
    """A file too many is refused, whatever it is called."""
    folder = write(tmp_path / "release", tiny())
    (folder / name).touch()
    assert [problem.code for problem in validate(folder)] == ["E103"]


def test_load_detects_missing_and_extra_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`load` itself refuses a folder with a file too few or too many."""
    files = tiny()
    release = release_of(files)
    folder = write(tmp_path / release.version, files)
    monkeypatch.setattr(_load, "_DATA", str(tmp_path))
    _load._open(release)
    (folder / "more.json").touch()
    with pytest.raises(InvalidRelease, match="does not belong"):
        _load._open(release)
    (folder / "more.json").unlink()
    for name in files:
        (folder / name).unlink()
        with pytest.raises(InvalidRelease):
            _load._open(release)
        (folder / name).write_bytes(files[name])
    _load._open(release)

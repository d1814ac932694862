"""A wheel has the newest release whole and older ones as deltas, and answers alike."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.lineage import _load
from npf_corpus.release._delta import applied

_ROOT = Path(__file__).parents[2]
_DATA = _ROOT / "src" / "npf_corpus" / "data"
_RELEASES = npf.releases()
_NEWEST = _RELEASES[-1].version
_LIMIT = 8_000_000
"""design.md, 7: so many bytes a wheel may have."""


@pytest.fixture(scope="module")
def packed(hatch_build: ModuleType) -> dict[str, bytes]:
    """The files of the data folder as a wheel has them."""
    found: dict[str, bytes] = hatch_build.packed(_DATA)
    return found


@pytest.fixture(scope="module")
def answers() -> dict[str, list[npf.NumericClaim]]:
    """What the source tree says of a province, by release."""
    return {
        each.version: list(npf.load(each.pin).claims.by_region("Ningxia")) for each in _RELEASES
    }


@pytest.fixture
def data(packed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder as a wheel leaves it, from which nothing was loaded yet."""
    for name, held in packed.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
    monkeypatch.setattr(_load, "_DATA", str(tmp_path))
    monkeypatch.setattr(_load, "_INDEX", [])
    monkeypatch.setattr(_load, "_LOADED", {})
    return tmp_path


def test_a_wheel_keeps_each_file_once(packed: dict[str, bytes]) -> None:
    """Each file is there, whole or as a delta; 1.0.0 and the newest are whole."""
    there = {path.relative_to(_DATA).as_posix() for path in _DATA.rglob("*") if path.is_file()}
    assert {name.removesuffix(".delta") for name in packed} == there
    assert len(packed) == len(there)
    deltas = [name for name in packed if name.endswith(".delta")]
    assert not [name for name in deltas if name.startswith(("1.0.0/", f"{_NEWEST}/"))]
    for name, held in packed.items():
        if not name.endswith(".delta"):
            assert held == (_DATA / name).read_bytes()


def test_each_delta_gives_its_file(packed: dict[str, bytes]) -> None:
    """It is made from files of the same name that the wheel has."""

    def read(*names: str) -> bytes:
        path = "/".join(names)
        if path in packed:
            return packed[path]
        return applied(packed[f"{path}.delta"], read)

    deltas = [name.removesuffix(".delta") for name in packed if name.endswith(".delta")]
    assert len(deltas) > 400
    for name in deltas:
        other = json.loads(packed[f"{name}.delta"].partition(b"\n")[0])[0]
        assert other.partition("/")[2] == name.partition("/")[2]
        assert read(*name.split("/")) == (_DATA / name).read_bytes()


@pytest.mark.parametrize("release", _RELEASES, ids=[each.version for each in _RELEASES])
def test_a_packed_release_is_the_published_one(
    release: npf.Release,
    answers: dict[str, list[npf.NumericClaim]],
    request: pytest.FixtureRequest,
) -> None:
    """Its pin loads it, every byte of it verifies, and it answers alike."""
    request.getfixturevalue("data")
    corpus = _load.load(release.pin)
    assert list(corpus.claims.by_region("Ningxia")) == answers[release.version]
    corpus.verify()


_FEW = st.text("ab\n", max_size=60).map(str.encode)
_HELD = st.lists(_FEW, max_size=6)


@given(_HELD, _HELD, _HELD)
def test_a_delta_and_its_source_are_the_file(
    hatch_build: ModuleType, before: list[bytes], shared: list[bytes], after: list[bytes]
) -> None:
    """Whatever two files have in common, and where they have it."""
    held, other = b"".join((*before, *shared, *after)), b"".join((*after, *shared))
    delta = hatch_build.delta_of(held, other, "2.0.0/units.json")
    asked: list[tuple[str, ...]] = []

    def read(*names: str) -> bytes:
        asked.append(names)
        return other

    assert applied(delta, read) == held
    assert asked == [("2.0.0", "units.json")]


def test_a_delta_has_what_differs(hatch_build: ModuleType) -> None:
    """What both files have is copied, from the first byte to the last."""
    other = b"".join(b'{"id":"%d","name":"thing"},\n' % number for number in range(1000))
    held = other.replace(b'"500","name":"thing"', b'"500","name":"other"')
    delta = hatch_build.delta_of(held, other, "x/y.json")
    head, _, own = delta.partition(b"\n")
    place = held.index(b"other")
    rest = len(held) - place - 5
    assert own == b"other"
    assert json.loads(head) == ["x/y.json", [0, 0, place, 5, place + 5, rest, 0, 0, 0]]


@pytest.mark.parametrize(
    "delta",
    [
        b"",
        b"[]\n",
        b"[1,[]]\n",
        b'["1.0.0/units.json",[1,2]]\nx',
        b'["1.0.0/units.json",[0,"a",1]]\n',
        b'["2.0.0/units.json",[]]\n',
        b"[" * 100_000,
    ],
)
def test_a_broken_delta_is_one_line(data: Path, delta: bytes) -> None:
    """It says which file it is, and what to do; a delta to itself is broken as well."""
    path = data / "2.0.0" / "units.json.delta"
    path.write_bytes(delta)
    message = f"{path} cannot be read: it is no delta; install npf-corpus anew"
    with pytest.raises(InvalidRelease, match=f"^{re.escape(message)}$"):
        list(_load.load("2.0.0").units)


def test_a_delta_of_other_bytes_is_refused(data: Path) -> None:
    """The digest is that of the file which it gives."""
    path = data / "2.0.0" / "units.json.delta"
    path.write_bytes(b'["1.0.0/units.json",[0,0,9]]\n')
    with pytest.raises(DigestMismatch, match=r"data/2\.0\.0/units\.json"):
        list(_load.load("2.0.0").units)


def test_a_file_that_is_gone_is_named(data: Path) -> None:
    """It is the file without `.delta`, as the manifest has it."""
    (data / "2.0.0" / "units.json.delta").unlink()
    with pytest.raises(InvalidRelease, match=r"2\.0\.0/units\.json cannot be read: No such file"):
        list(_load.load("2.0.0").units)


def test_the_file_that_a_delta_needs_is_named(data: Path) -> None:
    """The error is of that file, and not of the delta, which is as it should be."""
    delta = (data / "2.0.0" / "units.json.delta").read_bytes()
    other = json.loads(delta.partition(b"\n")[0])[0]
    (data / other).unlink()
    with pytest.raises(InvalidRelease, match=f"{re.escape(other)} cannot be read: No such file"):
        list(_load.load("2.0.0").units)


@pytest.mark.slow
def test_the_wheel_is_small(
    tmp_path: Path, hatch_build: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built from the source tree, it has these files and no others of the data folder."""
    wheel = pytest.importorskip("hatchling.builders.wheel")
    monkeypatch.chdir(_ROOT)
    builder = wheel.WheelBuilder(str(_ROOT))
    (built,) = builder.build(directory=str(tmp_path), versions=["standard"])
    assert Path(built).stat().st_size < _LIMIT
    expected = hatch_build.packed(_DATA)
    with zipfile.ZipFile(built) as archive:
        start = "npf_corpus/data/"
        names = [name for name in archive.namelist() if name.startswith(start)]
        assert {name.removeprefix(start): archive.read(name) for name in names} == expected

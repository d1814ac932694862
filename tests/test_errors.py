"""What can go wrong: facts as attributes, one line as the message, and each class met for real."""

# ruff: noqa: S301 - our own pickles

from __future__ import annotations

import builtins
import copy
import pickle
import sys
from collections.abc import Callable
from decimal import Decimal
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from queries import SIZES, case

import npf_corpus as npf
from npf_corpus import cli, errors
from npf_corpus.attaching import read_text

RELEASE = str(Path(npf.__file__).parent / "data" / "1.0.0")

MADE: list[tuple[errors.NpfCorpusError, str]] = [
    (errors.NpfCorpusError("a", "b"), "a: b"),
    (errors.DataError(), ""),
    (errors.QueryError("no"), "no"),
    (errors.ReleaseNotFound("2.0", ()), "no release '2.0' here, there are: none"),
    (errors.ReleaseNotFound("2.0", ("1.0", "1.1"), "wait"),
     "no release '2.0' here, there are: '1.0', '1.1'; wait"),
    (errors.DigestMismatch("a.json", "00", "ff"),
     "a.json is not as published: expected sha256 00, got ff; install npf-corpus anew"),
    (errors.DigestMismatch("here", "1.0@sha256:0", "1.1@sha256:1", "give another"),
     "here is not as published: expected 1.0@sha256:0, got 1.1@sha256:1; give another"),
    (errors.InvalidRelease("here", ()), "here is no valid release"),
    (errors.InvalidRelease("here", ("one",)), "here is no valid release: one"),
    (errors.InvalidRelease("here", (1, 2, 3)), "here is no valid release: 1 (and 2 more)"),
    (errors.InvalidText("a.txt", "is not UTF-8"), "'a.txt' is not UTF-8"),
    (errors.UnknownName("region", "Atlantis"), "no region named 'Atlantis'"),
    (errors.UnknownName("region", "Ninxia", ("Ningxia", "Jiangxi")),
     "no region named 'Ninxia', did you mean 'Ningxia', 'Jiangxi'?"),
    (errors.AmbiguousName("region", "Shan-hsi", ("CN-SN", "CN-SX")),
     "'Shan-hsi' names more than one region, write one of the ids: 'CN-SN', 'CN-SX'"),
    (errors.RetiredId("old", "2.0", "twice"), "'old' was retired in 2.0 (twice)"),
    (errors.RetiredId("old", "2.0", "split", ("a", "b")),
     "'old' was retired in 2.0 (split), ask for 'a', 'b'"),
    (errors.InvalidBounds(float("inf"), "is too much"), "inf is too much"),
    (errors.InvalidQuantity("6G", "is a name"), "'6G' is a name"),
    (errors.IncomparableUnits("percent", "CNY", "not alike"),
     "'percent' does not compare with 'CNY': not alike"),
    (errors.MixedCorpora("1.0@sha256:0", "1.1@sha256:1"),
     ("'1.0@sha256:0' and '1.1@sha256:1' are different corpora and never mix; "
      "compare them with npf_corpus.diff(old, new), "
      "or join them with npf_corpus.merge(one, other, name=…)")),
    (errors.MissingExtra("rich", "cli"), "rich is not installed: pip install 'npf-corpus[cli]'"),
]  # fmt: skip
BUILTINS = {
    "ReleaseNotFound": LookupError,
    "DigestMismatch": ValueError,
    "InvalidRelease": ValueError,
    "InvalidText": ValueError,
    "UnknownName": KeyError,
    "AmbiguousName": KeyError,
    "RetiredId": KeyError,
    "InvalidBounds": ValueError,
    "InvalidQuantity": ValueError,
    "IncomparableUnits": ValueError,
    "MixedCorpora": ValueError,
    "MissingExtra": ImportError,
}


@pytest.mark.parametrize(("error", "line"), MADE, ids=lambda each: type(each).__name__)
def test_the_message_is_one_line_built_from_the_facts(
    error: errors.NpfCorpusError, line: str
) -> None:
    """`str` and `message` are the same line, also for children of KeyError, which quotes."""
    assert line == str(error)
    assert line == error.message
    assert "\n" not in line


@pytest.mark.parametrize("error", [each for each, _ in MADE], ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_error_survives_pickling(error: errors.NpfCorpusError, protocol: int) -> None:
    """After a journey as bytes, or copied, an error has its class, its facts and its line."""
    for again in (pickle.loads(pickle.dumps(error, protocol)), copy.copy(error)):
        assert type(error) is type(again)
        assert str(error) == str(again)
        assert repr(vars(error)) == repr(vars(again))


def test_every_class_is_made_above() -> None:
    """No class of the module is left out of these tests, nor of the package's names."""
    classes = {
        name for name, each in vars(errors).items() if isinstance(each, type) and name[0] != "_"
    }
    assert classes == {type(error).__name__ for error, _ in MADE}
    assert classes == set(errors.__all__)
    assert classes <= set(npf.__all__)


def test_every_leaf_is_a_fitting_builtin_too() -> None:
    """Each leaf is caught by its builtin, by its branch and by the root."""
    for name, builtin in BUILTINS.items():
        cls = getattr(errors, name)
        assert issubclass(cls, builtin)
        assert getattr(builtins, builtin.__name__) is builtin
        assert issubclass(cls, errors.NpfCorpusError)
        branches = [each for each in (errors.DataError, errors.QueryError) if issubclass(cls, each)]
        assert len(branches) == (0 if name == "MissingExtra" else 1)
    roots = {"NpfCorpusError", "DataError", "QueryError"}
    assert set(BUILTINS) | roots == set(errors.__all__)


@given(st.text(max_size=300) | st.binary() | st.integers() | st.floats() | st.lists(st.text()))
def test_a_message_never_grows_with_the_value(value: Any) -> None:
    """Whatever the caller gave, the message is one line of bounded length with the value in it."""
    for error in (
        errors.InvalidBounds(value, "is wrong"),
        errors.InvalidQuantity(value, "is wrong"),
        errors.UnknownName("region", value),
    ):
        assert len(str(error)) <= 60 + len("no region named ")
        assert "\n" not in str(error)
        if len(repr(value)) <= 60:
            assert repr(value) in str(error)


def test_a_number_too_long_to_write_is_still_a_clear_error() -> None:
    """Python refuses to write out an int of many digits; the message does not fail over it."""
    claims = npf.load("1.0.0").claims
    for unit in (None, "CNY"):
        with pytest.raises(errors.InvalidBounds) as caught:
            claims.by_value(at_least=10**5000, unit=unit)  # type: ignore[arg-type]
        assert len(str(caught.value)) < 200


class _Unwritable:
    def __repr__(self) -> str:
        raise ValueError


def test_a_value_that_cannot_be_shown_is_named_by_its_class() -> None:
    """A repr that fails does not hide the fault that the error is about."""
    line = str(errors.InvalidBounds(_Unwritable(), "is wrong"))
    assert line == "a _Unwritable that cannot be shown is wrong"


def _without_rich() -> object:
    return cli.main.commands["releases"].main([], standalone_mode=False)


def _latin(folder: str) -> object:
    path = Path(folder, "latin.txt")
    path.write_bytes(b"na\xefve")
    return read_text(path)


def _retired() -> object:
    gone = npf.Retired("r99", "1.0", "twice the same", ("r1",))
    return case(1, SIZES, retired=(gone,)).corpus.regions["r99"]


VERSIONS = tuple(release.version for release in npf.releases())
RAISED: list[tuple[type[errors.NpfCorpusError], Callable[[str], object], dict[str, object]]] = [
    (errors.ReleaseNotFound, lambda _: npf.load("9"), {"wanted": "9", "available": VERSIONS}),
    (errors.DigestMismatch, lambda _: npf.load("1.0.0@sha256:00"),
     {"path": "release 1.0.0", "expected": "00"}),
    (errors.InvalidRelease, lambda folder: npf.read_release(f"{folder}/none"), {}),
    (errors.InvalidText, _latin, {"reason": "is not UTF-8: byte 0xef at 2; save it as UTF-8"}),
    (errors.UnknownName, lambda _: npf.load("1.0.0").regions["Guangdonk"],
     {"kind": "region", "name": "Guangdonk"}),
    (errors.AmbiguousName, lambda _: npf.load("1.0.0").regions["Shan-hsi"],
     {"kind": "region", "name": "Shan-hsi", "candidates": ("CN-SN", "CN-SX")}),
    (errors.RetiredId, lambda _: _retired(),
     {"name": "r99", "since": "1.0", "reason": "twice the same", "successors": ("r1",)}),
    (errors.InvalidBounds,
     lambda _: npf.load("1.0.0").claims.by_value(at_least=Decimal("NaN"), unit="CNY"), {}),
    (errors.InvalidQuantity, lambda _: npf.parse_quantity("6G"), {"text": "6G"}),
    (errors.IncomparableUnits,
     lambda _: npf.load("1.0.0").claims.by_value(at_least="5 percent", unit="CNY"),
     {"left": "percent", "right": "CNY"}),
    (errors.MixedCorpora,
     lambda _: case(1, SIZES).corpus.claims & case(1, SIZES, version="1.1").corpus.claims, {}),
    (errors.MissingExtra, lambda _: _without_rich(), {"package": "rich", "extra": "cli"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cls", "act", "facts"), RAISED, ids=lambda each: getattr(each, "__name__", "")
)
def test_every_error_is_raised_with_its_facts(
    cls: type[errors.NpfCorpusError],
    act: Callable[[str], object],
    facts: dict[str, object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each leaf is raised by a wrong use of the package, and its attributes say which."""
    if cls is errors.MissingExtra:
        monkeypatch.setitem(sys.modules, "rich.cells", None)
    with pytest.raises(cls) as caught:
        act(str(tmp_path))
    assert type(caught.value) is cls
    for name, value in facts.items():
        assert value == getattr(caught.value, name)
    again = pickle.loads(pickle.dumps(caught.value))
    assert vars(caught.value).keys() >= set(signature(cls).parameters)
    assert repr(vars(caught.value)) == repr(vars(again))
    assert str(caught.value) == str(again)


def test_every_leaf_is_raised_above() -> None:
    """Each class that the package raises has its case here."""
    assert set(BUILTINS) == {cls.__name__ for cls, _, _ in RAISED}


WRONG: list[tuple[Callable[[], object], str]] = [
    (
        lambda: npf.diff("..", npf.load("1.0.0")),  # type: ignore[arg-type]
        "old='..' is no corpus: it is a str, give what load('..') or read_release('..') returns",
    ),
    (
        lambda: npf.diff(npf.load("1.0.0"), None),  # type: ignore[arg-type]
        "new=None is no corpus: it is a NoneType, give what load or read_release returns",
    ),
    (
        lambda: npf.Interval(1.5, None, True, False),  # type: ignore[arg-type]  # noqa: FBT003
        "1.5 is no Decimal, write for example Decimal('1.5')",
    ),
    (
        lambda: npf.Interval(None, 2, False, True),  # type: ignore[arg-type]  # noqa: FBT003
        "2 is no Decimal, write for example Decimal('1.5')",
    ),
    (
        lambda: npf.Interval.parse(5),  # type: ignore[arg-type]
        "5 is no interval, write it as text, for example '[10,20)'",
    ),
    (
        lambda: npf.read_release(RELEASE, pin="1.0.0"),
        (
            f"{RELEASE} is not as published: expected 1.0.0, got {npf.load('1.0.0').pin}; "
            "give the folder of the release that was pinned, or its own pin"
        ),
    ),
]
"""What a user without a type checker writes, and the line that answers."""


@pytest.mark.parametrize(("act", "line"), WRONG)
def test_a_wrong_argument_is_an_error_of_ours(act: Callable[[], object], line: str) -> None:
    """A value of another type ends in one clear line, not in whatever fails inside."""
    with pytest.raises(errors.NpfCorpusError) as caught:
        act()
    assert line == str(caught.value)


def test_releases_of_different_corpora_are_told_apart() -> None:
    """A diff of corpora without a common document says so first, whatever else is wrong."""
    own = case(1, SIZES, version="2.0").corpus
    with pytest.raises(errors.InvalidRelease) as caught:
        npf.diff(npf.load("1.0.0"), own)
    first = f"it has no document of {npf.load('1.0.0').pin}, give releases of one corpus"
    assert first == caught.value.problems[0]


def test_a_pin_lets_its_own_release_in() -> None:
    """A release read by its own pin is the release."""
    corpus = npf.load("1.0.0")
    assert corpus == npf.read_release(RELEASE, pin=corpus.pin)


def test_a_number_has_the_noun_that_fits_it() -> None:
    """One thing is told in the singular, none and several in the plural."""
    assert [errors.counted(each, "claim") for each in (0, 1, 2)] == [
        "0 claims", "1 claim", "2 claims",
    ]  # fmt: skip
    assert errors.counted(2, "match", "matches") == "2 matches"
    one = npf.load("1.0.0").claims[:1]
    assert str(one) == "<1 claim of npf_corpus data 1.0.0>"

"""What fuzzing found, kept, and the harnesses themselves on what they start from."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import ask_anything
import attach_text
import made_up
import merge_corpora
import parse_quantity
import pytest
import read_release
import read_sheets
from hypothesis import given, settings
from hypothesis import strategies as st

import npf_corpus as npf

HARNESSES = (
    parse_quantity, read_release, attach_text, ask_anything, read_sheets, merge_corpora
)  # fmt: skip


@pytest.mark.parametrize("harness", HARNESSES, ids=lambda each: str(each.__name__))
def test_its_seeds_keep_the_laws(harness: ModuleType) -> None:
    """What a harness starts from, it does not refuse; here every fourth, in fuzzing all."""
    for seed in harness.SEEDS[::4]:
        harness.check(seed)


@settings(max_examples=40, deadline=None)  # a release takes its time, the more on a busy machine
@given(st.sampled_from(HARNESSES), st.binary(max_size=40))
def test_any_bytes_are_an_input(harness: ModuleType, data: bytes) -> None:
    """A harness takes whatever the fuzzer makes."""
    harness.check(data)


def test_a_harness_sees_a_wrong_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure read under other words, a place given wrongly, a fault without a code: all fail."""
    read = npf.parse_quantity
    with monkeypatch.context() as patch:
        patch.setattr(parse_quantity, "parse_quantity", lambda _, **__: read("5"))
        with pytest.raises(AssertionError):
            parse_quantity.check(b"tmore than 2,000")
    with monkeypatch.context() as patch:
        patch.setattr(npf.Attached, "span", lambda *_: (0, 1))
        with pytest.raises(AssertionError):
            attach_text.check(attach_text.SEEDS[0])
    with monkeypatch.context() as patch:
        patch.setattr(npf, "read_release", lambda *_, **__: read_release.BASE)
        with pytest.raises(AssertionError):
            read_release.check(bytes((5, 9, 0, 0, 0, 0)))


def test_a_place_beyond_all_memory_is_a_fault_like_others(tmp_path: Path) -> None:
    """Found on 2026-11-22: an offset that no machine can hold ended in a traceback."""
    files = made_up.files_of(*made_up.valley())
    sources = {f"{key}.txt": text.encode() for key, text in made_up.TEXTS.items()}
    made_up.write(tmp_path / "sources", sources)
    for name in ("statements", "documents"):
        rows = json.loads(files[f"{name}.json"])
        held = rows[1] if name == "statements" else rows[1]["skipped"][0]
        held["anchor"] |= {"start": 2**70, "end": 2**70 + 10}
        spoilt = made_up.resealed(files, **{name: read_release._table(rows)})
        release = made_up.write(tmp_path / "release", spoilt)
        problems = npf.validate(release, sources=tmp_path / "sources")
        assert "E502" in {problem.code for problem in problems}
        with pytest.raises(npf.InvalidRelease):
            npf.read_release(release, sources=tmp_path / "sources")


def test_the_harness_of_releases_reaches_valid_ones() -> None:
    """An edit that keeps the laws is read, and one that breaks them is refused: both happen."""
    plain = read_release.files_of(b"")
    assert plain == read_release.FILES
    read = refused = 0
    for seed in read_release.SEEDS[::7]:
        for name, data in read_release.files_of(seed).items():
            (read_release.RELEASE / name).write_bytes(data)
            read_release.ON_DISK[name] = data
        if npf.validate(read_release.RELEASE):
            refused += 1
        else:
            read += 1
    assert read > 0
    assert refused > read

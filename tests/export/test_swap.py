"""An export in the place of an older one: one of the two survives whatever stops the writer."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import npf_corpus as npf
from npf_corpus import export
from npf_corpus.export import _swap
from npf_corpus.release import _write

OLD, NEW = {"a": b"old", "b": b"old"}, {"a": b"new", "c": b"new"}
WAYS = ("exchange", "two moves")
LIBRARY = {str(_swap.__file__), str(_write.__file__)}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return how folders change places: as this system does it, and as one does that cannot."""
    if request.param == "two moves":
        monkeypatch.setattr(_swap, "_exchange", lambda *_: False)
    return str(request.param)


def held(folder: Path) -> dict[str, bytes] | None:
    """Return the files of a folder, None where none is."""
    if not folder.exists():
        return None
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def laid(path: Path) -> Path:
    """Return a new folder with the old files in it, in a folder of its own."""
    path.mkdir()
    _write.write_folder(path / "out", OLD)
    return path / "out"


@pytest.mark.usefixtures("way")
def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    """The files are the new ones alone, and nothing hidden is left."""
    folder = laid(tmp_path / "here")
    _swap.replace_folder(folder, NEW)
    assert held(folder) == NEW
    assert list(folder.parent.iterdir()) == [folder]


def interrupted(call: Callable[[], object], *, after: int) -> bool:
    """Run a call, press Ctrl-C after so many steps of our own code, and return whether it came."""
    left = after

    def step(frame: FrameType, *_: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in LIBRARY:
            return None
        left -= 1
        if left == 0:
            sys.settrace(None)
            raise KeyboardInterrupt
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        call()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file left open
@pytest.mark.usefixtures("way")
def test_an_interrupt_at_any_step_loses_nothing(tmp_path: Path) -> None:
    """Ctrl-C before or after any line: the old folder is there or the new one, whole."""
    seen: set[str] = set()
    for after in range(1, 1000):
        folder = laid(tmp_path / str(after))
        came = interrupted(lambda: _swap.replace_folder(folder, NEW), after=after)  # noqa: B023 - called here
        _swap.put_back(folder)
        assert held(folder) in (OLD, NEW), after
        seen.add("old" if held(folder) == OLD else "new")
        if not came:
            break
    assert not came
    assert after > 40
    assert seen == {"old", "new"}


SYSTEM = {
    "a folder is made": (os, "mkdir"),
    "a file is written": (_write, "_write_file"),
    "the disk is waited for": (os, "fsync"),
    "folders are exchanged": (_swap, "_exchange"),
    "a folder is moved": (Path, "rename"),
    "what is left is removed": (_swap, "rmtree"),
}


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("what", SYSTEM)
@pytest.mark.usefixtures("way")
def test_an_error_of_any_call_of_the_system_loses_nothing(
    what: str,
    late: bool,  # noqa: FBT001 - a parameter of the test
    error: type[BaseException],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Raised before or after the call has done its work, the first time, the second and so on."""
    owner, name = SYSTEM[what]
    real = getattr(owner, name)
    for turn in range(1, 8):
        folder = laid(tmp_path / str(turn))
        left = turn

        def failing(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0 and not late:
                raise error
            answer = real(*arguments, **options)
            if left == 0:
                raise error
            return answer

        with monkeypatch.context() as patch:
            patch.setattr(owner, name, failing)
            with suppress(error):
                _swap.replace_folder(folder, NEW)
        _swap.put_back(folder)
        assert held(folder) in (OLD, NEW)


@pytest.mark.usefixtures("way")
def test_a_second_interrupt_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who presses Ctrl-C again, while the old folder is put back, has it after the next call."""

    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    folder = laid(tmp_path / "here")
    real = Path.rename

    def moved(path: Path, target: Path) -> Path:
        real(path, target)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(_swap, "_exchange", lambda *_: False)
        patch.setattr(Path, "rename", moved)
        patch.setattr(_swap, "_return_old", pressed)
        with pytest.raises(KeyboardInterrupt):
            _swap.replace_folder(folder, NEW)
    assert held(folder) is None
    _swap.put_back(folder)
    assert held(folder) == OLD
    assert list(folder.parent.iterdir()) == [folder]


KILLED = """
import os, signal, sys
from pathlib import Path
import npf_corpus as npf
from npf_corpus.export import _swap
if sys.argv[2] == "two moves":
    _swap._exchange = lambda *_: False
owner, name = {"move": (Path, "rename"), "exchange": (_swap, "_exchange"),
               "remove": (_swap, "rmtree"), "write": (_swap, "write_files")}[sys.argv[3]]
real = getattr(owner, name)
def dying(*arguments, **options):
    if sys.argv[4] == "before": os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, dying)
corpus = npf.load("1.0.0").by_region("Hubei")
corpus.export(sys.argv[1], format="jsonl", overwrite=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no such signal")
@pytest.mark.parametrize(
    ("how", "call", "when"),
    [
        *((how, call, when) for how in WAYS for call in ("write", "exchange", "remove")
          for when in ("before", "after")),
        ("two moves", "move", "before"),
        ("two moves", "move", "after"),
    ],
)  # fmt: skip
def test_a_killed_writer_loses_nothing(how: str, call: str, when: str, tmp_path: Path) -> None:
    """A process that is killed leaves one of the two exports to the next call, at its path."""
    corpus = npf.load("1.0.0")
    folder = corpus.export(tmp_path / "out", format="jsonl")
    old = held(folder)
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", KILLED, str(folder), how, call, when], check=False
    )
    assert done.returncode == -signal.SIGKILL
    between = (how, call, when) == ("two moves", "move", "after")
    assert folder.exists() is not between
    claims = export.read_records(folder)["claims"]
    assert claims in (tuple(corpus.claims), tuple(corpus.by_region("Hubei").claims))
    assert between <= (held(folder) == old)
    assert corpus.export(folder, format="jsonl", overwrite=True) == folder
    assert held(folder) == old


def stranded(tmp_path: Path) -> Path:
    """Return the path of an export that a writer was killed over, between the two moves."""
    folder = npf.load("1.0.0").export(tmp_path / "out", format="jsonl")
    hidden = tmp_path / ".out-a_b3c4d5.draft"
    hidden.mkdir()
    (hidden / "new").mkdir()
    folder.rename(hidden / "old")
    return folder


def test_each_call_puts_the_old_export_back(tmp_path: Path) -> None:
    """Reading finds it, writing refuses to go over it unasked, and nothing hidden is left."""
    corpus = npf.load("1.0.0")
    for place, call in enumerate((export.read_export, export.read_records)):
        (tmp_path / str(place)).mkdir()
        folder = stranded(tmp_path / str(place))
        call(folder)
        assert list(folder.parent.iterdir()) == [folder]
    (tmp_path / "written").mkdir()
    folder = stranded(tmp_path / "written")
    with pytest.raises(FileExistsError, match="overwrite=True"):
        corpus.export(folder, format="csv")
    assert export.read_export(folder) == corpus


def test_only_its_own_hidden_folder_is_put_back(tmp_path: Path) -> None:
    """Not that of a path whose name begins alike, not one that holds half of the two."""
    folder = stranded(tmp_path)
    for other in ("ou", "out-a", "a_b3c4d5", ".out"):
        _swap.put_back(tmp_path / other)
        assert held(tmp_path / other) is None
    (tmp_path / ".out-a_b3c4d5.draft" / "new").rmdir()
    _swap.put_back(folder)
    assert held(folder) is None


def test_what_cannot_be_put_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error of a reader says where the export lies."""
    folder = stranded(tmp_path)
    hidden = tmp_path / ".out-a_b3c4d5.draft" / "old"

    def refused(path: Path, _: Path) -> Path:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(npf.InvalidRelease, match="a killed writer left it in") as caught:
        export.read_export(folder)
    assert repr(str(hidden)) in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="one step is Linux's")
def test_folders_are_exchanged_in_one_step_where_the_system_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither path is ever empty; a system without the call is told from one that refuses."""
    import ctypes

    one, other = laid(tmp_path / "one"), laid(tmp_path / "other")
    _swap.replace_folder(one, NEW)
    assert _swap._exchange(one, other)
    assert (held(one), held(other)) == (OLD, NEW)
    with pytest.raises(FileNotFoundError):
        _swap._exchange(one, tmp_path / "nothing")
    monkeypatch.setattr(_swap, "_EXCHANGE", 1 << 20)  # no flag of any system
    assert not _swap._exchange(one, other)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    assert not _swap._exchange(one, other)
    monkeypatch.setattr(sys, "platform", "aix")
    assert not _swap._exchange(one, other)


@pytest.mark.parametrize("name", [".", "../out", "inner/..", "deep/inner/../.."])
def test_the_folder_of_the_process_is_not_replaced(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process would stand in a folder that is gone; the error says what to do."""
    folder = npf.load("1.0.0").export(tmp_path / "out", format="jsonl")
    (folder / "deep" / "inner").mkdir(parents=True)
    (folder / "inner").mkdir()
    old = export.read_records(folder)
    monkeypatch.chdir(folder)
    with pytest.raises(FileExistsError, match="you are in this folder, step out of it"):
        npf.load("1.0.0").export(name, format="csv", overwrite=True)
    assert export.read_records(folder) == old


def test_a_path_may_end_in_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`..` and `out/.` name a folder as its own name does."""
    corpus = npf.load("1.0.0")
    (tmp_path / "out" / "inner").mkdir(parents=True)
    (tmp_path / "out" / "inner").rmdir()
    (tmp_path / "beside" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "beside")
    (tmp_path / "beside" / "inner").rmdir()
    corpus.export(tmp_path / "out" / ".", format="jsonl", overwrite=True)
    corpus.export("../out", format="csv", overwrite=True)
    assert export.read_export(tmp_path / "out") == corpus
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beside", "out"]

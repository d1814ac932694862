"""What Hypothesis and PyInstaller load of us, and what a clone makes of our bytes."""

# ruff: noqa: S603, S607 - this interpreter, and the git that is at hand

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Hashable, Sized
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, runtime_checkable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import _npf_corpus_hooks as hooks
import npf_corpus as npf

ROOT = Path(__file__).parents[1]


def printed(script: str) -> list[str]:
    """Return the words that a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return done.stdout.decode().split()


# Hypothesis


def test_hypothesis_starts_with_nothing_of_the_package() -> None:
    """The entry point loads one small module, which imports nothing that Python has not loaded."""
    loaded = set(printed("import sys, hypothesis; print(*sys.modules)"))
    assert {each for each in loaded if "npf_corpus" in each} == {"_npf_corpus_hooks"}
    code = "import sys; old = set(sys.modules); import _npf_corpus_hooks; print(*sys.modules - old)"
    assert printed(code.replace("sys.modules - old", "set(sys.modules) - old")) == [
        "_npf_corpus_hooks"
    ]


@pytest.mark.parametrize("order", ["hypothesis, npf_corpus", "npf_corpus, hypothesis"])
def test_our_types_are_drawn_whichever_is_imported_first(order: str) -> None:
    """In both orders `from_type` knows our types, and what draws them loads with the first."""
    script = (
        f"import sys, {order}\n"
        "print('npf_corpus.strategies' in sys.modules, 'cattrs' in sys.modules)\n"
        "made = hypothesis.strategies.from_type(npf_corpus.Region)\n"
        "found = hypothesis.find(made, lambda region: True)\n"
        "print(type(found).__qualname__, 'npf_corpus.strategies' in sys.modules)"
    )
    assert printed(script) == ["False", "False", "Region", "True"]


@attrs.frozen
class Paper:
    """A type of somebody else's."""

    def cite(self) -> str:
        """Return how the paper is cited."""
        return "Somebody (2026)"


@runtime_checkable
class Citable(Protocol):
    """A protocol of somebody else's that our `Corpus` and `Table` fit by chance."""

    def cite(self) -> str:
        """Return how it is cited."""
        ...


st.register_type_strategy(Paper, st.builds(Paper))


@pytest.mark.parametrize("broad", [object, Hashable, Sized, Citable])
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_broader_type_is_drawn_without_ours(broad: Any, data: st.DataObject) -> None:
    """Somebody who asks for any object, or for what fits a protocol, is given none of ours."""
    found = data.draw(st.from_type(broad))
    assert not type(found).__module__.startswith("npf_corpus")
    assert type(found) is Paper or broad is not Citable


def test_the_hook_registers_only_where_the_package_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The hook leaves alone what is not loaded, or what is still loading, and asks it otherwise."""
    calls: list[str] = []
    monkeypatch.delitem(sys.modules, "npf_corpus")
    hooks.hypothesis_starts()
    loading = ModuleType("npf_corpus")
    monkeypatch.setitem(sys.modules, "npf_corpus", loading)
    hooks.hypothesis_starts()
    vars(loading)["_register_types"] = lambda: calls.append("registered")
    hooks.hypothesis_starts()
    assert calls == ["registered"]


@pytest.mark.parametrize(
    ("group", "hook"),
    [("hypothesis", hooks.hypothesis_starts), ("pyinstaller40", hooks.pyinstaller_folders)],
)
def test_the_hooks_are_entry_points(group: str, hook: Callable[[], object]) -> None:
    """The installed package names each hook where its program looks for one."""
    assert hook in [each.load() for each in entry_points(group=group)]


# PyInstaller


def test_a_frozen_program_has_our_data_and_what_loads_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The hook adds the data and the modules, but for those that only some programs import."""
    asked: dict[str, Callable[[str], bool]] = {}

    def modules(package: str, *, filter: Callable[[str], bool]) -> list[str]:  # noqa: A002 - PyInstaller's name
        asked[package] = filter
        return [package]

    known = ModuleType("PyInstaller.utils.hooks")
    vars(known).update(collect_data_files=lambda package: [package], collect_submodules=modules)
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, known.__name__, known)
    (folder,) = hooks.pyinstaller_folders()
    made = runpy.run_path(str(Path(folder, "hook-npf_corpus.py")))
    assert made["datas"] == made["hiddenimports"] == ["npf_corpus"]
    wanted = asked["npf_corpus"]
    by_name = {f"npf_corpus.{each}" for each in npf._ON_FIRST_USE.values()}
    assert all(map(wanted, by_name | {"npf_corpus.export._sqlite"}))
    assert not any(map(wanted, ["npf_corpus.plot._plot", "npf_corpus.strategies"]))


# Clones


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_a_clone_that_converts_line_ends_leaves_ours(tmp_path: Path) -> None:
    """With core.autocrlf a clone still has every byte of the data, whose digests are published."""
    source, clone = tmp_path / "source", tmp_path / "clone"
    data = Path("src", "npf_corpus", "data")
    shutil.copytree(Path(npf.__file__).parent / "data", source / data)
    shutil.copy(ROOT / ".gitattributes", source)
    me = ("-c", "user.name=me", "-c", "user.email=me@example.org")
    for command in (("init", "-q"), ("add", "."), (*me, "commit", "-q", "-m", "All of it")):
        subprocess.run(["git", "-C", source, *command], check=True, capture_output=True)
    convert = ("-c", "core.autocrlf=true", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *convert, "clone", "-q", source, clone], check=True, capture_output=True)
    files = [path for path in (source / data).rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        assert path.read_bytes() == (clone / path.relative_to(source)).read_bytes(), path

"""Mutation testing: change one thing in a module at a time, and see whether its tests notice.

mutmut makes the mutants, on the whole module: its own runner leaves out module level, cached
functions and properties, and shares caches between mutants. Here each mutant is a module that
a fresh fork imports in place of the original, before it collects the tests of its area.

    python tests/mutation.py [AREA] [--only MODULE ...] [--again] [--jobs N] [--sample N --seed S]
    python tests/mutation.py AREA --show ID ...

Without an area, all of them are judged in turn. Results are kept in dist/mutation/. The mutants
that survive and are meant to are listed in tests/survivors.tsv, each with the reason.
"""

# ruff: noqa: SIM905, T201 - lists of names read best as lines; prints what it judged

from __future__ import annotations

import argparse
import ast
import contextlib
import csv
import difflib
import gc
import importlib.abc
import importlib.util
import inspect
import itertools
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.machinery import ModuleSpec
from math import sqrt
from pathlib import Path
from random import Random
from types import CodeType, ModuleType
from typing import Any, NamedTuple

import pytest
from _pytest.mark import ParameterSet

AREAS: dict[str, tuple[str, str]] = {
    "quantities": (
        """intervals._interval quantities._quantity quantities._parse quantities._plain
        quantities._figures quantities._english quantities._chinese quantities._numerals
        quantities._numerals_en quantities._numerals_zh quantities._amounts_en
        quantities._amounts_zh quantities._readings quantities._ranges quantities._reach_en
        quantities._reach_zh quantities._units quantities._unit_table quantities._currencies
        quantities._conversion quantities._vague_en quantities._vague_zh quantities._phrases_en
        quantities._words quantities._choices quantities._expressions quantities._find
        quantities._search quantities._classes_en quantities._classes_zh""",
        """intervals/test_intervals.py quantities/test_quantities.py quantities/test_figures.py
        quantities/test_units.py quantities/test_find.py quantities/test_edges.py
        quantities/test_expressions.py
        property/test_quantity_laws.py""",
    ),
    "queries": (
        """tables._table tables._tables tables._verbs tables._named tables._matches tables._held
        corpus query._store query._names query._values query._units query._order query._reach
        query._rows query._verb query._words query._explain query._citation records._bits
        records._kinds release._keys""",
        """tables/test_tables.py test_corpus.py query/test_values.py query/test_names.py
        query/test_explain.py query/test_store.py query/test_rows.py query/test_words.py
        query/test_citation.py query/test_display.py query/test_kinds.py query/test_reach.py
        query/test_units.py property/test_query_laws.py""",
    ),
    "anchoring": (
        """anchoring attaching._attached attaching._folder attaching._relocation
        attaching._passages attaching._search attaching._cuts attaching._folded attaching._mapped
        attaching._copies attaching._text_files""",
        """test_anchoring.py attaching/test_attaching.py attaching/test_copies.py
        attaching/test_folded.py attaching/test_given.py attaching/test_wrong_places.py
        property/test_attaching_laws.py""",
    ),
    "validation": (
        """validation._examine validation._read validation._folder validation._laws
        validation._anchors validation._aspects validation._completeness validation._figures
        validation._files validation._references validation._shape validation._texts
        validation._values release._converter release._faults release._regular intervals._value
        records._parts records._figures""",
        """validation/test_laws.py validation/test_files.py validation/test_validation.py
        validation/test_aspects.py validation/test_hostile.py property/test_schema_2_laws.py
        release/test_faults.py test_records.py""",
    ),
    "releases": (
        """release._manifest release._write release._index release._indexing release._layout
        release._shipped release._delta query._indexed validation._assemble lineage._load
        lineage._diff lineage._diff_text lineage._merge lineage._seal""",
        """lineage/test_load.py lineage/test_diff.py lineage/test_shared.py lineage/test_merge.py
        lineage/test_messages.py lineage/test_archive.py lineage/test_packed.py
        release/test_write.py
        release/test_index.py release/test_manifest.py query/test_rows.py
        query/test_display.py validation/test_hostile.py validation/test_shipped_faults.py
        property/test_index_laws.py""",
    ),
    "comparison": (
        """comparison._things comparison._positions comparison._derived comparison._outcomes
        comparison._series comparison._agreements comparison._answer comparison._columns""",
        "comparison/test_comparison.py property/test_comparison_laws.py",
    ),
    "sheets": (
        """drafting._sheet drafting._folder drafting._vocabulary drafting._names drafting._records
        drafting._statements drafting._passages drafting._mentions drafting._quantities
        drafting._ids drafting._project""",
        """drafting/test_sealed.py drafting/test_quantities.py drafting/test_kept.py
        drafting/test_told.py drafting/test_entered.py drafting/test_project.py
        drafting/test_whole.py drafting/test_rows.py drafting/test_folder.py""",
    ),
}
"""The modules of each area, and the tests that judge them."""

SLOW = frozenset(
    """
    test_a_hundred_thousand_expressions test_long_words_that_repeat_are_read_or_refused
test_memory_is_in_proportion
    test_the_parser_loads_with_the_first_figure test_another_process_opens_the_same_corpus
    test_threads_that_touch_a_fresh_corpus_at_once_agree test_corpora_and_tables_survive_pickling
    test_verbs_commute test_by_value_commutes_with_the_other_verbs test_tables_obey_set_algebra
    test_order_is_the_datasets test_releases_never_mix
    test_a_narrowed_corpus_is_its_narrowed_tables
    test_bounds_together_are_bounds_in_turn_for_the_certain
    test_a_selection_of_any_size_is_asked_alike test_a_whole_contains_its_parts
    test_the_certain_are_among_the_possible test_a_unit_converts_by_its_factor
    test_a_wider_bound_loses_nothing test_not_certainly_so_is_possibly_not_so
    test_every_code_point_has_one_normal_form test_a_misspelt_province_is_suggested
    test_the_sliced_ranks_are_a_scan test_every_reference_is_checked
    test_malformed_tables_are_problems_never_errors test_whatever_a_release_says_validate_answers
    test_every_fault_is_a_line_with_a_path
    test_what_is_accepted_is_written_back_alike test_a_killed_writer_leaves_nothing_or_the_whole
    test_threads_and_processes_at_once_get_the_same_answers test_a_zipped_package_answers_alike
    test_the_build_refuses_a_published_release_that_changed
    test_the_newest_release_answers_by_its_index_as_if_parsed_whole test_a_text_is_a_regular_file
    test_a_child_forked_while_a_thread_loads_can_load
    test_nothing_goes_over_a_network_nor_changes_the_process
    test_a_packed_release_is_the_published_one test_the_wheel_is_small
    """.split()
)
"""Tests that measure time or memory or look at another process, which would judge by chance, and
slow laws where faster ones judge the same."""

_AROUND = 24
"""So many characters around a change are shown in the list of survivors."""

EXAMPLES = 20
"""At most so many examples for a law that asks for more."""

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "npf_corpus"
REASONS = ROOT / "tests" / "survivors.tsv"


class Mutant(NamedTuple):
    """One change to one module."""

    id: str
    module: str
    line: int
    function: str
    change: str
    code: str


def _path_of(module: str) -> Path:
    """Return the file of a module, `query._store` for example."""
    return SOURCE / f"{module.replace('.', '/')}.py"


def _mutants(module: str) -> Iterator[Mutant]:
    """Yield the mutants that mutmut makes of a whole module."""
    import libcst as cst
    from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper
    from mutmut.mutation.file_mutation import MutationVisitor
    from mutmut.mutation.mutators import mutation_operators
    from mutmut.mutation.pragma_handling import get_ignored_lines

    class Visitor(MutationVisitor):  # type: ignore[misc]
        def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
            if isinstance(node, cst.FunctionDef) and node.decorators:
                return _means_nothing(node)  # mutmut leaves these out
            return _means_nothing(node) or super()._skip_node_and_children(node)

    path = _path_of(module)
    source = path.read_bytes()
    wrapper = MetadataWrapper(cst.parse_module(source.decode()), unsafe_skip_copy=True)
    visitor = Visitor(mutation_operators, get_ignored_lines(str(path), source.decode(), wrapper))
    wrapper.visit(visitor)
    spans = wrapper.resolve(ByteSpanPositionProvider)
    functions = _functions(source.decode())
    seen = {source.decode().lower()}
    changes: Counter[str] = Counter()
    for number, mutation in enumerate(visitor.mutations):
        span = spans[mutation.original_node]
        new = wrapper.module.code_for_node(mutation.mutated_node).encode()
        code = (source[: span.start] + new + source[span.start + span.length :]).decode()
        # Another case of a string is the same fault as XX around it.
        if code.lower() in seen or not _compiles(code):
            continue
        seen.add(code.lower())
        line = source.count(b"\n", 0, span.start) + 1
        change = _change(source.decode(), code)
        changes[change] += 1
        change += f"\n#{changes[change]}" if changes[change] > 1 else ""
        yield Mutant(f"{module}.{number}", module, line, functions.get(line, ""), change, code)


def _compiles(code: str) -> bool:
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


def _change(old: str, new: str) -> str:
    """Return the lines that differ, with one line around them and without their places."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))


def _means_nothing(node: Any) -> bool:
    """Return whether a node is there for type checkers or for `import *` alone."""
    import libcst.matchers as m

    return bool(
        m.matches(node, m.Assign(targets=[m.AssignTarget(m.Name("__all__"))]))
        or m.matches(node, m.If(test=m.Name("TYPE_CHECKING")))
        or m.matches(node, m.Assign(value=m.Call(func=m.Name("TypeVar"))))
        or m.matches(node, m.Assign(value=m.Subscript(value=m.Name("Literal") | m.Name("tuple"))))
        or m.matches(node, m.Call(func=m.Name("cast")))
        or m.matches(node, m.FunctionDef(decorators=[m.Decorator(m.Name("overload"))]))
    )


def _functions(code: str) -> dict[int, str]:
    """Return the function that each line lies in."""
    found: dict[int, str] = {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef):
            found |= dict.fromkeys(range(node.lineno, (node.end_lineno or 0) + 1), node.name)
    return found


class _InPlace(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from the code of its mutant."""

    def __init__(self, name: str, code: str) -> None:
        self._name = name
        self._code = code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self._name:
            return None
        file = _path_of(name.removeprefix("npf_corpus."))
        return importlib.util.spec_from_file_location(name, file, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        code: CodeType = compile(self._code, str(module.__file__), "exec")
        exec(code, vars(module))  # noqa: S102 - it is what is to be judged


class _Tests:
    """The tests of an area: those without fixtures as plain calls, the others by pytest."""

    def __init__(self, files: Sequence[Path], first: Sequence[str]) -> None:
        self._rank = {test: rank for rank, test in enumerate(first)}
        self._files = files
        self._called: set[str] = set()
        self._failed = ""

    def run(self) -> str:
        """Return the test that failed first, empty if none did."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            calls = [call for file in self._files for call in self._calls(file)]
        ways: list[Callable[[], str]] = [partial(self._plainly, calls), self._by_pytest]
        if next(iter(self._rank), "").startswith("tests/"):  # as pytest names what killed before
            ways.reverse()
        return next(filter(None, (way() for way in ways)), "")

    def _plainly(self, calls: Sequence[tuple[str, bool, Callable[[], object]]]) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for name, _, call in sorted(calls, key=lambda call: (self._order(call[0]), call[1])):
                try:
                    call()
                except pytest.skip.Exception:
                    continue
                except BaseException:  # noqa: BLE001 - whatever a mutant raises is noticed
                    return name
        return ""

    def _by_pytest(self) -> str:
        arguments = ["-qxs", "--import-mode=importlib", "--assert=plain", "-o", "addopts="]
        without = "cacheprovider unraisableexception threadexception xdist hypothesispytest"
        for plugin in without.split():
            arguments += ["-p", f"no:{plugin}"]
        if all(self._whole(file) for file in self._files):
            return ""
        files = [str(file) for file in self._files if not self._whole(file)]
        code = pytest.main([*arguments, "--rootdir", str(ROOT), *files], plugins=[self])
        return self._failed or (f"pytest {code!s}" if code else "")

    def _order(self, name: str) -> int:
        return self._rank.get(name, len(self._rank))

    def _calls(self, file: Path) -> Iterator[tuple[str, bool, Callable[[], object]]]:
        """Yield the calls that the tests of a file make, and whether Hypothesis makes more."""
        module = _imported(file)
        for name, function in vars(module).items():
            if not name.startswith("test_") or name in SLOW:
                continue
            marks = [mark for mark in getattr(function, "pytestmark", ()) if mark.name != "slow"]
            if hasattr(module, "pytestmark") or any(mark.name != "parametrize" for mark in marks):
                continue
            cases = [_cases(mark) for mark in marks]
            given = {argument for case in cases for argument in case[0]}
            if given != set(inspect.signature(function).parameters):
                continue
            key = f"{file.stem}::{name}"
            self._called.add(key)
            _few_examples(function)
            for number, values in enumerate(itertools.product(*(case[1] for case in cases))):
                arguments = {key: value for row in values for key, value in row.items()}
                label = f"{key}[{number}]" if marks else key
                yield label, hasattr(function, "is_hypothesis_test"), partial(function, **arguments)

    def _whole(self, file: Path) -> bool:
        names = [name for name in vars(_imported(file)) if name.startswith("test_")]
        return all(f"{file.stem}::{name}" in self._called or name in SLOW for name in names)

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave what was called out, and begin with what killed before."""
        for item in items:
            _few_examples(getattr(item.obj, "__func__", item.obj))
        items[:] = sorted(
            (
                item
                for item in items
                if f"{item.path.stem}::{item.originalname}" not in self._called
                and item.originalname not in SLOW
            ),
            key=lambda item: self._order(item.nodeid),
        )

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note the first test that fails."""
        if report.failed and not self._failed:
            self._failed = report.nodeid


def _few_examples(law: Any) -> None:
    from hypothesis import settings  # not before its plugins, of which we are one, are left out

    own = getattr(law, "_hypothesis_internal_use_settings", None)
    if own is not None and own.max_examples > EXAMPLES:
        law._hypothesis_internal_use_settings = settings(own, max_examples=EXAMPLES)


def _cases(mark: Any) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Return the names of a parametrized test's arguments, and their values by name."""
    names, rows = mark.args
    if isinstance(names, str):
        names = tuple(name.strip() for name in names.split(","))
    alone = len(names) == 1
    values = [ParameterSet.extract_from(row, force_tuple=alone).values for row in rows]
    return names, [dict(zip(names, each, strict=True)) for each in values]


def _imported(file: Path) -> ModuleType:
    name = ".".join(file.relative_to(ROOT).with_suffix("").parts)  # as pytest names it
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, file)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


class _Fork:
    """A running judgement."""

    def __init__(
        self, mutant: Mutant | None, files: Sequence[Path], first: Sequence[str], limit: float
    ) -> None:
        self.mutant = mutant
        self.began = time.monotonic()
        self.limit = limit
        self.pipe, out = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(out)
            return
        try:
            seconds = int(limit) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            os.chdir(tempfile.gettempdir())  # where a mutant may write
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            if mutant is not None:
                sys.meta_path.insert(0, _InPlace(f"npf_corpus.{mutant.module}", mutant.code))
            try:
                failed = _Tests(files, first).run()
            except BaseException as error:  # noqa: BLE001 - the tests cannot even be imported
                failed = f"the import: {error!r}"
            os.write(out, (failed or "none").encode())
        finally:
            os._exit(0)

    def result(self) -> dict[str, Any]:
        """Return what failed first, once the pipe is readable or the time is up."""
        if self.late():
            os.kill(self.pid, signal.SIGKILL)
        failed = _said(self.pipe, self.pid) or "time or memory"
        seconds = round(time.monotonic() - self.began, 2)
        return {"killed": failed != "none", "by": failed, "seconds": seconds}

    def late(self) -> bool:
        """Return whether it takes too long, by the clock: it may wait instead of working."""
        return time.monotonic() - self.began > 10 * self.limit


def _said(pipe: int, pid: int) -> str:
    said = b""
    while part := os.read(pipe, 1 << 16):
        said += part
    os.close(pipe)
    os.waitpid(pid, 0)
    return said.decode()


def _warm_up(files: Sequence[Path]) -> None:
    """Import what the tests import, except the package and the tests themselves."""
    sys.path.insert(0, str(ROOT / "tests" / "property"))
    sys.dont_write_bytecode = False
    pipe, out = os.pipe()
    pid = os.fork()
    if not pid:
        for file in files:
            _imported(file)
        ours = (str(SOURCE), str(ROOT / "tests"))
        names = [
            name
            for name, module in sys.modules.items()
            if not str(getattr(module, "__file__", None) or ours[0]).startswith(ours)
        ]
        os.write(out, "\n".join(names).encode())
        os._exit(0)
    os.close(out)
    for name in _said(pipe, pid).split():
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _imported(ROOT / "tests" / "conftest.py")
    if any(name.startswith("npf_corpus") for name in sys.modules):
        raise SystemExit("the package is loaded before its mutants")
    gc.freeze()
    gc.disable()


def _run(area: str, mutants: Sequence[Mutant], files: Sequence[Path], jobs: int) -> None:
    """Judge the mutants and write down each result as it comes."""
    _warm_up(files)
    clean = _wait([_Fork(None, files, (), 600)])[1]
    if clean["killed"]:
        raise SystemExit(f"the tests fail without a mutant: {clean['by']}")
    print(f"{len(mutants)} mutants, {clean['seconds']} s for the tests of {area}", flush=True)
    limit = clean["seconds"] + 5
    killers: dict[str, list[str]] = {}
    for known in _results(area).values():
        _note(killers, known)
    running: list[_Fork] = []
    began, done, survived = time.monotonic(), 0, 0
    queue = list(reversed(mutants))
    while queue or running:
        while queue and len(running) < jobs:
            mutant = queue.pop()
            near = (f"{mutant.module}.{mutant.function}", mutant.module)
            first = [test for key in near for test in killers.get(key, ())]
            running.append(_Fork(mutant, files, list(dict.fromkeys(first)), limit))
        fork, found = _wait(running)
        running.remove(fork)
        mutant = fork.mutant or mutants[0]
        done += 1
        record = {**mutant._replace(code="")._asdict(), **found}
        _note(killers, record)
        if not found["killed"]:
            survived += 1
            print(f"survived {mutant.id} {mutant.module}.py:{mutant.line}", flush=True)
        with _log(area).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        if done % 100 == 0:
            spent = (time.monotonic() - began) / done
            print(f"{done}/{len(mutants)}, {survived} survived, {spent:.2f} s each", flush=True)


def _note(killers: dict[str, list[str]], record: dict[str, Any]) -> None:
    """Note the test that killed a mutant as one to begin with in its function and its module."""
    if record["killed"]:
        for key in (f"{record['module']}.{record['function']}", record["module"]):
            others = [test for test in killers.get(key, ()) if test != record["by"]]
            killers[key] = [record["by"], *others][:30]


def _wait(running: Sequence[_Fork]) -> tuple[_Fork, dict[str, Any]]:
    while True:
        ready = select.select([fork.pipe for fork in running], [], [], 1)[0]
        for fork in running:
            if fork.pipe in ready or fork.late():
                return fork, fork.result()


def _log(area: str) -> Path:
    path = ROOT / "dist" / "mutation" / f"{area}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _results(area: str) -> dict[str, dict[str, Any]]:
    """Return the last result for each mutant that was ever judged, by its change."""
    path = _log(area)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else ()
    records = [json.loads(line) for line in lines]
    return {f"{record['module']}\n{record['change']}": record for record in records}


def _reasons() -> dict[tuple[str, str, str], str]:
    """Return why mutants survive, by module, function and change."""
    with REASONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return {(module, function, change): why for module, function, change, why in rows}


def _row(mutant: Mutant) -> tuple[str, str, str]:
    """Return module, function and change of a mutant, as the list of survivors has them."""
    lines = mutant.change.splitlines()
    old, new = ("\n".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    start = max(0, head - _AROUND)
    shown = (text[start : len(text) - max(0, tail - _AROUND)] for text in (old, new))
    before, after = (" ".join(text.split()) for text in shown)
    return mutant.module, mutant.function, f"{before} -> {after}"


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with together."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _diff(mutant: Mutant, why: str = "") -> str:
    place = f"{mutant.id} {mutant.module}.py:{mutant.line} {mutant.function}"
    row = "\t".join((*_row(mutant), why))
    return f"# {place}\n{mutant.change}\n{row}"


def _area(area: str, chosen: argparse.Namespace) -> None:
    """Judge the mutants of an area that were not judged yet, and write down who survived."""
    words, files = (text.split() for text in AREAS[area])
    modules = chosen.only or words
    mutants = [mutant for each in modules for mutant in _mutants(each)]
    if chosen.sample is not None:
        mutants = Random(chosen.seed).sample(mutants, min(chosen.sample, len(mutants)))  # noqa: S311
    if chosen.show is not None:
        print("\n\n".join(_diff(mutant) for mutant in mutants if mutant.id in chosen.show))
        return
    known = _results(area)

    def killed(mutant: Mutant) -> bool | None:
        return known.get(f"{mutant.module}\n{mutant.change}", {}).get("killed")

    wanted = [
        mutant
        for mutant in mutants
        if chosen.afresh or killed(mutant) is None or (chosen.again and not killed(mutant))
    ]
    Random(chosen.seed).shuffle(wanted)  # noqa: S311 - a run that is stopped is a fair sample
    if wanted:
        _run(area, wanted, [ROOT / "tests" / file for file in files], chosen.jobs)
    known = _results(area)
    for module in modules:
        dead = [killed(mutant) for mutant in mutants if mutant.module == module]
        print(f"{module:20} {sum(map(bool, dead)):5} of {len(dead):5} killed")
    left = [mutant for mutant in mutants if not killed(mutant)]
    share = 1 - len(left) / len(mutants)
    print(f"{area}: {len(mutants)} mutants, {len(left)} survived, {share:.1%} killed", end="")
    error = 1.96 * sqrt(share * (1 - share) / len(mutants))
    print(f", ± {error:.1%} as a sample" if chosen.sample is not None else "")
    survivors = _log(area).with_suffix(".diff")
    reasons = _reasons()
    whys = [reasons.get(_row(mutant), "") for mutant in left]
    shown = [_diff(mutant, why) for why, mutant in sorted(zip(whys, left, strict=True))]
    survivors.write_text("\n\n".join(shown) + "\n", encoding="utf-8")
    print(
        f"survivors in {survivors.relative_to(ROOT)}, {whys.count('')} without a reason", flush=True
    )


def _check_reasons() -> None:
    """Stop where the list of survivors is not sorted, or names code that is not there."""
    head, *lines = REASONS.read_text("utf-8").splitlines()
    faults = [] if head.split("\t") == ["module", "function", "change", "why"] else [head]
    faults += [
        line for line, other in zip(lines, sorted(set(lines)), strict=False) if line != other
    ]
    for line in lines:
        module, function, change, why = line.split("\t")
        path = _path_of(module)
        code = path.read_text("utf-8") if path.is_file() else ""
        stands = change.partition(" -> ")[0] in " ".join(code.split())
        known = not function or f"def {function}(" in code
        if not (stands and known and why.startswith(("equivalent: ", "accepted: "))):
            faults.append(line)
    if faults:
        raise SystemExit(
            "\n".join(("these lines of tests/survivors.tsv are out of date:", *faults))
        )


def main() -> None:
    """Judge the mutants of the areas asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("area", nargs="?", choices=AREAS)
    parser.add_argument("--only", nargs="*", help="these modules")
    parser.add_argument("--again", action="store_true", help="judge the survivors again")
    parser.add_argument("--afresh", action="store_true", help="judge all again")
    parser.add_argument("--show", nargs="*", help="print these mutants as diffs")
    parser.add_argument("--jobs", type=int, default=1, help="so many at once")
    parser.add_argument("--sample", type=int, help="so many of the area's mutants, by chance")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    chosen = parser.parse_args()
    os.environ["NPF_CORPUS_HYPOTHESIS"] = "mutation"
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # our own would load the package
    for area in [chosen.area] if chosen.area else AREAS:
        _area(area, chosen)
    _check_reasons()


if __name__ == "__main__":
    main()

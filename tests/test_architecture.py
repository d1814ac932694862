"""The repository about itself: floors, sizes, names, and what an import costs."""

# ruff: noqa: S603 - our own interpreter

from __future__ import annotations

import ast
import importlib
import inspect
import io
import json
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import npf_corpus as npf
from npf_corpus import errors
from npf_corpus.tables._held import Held
from npf_corpus.tables._tables import Figured
from npf_corpus.tables._verbs import Narrowed, Themed

FOLDER = Path(npf.__file__).parent


def module_name(path: Path) -> str:
    """Return a module's name inside the package: `records`, `export` for a folder's own."""
    parts = path.relative_to(FOLDER).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and parts[:-1] else parts)


MODULES = {module_name(path): path for path in sorted(FOLDER.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}

FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("intervals",),
    ("quantities",),
    ("records",),
    ("anchoring",),
    ("release",),
    ("query",),
    ("validation",),
    ("export",),
    ("comparison",),
    ("tables",),
    ("attaching",),
    ("corpus",),
    ("validation._read", "export._read"),
    ("lineage",),
    ("engine",),
    ("drafting",),
    ("plot",),
    ("explorer",),
    ("strategies",),
    ("cli",),
)
"""The floors of the house, lowest first; each stands on those before it alone."""

PUBLIC = """
AmbiguousName Anchor Anchored Attached Change ClaimId Component Corpus DataError Diff
DigestMismatch Document DocumentId Draft Explanation Folder FoundQuantity IncomparableUnits
Initiative InitiativeId
Interval InvalidBounds InvalidQuantity InvalidRelease InvalidText Match Measure MeasureId Member
Mention MentionId MissingExtra MixedCorpora NpfCorpusError NumericClaim Organization
OrganizationId Period Person PersonId Problem Quantity QueryError Region RegionId Release
ReleaseNotFound Retired RetiredId Role Sector SectorCode SectorId Skipped Statement StatementId Step
Table Text Tier TierId Unit UnitId UnknownName Verdict __version__ diff draft find_quantities load
merge parse_quantity read_release releases seal_release validate
""".split()  # noqa: SIM905 - names read best as text

INNER = {"lineage", "query", "release"}
"""Rooms without a public name: what of theirs is public, the package hands on."""

STRATEGIES = """
CODES Draft Query Verb broken corpora figures intervals quantities queries records releases
""".split()  # noqa: SIM905

MEMBERS = {
    "Answer": "cells columns explain to_arrow to_pandas to_polars to_records",
    "Attached": "corpus document grade grades quote records span summary text to_html unaccounted",
    "Outcomes": "by_met",
    "Claims": """
        agreements by_aspect by_initiative by_measure by_modality by_theme by_unit by_value
        outcomes series
    """,
    "Measures": "by_theme",
    "Corpus": """
        attach attach_folder by_document by_genre by_publisher by_region by_sector
        by_speaker by_tier by_year citation cite claims digest documents export
        from_records initiatives licence matching measures mentions name normalisation notes
        organizations people pin readings regions schema sectors statements tiers units verify
        version whole write
    """,
    "Draft": "claims corpus sentences write",
    "Diff": "added apply bump corrected from_json retired to_json",
    "Engine": "claims documents initiatives mentions pin statements tiers",
    "EngineClaims": """
        by_aspect by_initiative by_measure by_modality by_theme by_unit by_value outcomes series
    """,
    "EngineTable": """
        by_document by_genre by_publisher by_region by_sector by_speaker by_tier by_year count
        expression ids to_arrow to_pandas
    """,
    "Evidence": """
        by_document by_genre by_publisher by_region by_sector by_speaker by_tier by_year matching
    """,
    "Interval": "clip contains parse scaled worlds",
    "Named": "find",
    "Period": "parse",
    "Outcome": "caveats met",
    "Quantity": "verdict",
    "Sectors": "by_tier",
    "Query": "ask",
    "Release": "pin",
    "Review": "count",
    "SeriesRow": "caveats figures year",
    "Step": "remarks removed",
    "Summary": "is_another_text places",
    "Table": "cite explain head ids matching to_arrow to_pandas to_polars to_records",
    "Verb": "axis",
}
"""The methods and properties of each public class; the errors' are tested with the errors."""

EAGER = """
corpus errors intervals intervals._first_use intervals._interval intervals._value
lineage lineage._load quantities
quantities._choices quantities._conversion quantities._parse quantities._quantity query
query._names query._store query._values query._verb
records records._bits records._choices records._figures records._kinds records._parts
release release._converter release._layout release._manifest
tables tables._evidence tables._held tables._named
tables._table tables._tables tables._verbs
""".split()  # noqa: SIM905
"""Our modules that an import of the package loads; all others wait until they are needed."""


def imports(tree: ast.AST, *, lazy: bool = False) -> Iterator[str]:
    """Yield the modules of this package that a module imports: when loaded, or when called."""
    for node in ast.iter_child_nodes(tree):
        later = isinstance(node, ast.FunctionDef | ast.Lambda)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("npf_corpus."):
            path = str(node.module).split(".")[1:]
            inner = [".".join([*path, name.name]) for name in node.names]
            found = [each for each in inner if each in MODULES]
            yield from found or [".".join(path)]
        elif lazy or not later:
            yield from imports(node, lazy=lazy)


GRAPH = {name: set(imports(tree)) for name, tree in TREES.items()}
CALLED = {name: set(imports(tree, lazy=True)) for name, tree in TREES.items()}


def below(name: str) -> set[str]:
    """Return all that loads when a module does."""
    found: set[str] = set()
    todo = [name]
    while todo:
        for each in GRAPH[todo.pop()] - found:
            found.add(each)
            todo.append(each)
    return found


def test_imports_run_in_no_circle() -> None:
    """Some order of the modules has each after all that it imports, when loaded or when called."""
    order = list(TopologicalSorter(CALLED).static_order())
    assert set(order) == set(MODULES)


def floor_of(name: str) -> int | None:
    """Return the floor that a module is on, its room's where it has none of its own."""
    for wanted in (name, name.partition(".")[0]):
        for at, floor in enumerate(FLOORS):
            if wanted in floor:
                return at
    return None


def test_each_floor_stands_on_lower_ones() -> None:
    """No module imports one of a higher floor, when loaded or when called.

    A face hands on what its room has, also where a reading half stands above the corpus.
    """
    rooms = {name.partition(".")[0] for name in MODULES if "." in name}
    for name in set(MODULES) - rooms:
        mine = floor_of(name)
        if mine is not None:
            higher = {each for each in CALLED[name] if (floor_of(each) or 0) > mine}
            assert higher == set(), name
    assert CALLED["errors"] == set()


def test_every_public_module_has_a_floor() -> None:
    """A module that users import by name is on the plan."""
    free = {"__init__", "__main__"}
    for name in MODULES:
        if not any(part.startswith("_") for part in name.split(".")):
            assert floor_of(name) is not None or name in free, name


def test_the_page_of_the_house_shows_each_room_in_its_order() -> None:
    """The table of the page is the list of floors, reading halves and the hook aside."""
    page = Path(__file__).parents[1] / "docs" / "explanation" / "architecture.md"
    shown = re.findall(r"^\| `(\w+)` \|", page.read_text("utf-8"), re.MULTILINE)
    assert shown == [name for floor in FLOORS for name in floor if "." not in name]


def test_the_house_has_few_rooms_and_no_large_ones() -> None:
    """Twenty entries stand at its top at most, later rooms aside; no module has over 400 lines."""
    top = {path.relative_to(FOLDER).parts[0] for path in FOLDER.rglob("*") if path.is_file()}
    assert len(top - {"__pycache__", "drafting", "comparison", "explorer", "engine"}) <= 20
    for name, path in MODULES.items():
        assert len(path.read_text("utf-8").splitlines()) <= 400, name


def test_the_front_door_is_imported_by_nobody_inside() -> None:
    """Modules import modules, absolutely and by name, never their own package or a star."""
    for name, tree in TREES.items():
        found = set(imports(tree, lazy=True))
        assert found <= set(MODULES)
        assert found.isdisjoint({"__init__", name.rpartition(".")[0]}), name
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                assert [each.name for each in node.names] != ["*"]
            elif isinstance(node, ast.Import):
                assert not [each for each in node.names if each.name.startswith("npf_corpus")]


def test_the_core_imports_nothing_heavy() -> None:
    """What loads with the package names no JSON, hash, resource or third-party module but attrs."""
    allowed = set(sys.stdlib_module_names) - {
        "json",
        "hashlib",
        "importlib",
        "fractions",
        "pathlib",
    }
    for name in below("__init__"):
        for node in TREES[name].body:
            found = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                found = [str(node.module)]
            assert {each.split(".")[0] for each in found} <= allowed | {"attrs", "npf_corpus"}, name


def code_lines(name: str) -> int:
    """Return how many lines hold code, docstrings and comments aside."""
    docs = {
        line
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    tokens = tokenize.generate_tokens(io.StringIO(MODULES[name].read_text("utf-8")).readline)
    lines = {
        line
        for token in tokens
        if token.type not in silent | {tokenize.ENDMARKER}
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(lines - docs)


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_small_and_say_what_they_are(name: str) -> None:
    """At most 300 lines of code, a first sentence, annotations for all, and a fitting name."""
    assert code_lines(name) <= 300
    first = (ast.get_docstring(TREES[name]) or "").partition("\n\n")[0]
    assert first.endswith(".") or name == "__main__"
    words = set(re.findall("[a-z0-9]+", name))
    assert words.isdisjoint({"utils", "util", "helpers", "helper", "common", "base", "misc"})
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.FunctionDef):
            assert node.returns is not None, node.name


def test_a_folder_of_modules_has_three_or_more() -> None:
    """What would be one file or two stays flat, and no folder lies in another."""
    old_paths = FOLDER / "lineage" / "moved"  # one file for each path that a pickle may name
    folders = {path.parent for path in MODULES.values()} - {FOLDER, old_paths}
    for folder in folders:
        assert folder.parent == FOLDER
        assert len(list(folder.glob("*.py"))) > 3


def test_the_public_surface_is_what_it_is() -> None:
    """A name comes or goes only together with this list."""
    assert sorted(PUBLIC) == sorted(npf.__all__)
    assert sorted(PUBLIC) == sorted(dir(npf))
    assert len(PUBLIC) == len(set(PUBLIC))
    for name in PUBLIC:
        assert getattr(npf, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        npf.nothing  # type: ignore[attr-defined]  # noqa: B018 - it raises


def test_the_members_of_public_classes_are_what_they_are() -> None:
    """A method or property comes or goes only together with this list; fields are the schema's."""
    found: dict[str, list[str]] = {}
    for name, _ in public_objects():
        owner, _, member = name.rpartition(".")
        if owner.rpartition(".")[2][0].isupper() and owner.rpartition(".")[2] not in errors.__all__:
            found.setdefault(owner.rpartition(".")[2], []).append(member)
    assert {owner: sorted(names.split()) for owner, names in MEMBERS.items()} == {
        owner: sorted(set(names)) for owner, names in found.items()
    }


def test_every_export_is_in_the_docs() -> None:
    """The page of the API names all that the package and its public modules export."""
    page = (Path(__file__).parents[1] / "docs" / "reference" / "api.md").read_text("utf-8")
    words = set(re.findall(r"\w+", page))
    whole = set(re.findall(r"automodule:: (\S+)\n   :members:\n", page))
    listed = [module for module in public_modules() if module.__name__ not in whole]
    assert {name for module in listed for name in module.__all__} - words == set()


def public_modules() -> list[ModuleType]:
    """Return the package and each module of it that has a public name."""
    names = [name for name in MODULES if not any(part[0] == "_" for part in name.split("."))]
    names = [name for name in names if name not in INNER]
    return [npf, *(importlib.import_module(f"npf_corpus.{name}") for name in names)]


def test_the_surface_of_the_strategies_is_what_it_is() -> None:
    """A name comes or goes only together with this list."""
    assert sorted(STRATEGIES) == sorted(importlib.import_module("npf_corpus.strategies").__all__)


def public_objects() -> Iterator[tuple[str, Any]]:
    """Yield each public function and class, and each public member of a class."""
    for module in public_modules():
        for name in module.__all__:
            each = getattr(module, name)
            if inspect.isfunction(each) or inspect.isclass(each):
                yield f"{module.__name__}.{name}", each
            if inspect.isclass(each) and each.__module__.startswith("npf_corpus"):
                for member, value in members(each).items():
                    value_ = getattr(value, "__func__", value)
                    if not member.startswith("_") and (
                        inspect.isfunction(value_) or isinstance(value, property)
                    ):
                        yield f"{module.__name__}.{name}.{member}", value_


def members(cls: type) -> dict[str, Any]:
    """Return what a class defines, and what it has of a class that no face hands on."""
    faces = {Figured, Held, Themed, *Narrowed.__mro__[:-1]}
    inner = {each for base in cls.__bases__ if base in faces for each in base.__mro__[:-1]}
    return {name: value for each in (*inner, cls) for name, value in vars(each).items()}


def test_every_public_name_has_a_docstring() -> None:
    """One sentence at least, closed by a full stop, its own and not a parent's."""
    names = dict(public_objects())
    assert len(names) > 150
    for name, each in names.items():
        text = vars(each).get("__doc__") if inspect.isclass(each) else each.__doc__
        first = inspect.cleandoc(text or "").partition("\n\n")[0]
        assert first.endswith((".", ":", ";")), name


def test_public_signatures_are_keyword_only_where_they_have_defaults() -> None:
    """An argument that may be left out is given by name, and none is a catch-all."""
    free = {"npf_corpus.load", "cite", "head"}  # one argument, and no doubt what it is
    for name, each in public_objects():
        if not inspect.isfunction(each) or not free.isdisjoint({name, name.rpartition(".")[2]}):
            continue
        for parameter in inspect.signature(each).parameters.values():
            assert parameter.kind is not parameter.VAR_KEYWORD, name
            if parameter.default is not parameter.empty:
                assert parameter.kind is parameter.KEYWORD_ONLY, f"{name}: {parameter.name}"


# What a child interpreter loads


def loaded(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded for some code, beyond its own."""
    script = f"import sys; old = set(sys.modules)\n{code}\nprint(*set(sys.modules) - old)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(done.stdout.decode().split())


HEAVY = {
    "cattrs", "click", "difflib", "fractions", "hashlib", "hypothesis", "importlib.metadata",
    "importlib.resources", "json", "packaging", "pathlib", "rich", "tempfile", "typing_extensions",
    "urllib", "zipfile",
}  # fmt: skip


def test_an_import_loads_attrs_and_nothing_else_heavy() -> None:
    """The package costs little before it is asked anything, and defers what few need."""
    found = loaded("import npf_corpus")
    assert found.isdisjoint(HEAVY)
    foreign = {each.split(".")[0] for each in found} - set(sys.stdlib_module_names)
    assert foreign == {"attr", "attrs", "npf_corpus"}
    ours = {each.partition(".")[2] for each in found if each.startswith("npf_corpus.")}
    assert ours == set(EAGER)


def test_a_first_answer_loads_little_more() -> None:
    """A region, sector and value question needs JSON, no package, no OpenSSL and no grammar."""
    found = loaded(
        "import npf_corpus as npf\n"
        "table = npf.load('1.0.0').claims.by_region('Ningxia').by_sector('new materials')\n"
        "assert len(table.by_value(at_least='100 billion CNY', inferred=True)) == 1"
    )
    assert "json" in found
    assert found.isdisjoint({*HEAVY, "_hashlib"} - {"json"})
    assert found.isdisjoint({"npf_corpus.query._explain", "npf_corpus.quantities._figures"})


def test_a_version_needs_no_packaging_and_a_specifier_does() -> None:
    """Only PEP 440 arithmetic loads the package that knows it."""
    assert "packaging" not in loaded("import npf_corpus; npf_corpus.load('1.0.0')")
    assert "packaging" in loaded("import npf_corpus; npf_corpus.load('~=1.0')")


def test_the_package_says_that_it_is_typed() -> None:
    """The marker is installed beside the modules."""
    assert (FOLDER / "py.typed").is_file()
    assert json.loads((FOLDER / "data" / "index.json").read_text("utf-8"))

"""An export opened in an engine: what it is made of, what it gives, and what it refuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

import ibis
import mlcroissant
import pyarrow.parquet as pq
import pytest
from attrs import evolve

import npf_corpus as npf
from npf_corpus import engine, export
from npf_corpus.corpus import of_files
from npf_corpus.engine._library import Backend
from npf_corpus.export import _parquet
from npf_corpus.export._parquet import GROUP
from npf_corpus.query._verb import Axis
from npf_corpus.records import TABLES as EVERY
from npf_corpus.release._write import seal_with

BACKENDS: tuple[Backend, ...] = ("duckdb", "polars")
CORPUS = npf.load("1.0.0")
TABLES = ("documents", "initiatives", "tiers", "statements", "claims", "mentions")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an export of the first release."""
    return CORPUS.export(tmp_path_factory.mktemp("engine") / "npf", format="parquet")


@pytest.fixture(scope="module")
def opened(folder: Path) -> engine.Engine:
    """Return it in DuckDB."""
    return engine.open(folder)


def made(lower: str, *, unit: str = "CNY") -> npf.Corpus:
    """Return a corpus of one claim that is at least a number."""
    claim = CORPUS.claims[0]
    interval = npf.Interval(Decimal(lower), None, lower_closed=True, upper_closed=False)
    quantity = evolve(claim.quantity, interval=interval, unit=npf.UnitId(unit), nominal=None)
    store = CORPUS._store
    rows = {table: store.records(table) for table in EVERY}
    return of_files(
        seal_with({**rows, "claims": [evolve(claim, quantity=quantity)]}, store.manifest)
    )


# What an export holds for an engine


def test_claims_are_sorted_by_measure_unit_and_lower_bound(folder: Path) -> None:
    """So that statistics of a group of rows tell an engine what to pass over."""
    file = pq.ParquetFile(folder / "claims.parquet")
    rows = file.read().to_pylist()
    keys = [
        (row["measure"], row["unit"] or "", row["lower"] is not None, row["lower"] or 0)
        for row in rows
    ]
    assert keys == sorted(keys)
    assert {row["id"] for row in rows} == set(CORPUS.claims.ids)
    statistics = file.metadata.row_group(0).column(file.schema_arrow.names.index("lower"))
    assert statistics.is_stats_set
    assert file.metadata.num_row_groups == -(-len(rows) // GROUP)


def test_closures_hold_each_part_at_any_depth(folder: Path) -> None:
    """What a verb covers is a row for each part; for certain, or through a partial member only."""
    axes: tuple[Axis, ...] = ("region", "sector", "initiative")
    for axis in axes:
        rows = pq.read_table(folder / f"{axis}_parts.parquet").to_pylist()
        for whole in getattr(CORPUS, f"{axis}s").ids:
            parts = [row for row in rows if row[axis] == whole]
            store = CORPUS._store
            certain = {row["part"] for row in parts if row["certain"]}
            assert certain == store.scope(axis, whole)
            assert {row["part"] for row in parts} == store.scope(axis, whole, "possible")


def test_periods_stand_with_the_years_that_they_are_of(folder: Path) -> None:
    """Each that a claim has is there once, with the first and the last year that memory finds."""
    claims = tuple(CORPUS.claims)
    told = {each for claim in claims for each in (claim.as_of, claim.deadline) if each}
    years = {str(each): [(each.start or each.end), (each.end or each.start)] for each in told}
    rows = pq.read_table(folder / "periods.parquet").to_pylist()
    assert [row["period"] for row in rows] == sorted(years)
    for row in rows:
        days = [day.year for day in years[row["period"]] if day]
        assert [row["first_year"], row["last_year"]] == days


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_export_without_periods_is_asked_for_them(backend: Backend, tmp_path: Path) -> None:
    """One that was written before there was such a table finds the same claims of any year."""
    folder = CORPUS.export(tmp_path / "out", format="parquet")
    (folder / "periods.parquet").unlink()
    about = json.loads((folder / "release.json").read_text("utf-8"))
    del about["files"]["periods.parquet"], about["bytes"]["periods.parquet"]
    (folder / "release.json").write_text(json.dumps(about), "utf-8")
    opened = engine.open(folder, backend=backend)
    for year in range(1990, 2040):
        for table in ("claims", "mentions"):
            asked: engine.EngineTable = getattr(opened, table)
            assert asked.by_year(year).ids() == getattr(CORPUS, table).by_year(year).ids
    assert export.read_export(folder) == CORPUS


@pytest.mark.parametrize("lower", ["123456789012345678901234567", f"0.{'0' * 42}1"])
def test_a_bound_too_wide_for_an_engine_is_refused_by_name(lower: str, tmp_path: Path) -> None:
    """A claim is named whose bound has more than 26 or 42 digits, and nothing is written."""
    corpus = made(lower)
    told = rf"as lower bound of '{corpus.claims[0].id}' has more than 26 digits .* format='jsonl'"
    with pytest.raises(npf.InvalidBounds, match=told):
        corpus.export(tmp_path / "out", format="parquet")
    assert not (tmp_path / "out").exists()
    assert export.read_records(corpus.export(tmp_path / "out", format="jsonl"))["claims"]


@pytest.mark.filterwarnings("ignore")  # what mlcroissant's own libraries say
def test_a_large_table_has_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are numbered, one after another in order, and read and asked as one."""
    monkeypatch.setattr(_parquet, "GROUP", 4)
    monkeypatch.setattr(_parquet, "PIECE", 8)
    folder = CORPUS.export(tmp_path / "out", format="parquet")
    names = [f"claims-{at}.parquet" for at in (1, 2, 3)]
    assert sorted(each.name for each in folder.glob("claims*")) == names
    assert [pq.ParquetFile(folder / name).metadata.num_row_groups for name in names] == [2, 2, 2]
    rows = [row for name in names for row in pq.read_table(folder / name).to_pylist()]
    assert [row["measure"] for row in rows] == sorted(row["measure"] for row in rows)
    assert export.read_export(folder) == CORPUS
    for backend in BACKENDS:
        claims = engine.open(folder, backend=backend).claims
        assert claims.ids() == CORPUS.claims.ids
        assert claims.by_region("Hubei").ids() == CORPUS.claims.by_region("Hubei").ids
    records = mlcroissant.Dataset(folder / "croissant.json").records("claims")
    assert {each["claims/id"].decode() for each in records} == set(CORPUS.claims.ids)


# What an engine answers


def test_an_engine_has_the_tables_of_evidence(opened: engine.Engine) -> None:
    """Each has the ids of the table in memory, in its order, and their number."""
    for table in TABLES:
        asked: engine.EngineTable = getattr(opened, table)
        assert asked.ids() == getattr(CORPUS, table).ids
        assert asked.count() == len(getattr(CORPUS, table))
    assert opened.pin == CORPUS.pin
    assert repr(opened) == "<npf_corpus data 1.0.0 in an engine>"
    assert repr(opened.tiers) == "<tiers of npf_corpus data 1.0.0 in an engine>"
    assert repr(opened.tiers.by_tier("future")).endswith("in an engine, narrowed>")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("backend", BACKENDS)
def test_frames_are_those_of_memory(table: str, backend: Backend, folder: Path) -> None:
    """Columns, types, values and order, of what verbs leave too."""
    asked = getattr(engine.open(folder, backend=backend), table).by_region("Ningxia")
    wanted = getattr(CORPUS, table).by_region("Ningxia")
    arrow = wanted.to_arrow()
    assert asked.to_arrow().cast(arrow.schema).equals(arrow)
    meant = [field.metadata for field in arrow.schema]
    assert [field.metadata for field in asked.to_arrow().schema] == meant
    assert asked.to_pandas().equals(wanted.to_pandas())
    assert asked.to_pandas().dtypes.equals(wanted.to_pandas().dtypes)


def test_names_and_errors_are_those_of_memory(opened: engine.Engine) -> None:
    """A verb takes names, aliases and records, and says what is wrong before anything is read."""
    claims = opened.claims
    assert claims.by_region("宁夏").ids() == CORPUS.claims.by_region(CORPUS.regions["CN-NX"]).ids
    asked = claims.by_value(at_least="100 billion CNY", inferred=True)
    assert asked.ids() == CORPUS.claims.by_value(at_least="100 billion CNY", inferred=True).ids
    wrongs: tuple[Callable[[Any], object], ...] = (
        lambda table: table.by_region("Ningxa"),
        lambda table: table.by_region("Ningxia", certainty="perhaps"),
        lambda table: table.by_sector("future industries"),
        lambda table: table.by_modality("done"),
        lambda table: table.by_year("2024"),
        lambda table: table.by_value(at_least=5),
        lambda table: table.by_value(at_least=5, unit="CNY", inferred=1),
        lambda table: table.by_value(at_least="five apples"),
    )
    for wrong in wrongs:
        with pytest.raises(npf.NpfCorpusError) as mine:
            wrong(claims)
        with pytest.raises(npf.NpfCorpusError) as theirs:
            wrong(CORPUS.claims)
        assert (type(mine.value), str(mine.value)) == (type(theirs.value), str(theirs.value))


def test_an_expression_goes_on_in_ibis(opened: engine.Engine) -> None:
    """What verbs leave is a table of Ibis, with all columns."""
    rows = opened.claims.by_region("Hubei").expression
    counted = rows.group_by("modality").agg(count=rows.count()).to_pyarrow().to_pydict()
    hubei = CORPUS.claims.by_region("Hubei")
    assert dict(zip(counted["modality"], counted["count"], strict=True)) == {
        modality: sum(each.modality == modality for each in hubei)
        for modality in {each.modality for each in hubei}
    }


def test_one_form_of_question_is_compiled_once(folder: Path) -> None:
    """Other keys and numbers of the same form find what is theirs; an apostrophe is a letter."""
    backend = ibis.duckdb.connect()
    asked = engine.open(folder, backend=backend)
    forms = asked._reach.forms
    for region in ("CN-NX", "CN-HB"):
        for least in (1_000, 2_500):
            found = asked.claims.by_region(region).by_value(at_least=least, unit="CNY")
            memory = CORPUS.claims.by_region(region).by_value(at_least=least, unit="CNY")
            assert found.ids() == memory.ids
    assert len(forms._known) == 1
    quoted = asked._reach.condition(
        "claims", "region", ["it's", *CORPUS._store.scope("region", "CN-HB")]
    )
    assert asked.claims._narrow(quoted).ids() == CORPUS.claims.by_region("CN-HB").ids
    for year in range(1, 600):
        forms._known[year] = []
    assert asked.claims.by_year(2024).count() == len(CORPUS.claims.by_year(2024))
    assert len(forms._known) == 1


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("lower", "step"),
    [
        ("-12345678901234567890123456.000000000001", "0.0000000000001"),
        ("66.66666666666666666666666667", "0.00000000000000000000000001"),
        ("-0.333333333333333333333333333333333333333333", "1E-43"),
        ("-0.333333333333333333333333333333333333333333", "0.000000000001"),
    ],
)
def test_numbers_off_the_grid_decide_exactly(
    lower: str, step: str, backend: Backend, tmp_path: Path
) -> None:
    """A bound finer or greater than a column's decimals is compared as it is, on both sides."""
    corpus = made(lower)
    folder = corpus.export(tmp_path / "out", format="parquet")
    assert export.read_records(folder)["claims"] == tuple(corpus.claims)
    claims = engine.open(folder, backend=backend).claims
    number, little, wide = Decimal(lower), Decimal(step), Context(prec=100)
    near = number, wide.subtract(number, little), wide.add(number, little)
    for bound in ("at_least", "more_than", "at_most", "less_than"):
        for value in (*near, Decimal(10) ** 40, -(Decimal(10) ** 40)):
            for certainty in ("certain", "possible"):
                options: Any = {bound: value, "certainty": certainty, "inferred": True}
                wanted = corpus.claims.by_value(unit="CNY", **options).ids
                assert claims.by_value(unit="CNY", **options).ids() == wanted, options
    assert claims.to_pandas().equals(corpus.claims.to_pandas())


def test_series_and_outcomes_are_those_of_memory(opened: engine.Engine) -> None:
    """They read what was found into memory, and compare it there."""
    assert tuple(opened.claims.series()) == tuple(CORPUS.claims.series())
    assert tuple(opened.claims.outcomes()) == tuple(CORPUS.claims.outcomes())
    none = opened.claims.by_region("Qinghai")
    assert (len(none.series()), len(none.outcomes())) == (0, 0)
    frame = opened.claims.by_region("Hubei").series().to_pandas(labels=True)
    assert frame.equals(CORPUS.claims.by_region("Hubei").series().to_pandas(labels=True))


# What it refuses


def test_only_a_whole_export_in_parquet_is_opened(tmp_path: Path) -> None:
    """Any other folder is refused, and what to do instead is said."""
    with pytest.raises(npf.InvalidRelease, match="it is csv, export the corpus with format='parq"):
        engine.open(CORPUS.export(tmp_path / "csv", format="csv"))
    hubei = CORPUS.by_region("Hubei").export(tmp_path / "hubei", format="parquet")
    with pytest.raises(npf.InvalidRelease, match="narrowed corpus, export the whole and narrow"):
        engine.open(hubei)
    with pytest.raises(npf.InvalidRelease, match="it has no release"):
        engine.open(tmp_path)


KEYS = {"claims": "id", "regions": "id", "periods": "period"}
"""Tables, each with a column that it must have."""


def _without_a_column(path: Path) -> None:
    pq.write_table(pq.read_table(path).drop_columns([KEYS[path.stem]]), path)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (lambda path: path.unlink(), "No such file"),
    "no Parquet": (lambda path: path.write_bytes(b"x" * 100), "Parquet"),
    "empty": (lambda path: path.write_bytes(b""), "Parquet"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:-100]), "Parquet"),
    "a column less": (_without_a_column, "lacks the columns {key}"),
    "a folder": (_a_folder, "is a link, a folder or a device"),
    "a link": (_a_link, "is a link, a folder or a device"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("table", KEYS)
def test_a_damaged_export_is_refused(table: str, damage: str, tmp_path: Path) -> None:
    """The error is that of an export that is none, and names the file."""
    folder = CORPUS.export(tmp_path / "npf", format="parquet")
    change, fault = DAMAGE[damage]
    change(folder / f"{table}.parquet")
    with pytest.raises(npf.InvalidRelease) as caught:
        engine.open(folder)
    assert caught.value.path == str(folder)
    assert f"{table}.parquet: " in str(caught.value)
    assert fault.format(key=KEYS[table]) in str(caught.value)
    assert str(caught.value).endswith("export it again")


@pytest.mark.parametrize(("table", "verb", "key"), [
    ("regions", "by_region", "Ningxia"), ("periods", "by_year", 2024)
])  # fmt: skip
def test_damaged_rows_of_a_vocabulary_are_refused(
    table: str, verb: str, key: Any, tmp_path: Path
) -> None:
    """A name or a year is looked up in rows that can be read."""
    folder = CORPUS.export(tmp_path / "npf", format="parquet")
    path = folder / f"{table}.parquet"
    data = path.read_bytes()
    opened = engine.open(folder)
    wrong = pq.ParquetFile(path).metadata.row_group(0).column(0).total_compressed_size
    path.write_bytes(data[:4] + b"\xff" * wrong + data[4 + wrong :])
    with pytest.raises(npf.InvalidRelease, match=rf"{table}\.parquet: .*export it again"):
        getattr(opened.claims, verb)(key)


def test_what_an_engine_gives_comes_from_open_alone() -> None:
    """Its classes cannot be made by hand, and say where they come from."""
    for cls in (engine.Engine, engine.EngineTable, engine.EngineClaims):
        with pytest.raises(TypeError, match=rf"an {cls.__name__} comes from npf_corpus.engine.op"):
            cls()


def test_a_backend_is_one_of_three(folder: Path) -> None:
    """Another word is refused with those that there are."""
    with pytest.raises(npf.UnknownName, match="'duckdb', 'polars', 'pyspark'"):
        engine.open(folder, backend="oracle")


def test_a_missing_library_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which extra has it."""
    monkeypatch.setitem(sys.modules, "ibis", None)
    with pytest.raises(npf.MissingExtra, match=r"npf-corpus\[engine\]"):
        engine.open(folder)


@pytest.mark.parametrize(
    ("backend", "extra"), [("duckdb", "engine"), ("polars", "engine,polars"), ("pyspark", "spark")]
)
def test_a_missing_engine_is_told(
    backend: Backend, extra: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says which extras have the engine."""
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(npf.MissingExtra) as told:
        engine.open(folder, backend=backend)
    assert str(told.value) == f"{backend} is not installed: pip install 'npf-corpus[{extra}]'"


@pytest.mark.parametrize("home", ["", "/nowhere"])
def test_a_machine_without_java_is_told_in_one_line(
    home: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spark is not started where the program that it runs in is not there."""
    monkeypatch.setitem(sys.modules, "pyspark", sys)  # whether it is installed or not
    monkeypatch.delenv("SPARK_REMOTE", raising=False)
    monkeypatch.setenv("JAVA_HOME", home)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(npf.MissingExtra) as told:
        engine.open(folder, backend="pyspark")
    wanted = "install Java 17 or later, which Spark runs in, and name its folder in JAVA_HOME"
    assert str(told.value) == f"Java is not installed: {wanted}"


def test_an_answer_of_comparison_is_not_pickled(opened: engine.Engine) -> None:
    """A store that an engine filled cannot be opened elsewhere, and says so."""
    make, arguments = opened._store.reopen
    with pytest.raises(TypeError, match="is not pickled, pickle its ids"):
        make(*arguments)


def test_no_engine_is_started_for_a_hint(opened: engine.Engine) -> None:
    """A name of a sector and a measure in one is told as unknown, without what memory adds."""
    with pytest.raises(npf.UnknownName) as caught:
        opened.claims.by_measure("New materials Cooperation projects").ids()
    assert "by_sector" not in str(caught.value)


def test_a_unit_is_asked_for_as_figures_have_it(opened: engine.Engine) -> None:
    """亿元 is CNY to an engine too, and a plain number with it is multiplied."""
    assert opened.claims.by_unit("亿元").count() == len(CORPUS.claims.by_unit("CNY")) > 0
    found = opened.claims.by_value(at_least=1000, unit="亿元", inferred=True)
    assert found.count() == len(CORPUS.claims.by_value(at_least="1000亿元", inferred=True)) > 0

"""Tables as frames, corpora as files, and both read back."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve

import npf_corpus as npf
from npf_corpus import export
from npf_corpus.export import _about, _lines
from npf_corpus.export._columns import Leaf, columns, flat, items, meaning
from npf_corpus.export._croissant import _semantic
from npf_corpus.export._write import Format
from npf_corpus.records import TABLES, Record
from npf_corpus.release import _write
from npf_corpus.release._manifest import sha256

FORMATS: tuple[Format, ...] = get_args(Format)

FRAMES: dict[str, tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]] = {
    "records": (npf.Table.to_records, export.from_records),
    "pandas": (npf.Table.to_pandas, export.from_pandas),
    "polars": (npf.Table.to_polars, export.from_polars),
    "arrow": (npf.Table.to_arrow, export.from_arrow),
}
NARROWED = {
    "Hubei": npf.load("1.0.0").by_region("Hubei"),
    "new materials": npf.load("1.0.0").by_sector("new materials"),
    "a speaker": npf.load("1.0.0").by_speaker("Wang Wei"),
    "twice": npf.load("1.0.0").by_document("scio-2024-06-25-ningxia").by_sector("new energy"),
    "nothing": npf.load("1.0.0").by_region("Qinghai"),
}


@pytest.fixture(scope="module")
def corpus() -> npf.Corpus:
    """Return the first release."""
    return npf.load("1.0.0")


@pytest.fixture(scope="module")
def folders(corpus: npf.Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return an export of the first release in each format."""
    top = tmp_path_factory.mktemp("exports")
    return {name: corpus.export(top / name, format=name) for name in FORMATS}


def run(*command: object) -> subprocess.CompletedProcess[str]:
    """Return what a tool of this interpreter's environment did."""
    return subprocess.run(  # noqa: S603 - tools that the tests install
        [str(each) for each in command], capture_output=True, text=True, check=False
    )


def tool(name: str) -> Path:
    """Return a command that is installed beside this interpreter."""
    return Path(sys.executable).with_name(name)


# Round trips


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("table", TABLES)
def test_a_frame_gives_every_record_back(frame: str, table: str, corpus: npf.Corpus) -> None:
    """Each record of each table, and a table without any, is equal after the round trip."""
    make, read = FRAMES[frame]
    records = getattr(corpus, table)
    assert read(make(records), TABLES[table]) == tuple(records)
    assert read(make(records - records), TABLES[table]) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_gives_the_corpus_back(
    name: str, folders: dict[str, Path], corpus: npf.Corpus
) -> None:
    """Its records, its facts and its digest are those of the release."""
    records = export.read_records(folders[name])
    assert records == {table: tuple(getattr(corpus, table)) for table in TABLES}
    again = export.read_export(folders[name])
    assert again == corpus
    assert (again.pin, again.licence, again.notes) == (corpus.pin, corpus.licence, corpus.notes)


@pytest.mark.parametrize("narrowed", NARROWED)
@pytest.mark.parametrize("name", FORMATS)
def test_a_narrowed_corpus_gives_its_records_back(
    name: Format, narrowed: str, tmp_path: Path
) -> None:
    """Exactly its records, no more, and it is not taken for the whole."""
    part = NARROWED[narrowed]
    folder = part.export(tmp_path / "part", format=name)
    records = export.read_records(folder)
    assert records == {table: tuple(getattr(part, table)) for table in TABLES}
    with pytest.raises(npf.InvalidRelease, match="of a narrowed corpus, take read_records"):
        export.read_export(folder)


def test_two_exports_have_the_same_bytes(folders: dict[str, Path], corpus: npf.Corpus) -> None:
    """What an export holds follows from the corpus alone."""
    other = folders["csv"].parent / "other"
    for name in FORMATS:
        corpus.export(other, format=name, overwrite=True)
        for file in folders[name].iterdir():
            assert file.read_bytes() == (other / file.name).read_bytes(), file


_ANSWERS = """
import sys
from hashlib import sha256
from pathlib import Path
import npf_corpus as npf
from npf_corpus import plot
corpus, told = npf.load("1.0.0"), sha256()
for format in ("csv", "jsonl", "parquet", "sqlite"):
    for path in sorted(corpus.export(Path(sys.argv[1], format), format=format).iterdir()):
        told.update(path.name.encode() + path.read_bytes())
table = corpus.claims.by_region("Ningxia")
answers = [plot.claims(table).to_json(), table.by_value(at_least="100 billion CNY").explain()]
answers += [corpus.attach("ecns-2025-03-08-ningxia", "12 of it.").to_html(), table._repr_html_()]
for names in (corpus.regions, corpus.sectors, corpus.organizations):
    try:
        names["shanix new energy daily"]
    except npf.UnknownName as error:
        answers.append(error)
print(sha256((told.hexdigest() + "".join(map(str, answers))).encode()).hexdigest())
"""


@pytest.mark.slow
def test_no_answer_depends_on_the_seed_of_hashes(tmp_path: Path) -> None:
    """Exports, pictures, pages, explanations and suggestions are the same in every process."""
    digests: set[str] = set()
    for seed in ("0", "1", "2"):
        (tmp_path / seed).mkdir()
        done = subprocess.run(  # noqa: S603 - this interpreter
            [sys.executable, "-c", _ANSWERS, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        digests.add(done.stdout.strip())
    (digest,) = digests
    assert len(digest) == 64


@pytest.mark.parametrize("frame", FRAMES)
def test_what_was_not_at_hand_stays_missing(frame: str, corpus: npf.Corpus) -> None:
    """A value with several columns that is None is None again, not one with empty parts."""
    from npf_corpus.export import _frames, _rows

    document = evolve(next(iter(corpus.documents)), text=None, skipped=(), title=None)
    tier = evolve(next(iter(corpus.tiers)), anchor=None)
    make: Any = {
        "records": _rows.rows_of,
        "pandas": _frames.to_pandas,
        "polars": _frames.to_polars,
        "arrow": _frames.to_arrow,
    }[frame]
    read = FRAMES[frame][1]
    for table, record in (("documents", document), ("tiers", tier)):
        given = (table, [record], 1) if frame == "records" else _frames.every(table, [record], 1)
        assert read(make(*given), TABLES[table]) == (record,)


# Columns


def test_every_column_says_what_it_means() -> None:
    """A description comes from the record's own documentation, never empty, never an id alone."""
    for cls in TABLES.values():
        for part in flat(columns(cls)):
            assert part.meaning.endswith("."), (cls, part.name)
            if not isinstance(part, Leaf) and not isinstance(part.item, Leaf):
                assert all(each.meaning.endswith(".") for each in flat(items(part)))
    assert [part.meaning for part in flat(columns(npf.Tier))][:2] == [
        "Document id with `.t` and a number.",
        "The sector.",
    ]


def test_an_interval_is_four_columns(corpus: npf.Corpus) -> None:
    """Ends and whether they belong stand beside surface and nominal; an infinite end is None."""
    claims = corpus.claims.by_measure("cooperation projects")
    row = claims.to_records()[0]
    names = ("surface", "lower", "lower_inclusive", "upper", "upper_inclusive", "nominal", "unit")
    expected = ("more than 2,000", Decimal(2000), False, None, False, Decimal(2000), "project")
    assert tuple(row[name] for name in names) == expected
    domain = corpus.measures.to_records()[0]
    assert {"domain_lower", "domain_lower_inclusive", "domain_upper", "domain_upper_inclusive"} <= (
        domain.keys()
    )


def test_nothing_becomes_a_float(corpus: npf.Corpus, folders: dict[str, Path]) -> None:
    """No frame and no file has a floating-point column; numbers are decimals there."""
    for table in TABLES:
        records = getattr(corpus, table)
        assert not records.to_pandas().select_dtypes("float").columns.tolist()
        assert "Float" not in str(records.to_polars().schema)
        assert "float" not in str(records.to_arrow().schema).replace("double", "float")
    frame = corpus.claims.to_pandas()
    assert {type(each) for each in frame["lower"]} == {Decimal}
    assert corpus.claims.to_polars().schema["nominal"] == pl.Decimal(38, 12)
    assert corpus.claims.to_arrow().schema.field("upper").type == pa.decimal128(38, 12)
    with closing(sqlite3.connect(folders["sqlite"] / "npf_corpus.db")) as database:
        for name in ("lower", "upper", "nominal"):
            kinds = set(database.execute(f"SELECT DISTINCT typeof({name}) FROM claims"))  # noqa: S608
            assert kinds <= {("text",), ("null",)}


def test_days_are_days_and_periods_their_text(corpus: npf.Corpus) -> None:
    """A day has the type of days; a period may be open and stays `a/b`."""
    document, claim = corpus.documents.to_records()[0], corpus.claims.to_records()[0]
    assert (document["published"], claim["as_of"]) == (date(2025, 3, 8), "../2025-03-08")
    assert str(corpus.documents.to_pandas()["published"].dtype) == "datetime64[s]"
    assert corpus.documents.to_polars().schema["published"] == pl.Date
    assert corpus.documents.to_arrow().schema.field("published").type == pa.date32()


def test_arrow_knows_what_may_be_missing(corpus: npf.Corpus) -> None:
    """A field is nullable where the record's is, or where it is an end that may be infinite."""
    schema = corpus.claims.to_arrow().schema
    nullable = {field.name: field.nullable for field in schema}
    assert nullable["upper"]
    assert nullable["anchor_start"]
    assert not nullable["upper_inclusive"]
    assert not nullable["measure"]


WIDE = Decimal("12345678901234567890123456789.5")
FINE = Decimal("0.0000000000001")
LONG = Decimal("505259966217965.04602961406602")
"""Rounds to few enough digits, and must not."""


@pytest.mark.parametrize("factor", [WIDE, FINE, LONG])
@pytest.mark.parametrize("frame", ["polars", "arrow"])
def test_numbers_that_no_decimal_holds_are_text(
    frame: str, factor: Decimal, tmp_path: Path, corpus: npf.Corpus
) -> None:
    """A column with more digits than 26 and 12 is exact text there, and reads back."""
    unit = evolve(corpus.units["project"], id=npf.UnitId("crowd"), factor=factor, integral=False)
    made = npf.Corpus.from_records(
        [evolve(unit, name="crowd", aliases=())], version="0.1", vocabularies=corpus
    )
    make, read = FRAMES[frame]
    units = make(made.units)
    assert units["factor"].to_pylist() if frame == "arrow" else units["factor"].to_list()
    assert read(units, npf.Unit) == tuple(made.units)
    assert export.read_export(made.export(tmp_path / "made", format="parquet")) == made


@pytest.mark.parametrize("frame", ["polars", "arrow"])
def test_wide_numbers_inside_lists_are_text_too(frame: str, corpus: npf.Corpus) -> None:
    """A struct's number follows the same rule, and the table's other columns keep theirs."""
    from npf_corpus.export import _frames

    plan = next(each for each in corpus.initiatives if each.components)
    part = evolve(plan.components[0], declared_count=WIDE)
    plans = (evolve(plan, components=(part, *plan.components[1:])),)
    make: Any = {"polars": _frames.to_polars, "arrow": _frames.to_arrow}[frame]
    assert FRAMES[frame][1](make(*_frames.every("initiatives", plans, 1)), npf.Initiative) == plans


@pytest.mark.parametrize("frame", FRAMES)
def test_small_factors_are_plain_numbers(frame: str, corpus: npf.Corpus) -> None:
    """A factor of schema 2, which may be a fraction, is text without exponent, and reads back."""
    from npf_corpus.export import _frames, _rows

    unit = evolve(corpus.units["project"], factor=Decimal("1E-9"))
    assert _rows.rows_of("units", [unit], 2)[0]["factor"] == "0.000000001"
    make: Any = {"pandas": _frames.to_pandas, "polars": _frames.to_polars}.get(
        frame, _frames.to_arrow
    )
    if frame == "records":
        assert export.from_records(_rows.rows_of("units", [unit], 2), npf.Unit) == (unit,)
    else:
        assert FRAMES[frame][1](make(*_frames.every("units", [unit], 2)), npf.Unit) == (unit,)


# Rows that are none


def rows_of(corpus: npf.Corpus, **changes: object) -> list[dict[str, object]]:
    """Return the row of a claim with other cells."""
    row = corpus.claims.by_measure("cooperation projects").to_records()[0]
    return [{**row, **changes}]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lower": 2000.0}, "lower: expected a Decimal, a whole number or plain decimal text"),
        ({"lower": True}, "lower: expected a Decimal"),
        ({"lower": "2e3"}, "lower: expected plain decimal text, got '2e3'"),
        ({"nominal": Decimal("NaN")}, "nominal: expected a Decimal"),
        ({"lower": None, "lower_inclusive": True}, "is no bound and cannot be closed"),
        ({"lower_inclusive": None}, "expected true or false for lower_inclusive"),
        ({"upper": Decimal(1)}, "holds no number"),
        ({"regions": "CN-NX"}, "regions: expected a list, got 'CN-NX'"),
        ({"modality": "done"}, "expected one of achieved"),
        ({"as_of": "yesterday"}, "is no period"),
        ({"anchor_start": None}, "expected a whole number, got None"),
        ({"disputed": 1}, "expected true or false, got 1"),
        ({"whole": 1}, "whole: expected true or false, got 1"),
        ({"note": "mine"}, "column 'note' is none of its own, drop it"),
    ],
)
def test_a_row_that_is_no_record_is_refused(
    changes: dict[str, object], message: str, corpus: npf.Corpus
) -> None:
    """The error says which row and which cell, and what was expected."""
    with pytest.raises(npf.InvalidRelease) as caught:
        export.from_records(rows_of(corpus, **changes), npf.NumericClaim)
    assert str(caught.value).startswith("the corpus of these rows is no valid release: claims[0]: ")
    assert message in str(caught.value)


def test_every_bad_row_is_named(corpus: npf.Corpus) -> None:
    """All faults come at once."""
    good = rows_of(corpus)[0]
    bad = {name: cell for name, cell in good.items() if name != "upper"}
    rows: list[Any] = [good, bad, "text", {**good, "caveats": [3]}]
    with pytest.raises(npf.InvalidRelease) as caught:
        export.from_records(rows, npf.NumericClaim)
    assert caught.value.problems == (
        "claims[1]: there is no column 'upper', keep all columns",
        "claims[2]: expected a row with named columns, got 'text' (str)",
        "claims[3]: expected a string, got 3 (int)",
    )


def test_a_kind_is_a_class_of_records() -> None:
    """The name of a table is none, and the error lists what there is."""
    kind: Any = "claims"
    with pytest.raises(npf.InvalidRelease, match="'claims' is no kind of record, write one of Doc"):
        export.from_records([], kind)


def test_rows_may_come_from_elsewhere(corpus: npf.Corpus) -> None:
    """Whole numbers, decimal text, ISO days and columns in another order are as good."""
    expected = tuple(corpus.claims.by_measure("cooperation projects"))
    cells = {"lower": 2000, "nominal": "2000.0"}
    row = dict(reversed(rows_of(corpus, **cells)[0].items()))
    assert export.from_records([row], npf.NumericClaim) == expected
    document = corpus.documents.to_records()[0]
    text = {**document, "published": "2025-03-08"}
    assert export.from_records([text], npf.Document) == (next(iter(corpus.documents)),)


def test_pandas_reads_its_own_parquet(folders: dict[str, Path], corpus: npf.Corpus) -> None:
    """Arrays and structs as pandas makes them of Parquet are lists and rows again."""
    for table, cls in TABLES.items():
        frame = pd.read_parquet(folders["parquet"] / f"{table}.parquet")
        records: list[Record] = list(export.from_pandas(frame, cls))
        assert _write.canonical(records) == list(getattr(corpus, table))


# What is not installed


@pytest.mark.parametrize(
    ("package", "extra", "use"),
    [
        ("pandas", "pandas", lambda claims, _: claims.to_pandas()),
        ("polars", "polars", lambda claims, _: claims.to_polars()),
        ("pyarrow", "arrow", lambda claims, _: claims.to_arrow()),
        ("pandas", "pandas", lambda *_: export.from_pandas(pd.DataFrame(), npf.NumericClaim)),
        ("pyarrow", "arrow", lambda _, path: npf.load("1.0.0").export(path, format="parquet")),
    ],
)
def test_a_missing_extra_says_the_command(
    package: str,
    extra: str,
    use: Callable[[Any, Path], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The error has the line that installs it, and nothing was written."""
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    with pytest.raises(npf.MissingExtra) as caught:
        use(npf.load("1.0.0").claims, tmp_path / "out")
    assert str(caught.value) == f"{package} is not installed: pip install 'npf-corpus[{extra}]'"
    assert list(tmp_path.iterdir()) == []


def test_a_broken_package_is_not_taken_for_a_missing_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an installed package lacks is its own error."""
    (tmp_path / "polars.py").write_text("import no_such_package_of_polars\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "polars")
    with pytest.raises(ModuleNotFoundError, match="no_such_package_of_polars"):
        npf.load("1.0.0").claims.to_polars()


@pytest.mark.parametrize("name", ["csv", "jsonl", "sqlite"])
def test_three_formats_need_no_extra(name: str) -> None:
    """They load nothing beyond what the package itself brings."""
    script = (
        "import sys, tempfile, npf_corpus as npf\n"
        "from npf_corpus import export\n"
        "with tempfile.TemporaryDirectory() as top:\n"
        f"    path = npf.load('1.0.0').export(top + '/out', format={name!r})\n"
        "    assert export.read_export(path) == npf.load('1.0.0')\n"
        "print(*{each.split('.')[0] for each in sys.modules} - set(sys.stdlib_module_names))"
    )
    done = run(sys.executable, "-I", "-c", script)
    assert done.stderr == ""
    foreign = {each for each in done.stdout.split() if not each.startswith("_")}
    assert foreign <= {"attr", "attrs", "cattr", "cattrs", "npf_corpus", "packaging",
                       "typing_extensions"}  # fmt: skip


# Written whole or not at all


def test_an_unknown_format_is_refused(corpus: npf.Corpus, tmp_path: Path) -> None:
    """The error lists the formats."""
    wrong: Any = "xlsx"
    with pytest.raises(npf.UnknownName, match="no format named 'xlsx', did you mean 'csv'"):
        corpus.export(tmp_path / "out", format=wrong)


def test_an_export_goes_over_nothing_unasked(corpus: npf.Corpus, tmp_path: Path) -> None:
    """What is there stays, also an export, until overwrite=True."""
    folder = corpus.export(tmp_path / "out", format="jsonl")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(FileExistsError, match="write to a new path or with overwrite=True"):
        NARROWED["Hubei"].export(folder, format="csv")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    NARROWED["Hubei"].export(folder, format="csv", overwrite=True)
    assert export.read_records(folder)["claims"] == tuple(NARROWED["Hubei"].claims)
    assert not (folder / "claims.jsonl").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_what_comes_while_files_are_made_stays(
    corpus: npf.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else may write to the path in the meantime."""
    made = _lines.write

    def slow(content: Any) -> Any:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "thesis.tex").write_text("mine", "utf-8")
        return made(content)

    monkeypatch.setattr(_lines, "write", slow)
    with pytest.raises(FileExistsError, match="exists already"):
        corpus.export(tmp_path / "out", format="jsonl")
    assert (tmp_path / "out" / "thesis.tex").read_text("utf-8") == "mine"


def test_each_file_is_digested_once(
    corpus: npf.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both files of metadata state the same digests."""
    digested: list[bytes] = []

    def counted(data: bytes) -> str:
        digested.append(data)
        return sha256(data)

    monkeypatch.setattr(_about, "sha256", counted)
    folder = corpus.export(tmp_path / "out", format="jsonl")
    assert len(digested) == len([*folder.iterdir()]) - 1


def test_overwriting_an_empty_folder_or_nothing_is_writing(
    corpus: npf.Corpus, tmp_path: Path
) -> None:
    """There is nothing to lose."""
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new"):
        folder = corpus.export(tmp_path / name, format="jsonl", overwrite=True)
        assert export.read_export(folder) == corpus


def test_overwriting_replaces_exports_alone(corpus: npf.Corpus, tmp_path: Path) -> None:
    """A file, a link, a foreign folder, and an export with a stranger's file in it are kept."""
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "thesis.tex").write_text("mine", "utf-8")
    folder = corpus.export(tmp_path / "export", format="jsonl")
    (folder / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to(folder)
    (tmp_path / "fake").mkdir()
    (tmp_path / "fake" / "release.json").write_text('{"files":["release.json"]}', "utf-8")
    for name, message in (
        ("file", "this is none"),
        ("link", "this is none"),
        ("folder", "no export wrote 'thesis.tex' there"),
        ("export", "no export wrote 'notes.txt' there"),
        ("fake", "no export wrote 'release.json' there"),
    ):
        with pytest.raises(FileExistsError, match=message):
            corpus.export(tmp_path / name, format="jsonl", overwrite=True)
    assert (tmp_path / "folder" / "thesis.tex").read_text("utf-8") == "mine"
    assert (folder / "notes.txt").read_text("utf-8") == "mine"


def test_the_folder_above_must_be_there(corpus: npf.Corpus, tmp_path: Path) -> None:
    """A typing error in a path makes no folders."""
    with pytest.raises(FileNotFoundError, match="make it first"):
        corpus.export(tmp_path / "no" / "out", format="jsonl")


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_failed_write_leaves_what_was_there(
    overwrite: bool,  # noqa: FBT001 - a parameter of the test
    corpus: npf.Corpus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whichever file fails, nothing new is there, and an older export is as it was."""
    folder = tmp_path / "out"
    if overwrite:
        NARROWED["Hubei"].export(folder, format="jsonl")
    before = {file.name: file.read_bytes() for file in folder.iterdir()} if overwrite else {}
    real = _write._write_file
    for last in ("documents.jsonl", "claims.jsonl", "release.json"):

        def failing(path: Path, data: bytes, last: str = last) -> None:
            if path.name == last:
                raise OSError(28, "No space left on device")
            real(path, data)

        monkeypatch.setattr(_write, "_write_file", failing)
        with pytest.raises(OSError, match="No space left"):
            corpus.export(folder, format="jsonl", overwrite=overwrite)
        after = {file.name: file.read_bytes() for file in folder.iterdir()} if overwrite else {}
        assert after == before
        assert [each.name for each in tmp_path.iterdir()] == ["out"] * overwrite


@pytest.mark.parametrize("file", ["units.jsonl", "release.json"])
def test_a_killed_writer_leaves_no_export(file: str, tmp_path: Path) -> None:
    """At the path there is nothing, not a part."""
    script = (
        "import os, sys, npf_corpus as npf\n"
        "from npf_corpus.release import _write\n"
        "real = _write._write_file\n"
        "def dying(path, data):\n"
        f"    os._exit(9) if path.name == {file!r} else real(path, data)\n"
        "_write._write_file = dying\n"
        "npf.load('1.0.0').export(sys.argv[1], format='jsonl')\n"
    )
    assert run(sys.executable, "-c", script, tmp_path / "out").returncode == 9
    assert not (tmp_path / "out").exists()


# Read only if no byte changed


@pytest.mark.parametrize("name", FORMATS)
def test_a_changed_file_is_not_read(name: Format, corpus: npf.Corpus, tmp_path: Path) -> None:
    """One byte more in any file, also one that is only metadata, is seen."""
    folder = corpus.export(tmp_path / "out", format=name)
    for file in sorted(folder.iterdir()):
        if file.name == "release.json":
            continue
        data = file.read_bytes()
        file.write_bytes(data + b" ")
        with pytest.raises(npf.DigestMismatch, match="export it again") as caught:
            export.read_records(folder)
        assert caught.value.path.endswith(file.name)
        file.write_bytes(data)
    assert export.read_export(folder) == corpus


def edited(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Return an export whose release.json was changed."""
    path = folder / "release.json"
    about = json.loads(path.read_bytes())
    change(about)
    path.write_text(json.dumps(about), "utf-8")
    return folder


def test_what_is_no_export_is_not_read(corpus: npf.Corpus, tmp_path: Path) -> None:
    """A folder without release.json, with another, and a file missing are told."""
    with pytest.raises(npf.InvalidRelease, match=r"it has no release\.json"):
        export.read_export(tmp_path)
    (tmp_path / "release.json").write_text('{"format":"xlsx","files":{}}', "utf-8")
    with pytest.raises(npf.InvalidRelease, match=r"it has no release\.json"):
        export.read_records(tmp_path)
    folder = corpus.export(tmp_path / "out", format="jsonl")
    (folder / "units.jsonl").unlink()
    with pytest.raises(npf.InvalidRelease, match=r"units\.jsonl: No such file"):
        export.read_export(folder)


def test_an_export_reads_nothing_outside_its_folder(corpus: npf.Corpus, tmp_path: Path) -> None:
    """A name with a path in it is none of an export's."""
    (tmp_path / "secret").write_bytes(b"")
    folder = corpus.export(tmp_path / "out", format="jsonl")
    edited(folder, lambda about: about["files"].update({"../secret": sha256(b"")}))
    with pytest.raises(npf.InvalidRelease, match=r"'\.\./secret' is no file of an export"):
        export.read_records(folder)


def sealed(folder: Path, name: str, data: bytes) -> Path:
    """Return an export of which a file has other bytes, with the digest and size that they have."""
    (folder / name).write_bytes(data)

    def change(about: dict[str, Any]) -> None:
        about["files"][name], about["bytes"][name] = sha256(data), len(data)

    return edited(folder, change)


def replaced(folder: Path, name: str, old: str, new: str) -> Path:
    """Return an export of which a file and its digest were changed."""
    text = (folder / name).read_bytes().decode()
    assert old in text
    return sealed(folder, name, text.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("units.csv", "id,name", "id,nom", "units.csv has the columns"),
        ("claims_regions.csv", ".c1,1,CN-NX", ".c1,one,CN-NX", "invalid literal for int"),
        ("claims_regions.csv", ".c1,1,CN-NX", ".c0,1,CN-NX", "claims_regions: .* not in claims"),
        ("claims.csv", ",false\r", ",no\r", "expected true or false, got 'no'"),
        ("documents.csv", ",2025-03-08,", ",2025-13-08,", "month must be in 1..12"),
    ],
)
def test_a_forged_file_is_told(
    file: str, old: str, new: str, message: str, corpus: npf.Corpus, tmp_path: Path
) -> None:
    """A file with another digest in release.json still has to hold records."""
    folder = replaced(corpus.export(tmp_path / "out", format="csv"), file, old, new)
    with pytest.raises(npf.InvalidRelease, match=message):
        export.read_records(folder)


def test_forged_records_are_not_the_release(corpus: npf.Corpus, tmp_path: Path) -> None:
    """Another word in a record, and the digest of the whole is another."""
    folder = corpus.export(tmp_path / "out", format="jsonl")
    replaced(folder, "units.jsonl", '"projects"', '"project"')
    with pytest.raises(npf.DigestMismatch, match="export it again"):
        export.read_export(folder)


# Frictionless


def faults(folder: Path) -> list[str]:
    """Return the kinds of fault that `frictionless validate` reports."""
    done = run(tool("frictionless"), "validate", "--json", folder / "datapackage.json")
    report = json.loads(done.stdout)
    found = [*report["errors"], *(fault for task in report["tasks"] for fault in task["errors"])]
    assert report["valid"] == (done.returncode == 0) == (not found)
    return [fault["type"] for fault in found]


def test_the_data_package_is_valid(folders: dict[str, Path]) -> None:
    """`frictionless validate` finds nothing: profile, types, constraints, keys, sizes, hashes."""
    assert faults(folders["csv"]) == faults(folders["excel-csv"]) == []
    package = json.loads((folders["csv"] / "datapackage.json").read_bytes())
    assert len(package["resources"]) == 39
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert len(package["sources"]) == 5


def test_a_narrowed_data_package_is_valid(tmp_path: Path) -> None:
    """Keys that would lead outside the selection are left out, and release.json lists them."""
    folder = NARROWED["Hubei"].export(tmp_path / "part", format="csv")
    assert faults(folder) == []
    about = json.loads((folder / "release.json").read_bytes())
    assert about["selection"] == ["by_region('Hubei', certainty='certain')"]
    outside = about["outside"]["statements_initiatives.initiative"]
    inside = {each.id for each in NARROWED["Hubei"].initiatives}
    named = {key for each in NARROWED["Hubei"].statements for key in each.initiatives}
    assert outside == sorted(named - inside)
    assert outside


def test_frictionless_sees_a_reference_that_leads_nowhere(
    corpus: npf.Corpus, tmp_path: Path
) -> None:
    """The keys are declared, so that a broken one is found."""
    folder = corpus.export(tmp_path / "out", format="csv")
    replaced(folder, "claims_regions.csv", ",CN-NX", ",CN-XX")
    assert "foreign-key" in faults(folder)


def test_csv_is_read_as_it_is(folders: dict[str, Path]) -> None:
    """A reader of CSV gets plain decimals, ISO days, true or false, and nothing where None is."""
    with (folders["csv"] / "claims.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["surface"] == "more than 2,000")
    names = ("lower", "lower_inclusive", "upper", "upper_inclusive", "as_of")
    assert [row[name] for name in names] == ["2000", "false", "", "false", "../2025-03-08"]


@pytest.mark.parametrize("name", ["csv", "excel-csv"])
def test_no_cell_is_a_formula(name: Format, corpus: npf.Corpus) -> None:
    """A text that a spreadsheet would run has an apostrophe before it, and is read unchanged."""
    texts = ("=HYPERLINK(1)", "+1", "@x", "'=1", "''", "\tx", "-1.5", "\uff1dA1", "-1.5 of")
    sectors = [
        evolve(next(iter(corpus.sectors)), id=npf.SectorId(f"s{at}"), name=f"s{at}", name_zh=None,
               broader=(), aliases=(), definition=text)
        for at, text in enumerate(texts)
    ]  # fmt: skip
    from npf_corpus.export._content import Content
    from npf_corpus.export._write import format_of

    tables: dict[str, tuple[Any, ...]] = {**dict.fromkeys(TABLES, ()), "sectors": tuple(sectors)}
    files = format_of(name).write(Content(corpus._store.manifest, (), tables, tables))
    assert files["sectors.csv"].startswith(b"\xef\xbb\xbf") is (name == "excel-csv")
    rows = csv.DictReader(files["sectors.csv"].decode("utf-8-sig").splitlines(keepends=True))
    expected = ["'=HYPERLINK(1)", "'+1", "'@x", "''=1", "''", "'\tx", "-1.5", "'\uff1dA1"]
    assert [row["definition"] for row in rows] == [*expected, "'-1.5 of"]
    read = format_of(name).read(files, 1)["sectors"]
    assert export.from_records(read, npf.Sector) == tuple(sectors)


# Croissant


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_croissant_metadata_is_valid(name: str, folders: dict[str, Path]) -> None:
    """`mlcroissant validate` ends well, without an error and without a warning."""
    done = run(tool("mlcroissant"), "validate", "--jsonld", folders[name] / "croissant.json")
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if not line.endswith("] Done.")] == []


def test_croissant_names_every_file_by_its_digest(folders: dict[str, Path]) -> None:
    """The metadata has the files' digests, the version, the licence and the citation."""
    for name in FORMATS:
        about = json.loads((folders[name] / "croissant.json").read_bytes())
        stated = {each["contentUrl"]: each["sha256"] for each in about["distribution"]}
        there = {
            file.name: sha256(file.read_bytes())
            for file in folders[name].iterdir()
            if file.name not in {"croissant.json", "release.json"}
        }
        assert stated == there
        assert (about["version"], about["datePublished"]) == ("1.0.0", "2026-11-22")
        assert about["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
        assert about["citeAs"] == npf.load("1.0.0").citation


CROISSANT = """
import json, sys, mlcroissant
data = mlcroissant.Dataset(sys.argv[1])
sets = [each.id for each in data.metadata.record_sets]
print(json.dumps({name: len(list(data.records(name))) for name in sets}))
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_croissant_readers_load_every_record(
    name: str, folders: dict[str, Path], corpus: npf.Corpus
) -> None:
    """The metadata leads to the rows of each file."""
    done = run(sys.executable, "-c", CROISSANT, folders[name] / "croissant.json")
    found = json.loads(done.stdout)
    assert {table: found[table] for table in TABLES} == {
        table: len(getattr(corpus, table)) for table in TABLES
    }
    assert name != "csv" or found["claims_regions"] == sum(len(c.regions) for c in corpus.claims)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("1.0.0", "1.0.0"),
        ("0.1", "0.1.0"),
        ("2", "2.0.0"),
        ("1.0.0rc1", "1.0.0-rc1"),
        ("1.2.3.4", "1.2.3-4"),
        ("1.0.post2.dev3", "1.0.0-post2.dev3"),
        ("1.0+local.1", "1.0.0-local.1"),
    ],
)
def test_croissant_versions_are_semantic(version: str, expected: str) -> None:
    """Every version of a release has three numbers there."""
    assert _semantic(version) == expected


def test_a_licence_of_nobody_has_no_address(corpus: npf.Corpus, tmp_path: Path) -> None:
    """A corpus of one's own exports without a licence, sources or notes, and validates."""
    own = npf.Corpus.from_records([], version="0.1rc1", vocabularies=corpus)
    folder = own.export(tmp_path / "own", format="csv")
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert "licenses" not in package
    assert "sources" not in package
    assert faults(folder) == []
    about = json.loads((folder / "croissant.json").read_bytes())
    assert about["license"] == "NOASSERTION"
    done = run(tool("mlcroissant"), "validate", "--jsonld", folder / "croissant.json")
    assert done.returncode == 0, done.stderr
    metadata = own.export(tmp_path / "sqlite", format="sqlite") / "metadata.json"
    assert "license_url" not in json.loads(metadata.read_bytes())


# SQLite and Datasette

KEYS = 59
"""How many columns refer to another table, those of lists to their owner among them."""


@pytest.fixture
def database(folders: dict[str, Path]) -> Iterator[sqlite3.Connection]:
    """Yield the database of the first release."""
    with closing(sqlite3.connect(folders["sqlite"] / "npf_corpus.db")) as opened:
        yield opened


def keys(database: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Return the foreign keys of a database: table, column, table."""
    return set(
        database.execute(
            "SELECT s.name, k.'from', k.'table' FROM sqlite_schema AS s, "
            "pragma_foreign_key_list(s.name) AS k WHERE s.type = 'table'"
        )
    )


def test_foreign_keys_are_declared_and_hold(database: sqlite3.Connection) -> None:
    """Each reference of each record is a key, and SQLite finds none broken."""
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = keys(database)
    assert len(found) == KEYS
    assert {
        ("claims", "unit", "units"),
        ("claims", "item_of", "claims"),
        ("claims_regions", "region", "regions"),
        ("statements_speakers", "speaker", "entities"),
        ("mentions", "entity", "entities"),
        ("initiatives_components_sectors", "component_position", "initiatives_components"),
    } <= found
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("INSERT INTO claims_sectors VALUES ('nobody.c1', 1, 'new-materials')")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute("UPDATE claims SET modality = 'done'")
    database.rollback()


@pytest.mark.parametrize("narrowed", NARROWED)
def test_foreign_keys_hold_in_a_narrowed_corpus(narrowed: str, tmp_path: Path) -> None:
    """Only keys that hold are declared; the ids stay as they are, and names can be looked up."""
    folder = NARROWED[narrowed].export(tmp_path / "part", format="sqlite")
    lost = json.loads((folder / "release.json").read_bytes())["outside"]
    with closing(sqlite3.connect(folder / "npf_corpus.db")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        declared = {f"{table}.{column}" for table, column, _ in keys(database)}
        assert declared.isdisjoint(lost)
        assert len(declared) + len(lost) == KEYS
        [(unnamed,)] = database.execute(
            "SELECT count(*) FROM claims_labelled JOIN claims USING (id) "
            "WHERE claims.initiative IS NOT NULL AND claims_labelled.initiative IS NULL"
        )
        assert unnamed == 0


def test_full_text_search_finds_gists_labels_and_names(database: sqlite3.Connection) -> None:
    """English by word stem, Chinese by whole name or beginning, aliases too."""

    def found(table: str, words: str) -> set[str]:
        query = f"SELECT id FROM {table}_fts AS f JOIN {table} AS t ON t.rowid = f.rowid"  # noqa: S608
        return {key for (key,) in database.execute(f"{query} WHERE {table}_fts MATCH ?", (words,))}

    assert found("regions", "kwangtung") == {"CN-GD"}
    assert found("regions", "宁夏") == {"CN-NX"}
    assert "ecns-2025-03-08-ningxia" in found("documents", "ningxia")
    assert "exbulletin-2024-03-07-hubei.s5" in found("statements", "core technology")
    assert "wang-wei" in found("people", "wang")
    for table in ("sectors", "organizations", "initiatives", "measures", "units"):
        [(count,)] = database.execute(f"SELECT count(*) FROM {table}_fts")  # noqa: S608
        assert count == len(getattr(npf.load("1.0.0"), table))


def test_full_text_search_finds_parts_of_chinese_names(database: sqlite3.Connection) -> None:
    """Chinese has no spaces, and yet a word of one to six characters is found inside a name."""

    def found(table: str, words: str) -> set[str]:
        query = f"SELECT id FROM {table}_fts AS f JOIN {table} AS t ON t.rowid = f.rowid"  # noqa: S608
        return {key for (key,) in database.execute(f"{query} WHERE {table}_fts MATCH ?", (words,))}

    for table in ("sectors", "initiatives", "regions", "documents", "measures", "units"):
        names = {
            each.id: " ".join(
                [getattr(each, "name_zh", None) or "", getattr(each, "title", None) or "",
                 getattr(each, "label", ""), getattr(each, "name", ""),
                 *getattr(each, "aliases", ())]
            )
            for each in getattr(npf.load("1.0.0"), table)
        }  # fmt: skip
        for word in ("材料", "新材料", "料", "能", "产业", "质生产", "新质生产力", "西北", "北"):
            assert found(table, word) == {key for key, name in names.items() if word in name}, word
    assert {"new-materials"} <= found("sectors", "材料")
    assert found("sectors", "材料 AND 新") == found("sectors", "新材料")


def test_pieces_of_chinese_texts() -> None:
    """Every piece of up to six characters, once, and nothing of other scripts."""
    from npf_corpus.export._sqlite import _parts

    assert _parts("新材料 new 1", None) == "料 新 新材 新材料 材 材料"
    assert _parts("abc", None, "") == ""
    assert max(map(len, _parts("一二三四五六七八九").split())) == 6
    assert "𠮷" in _parts("𠮷").split()


def test_descriptions_are_there_without_docstrings(tmp_path: Path) -> None:
    """Python that drops docstrings (-OO) writes the same bytes, in every format."""
    script = (
        "import sys, npf_corpus as npf\n"
        "for name in ('csv', 'jsonl', 'parquet', 'sqlite'):\n"
        "    npf.load('1.0.0').export(f'{sys.argv[1]}/{name}', format=name)\n"
    )
    for flag in ("-B", "-OO"):
        (tmp_path / flag).mkdir()
        assert run(sys.executable, flag, "-c", script, tmp_path / flag).stderr == ""
    for file in (tmp_path / "-B").rglob("*.*"):
        other = tmp_path / "-OO" / file.relative_to(tmp_path / "-B")
        assert file.read_bytes() == other.read_bytes(), file


def test_views_join_records_with_their_labels(
    database: sqlite3.Connection, corpus: npf.Corpus
) -> None:
    """A claim has the names of all that it refers to, lists in order, and numbers to sort by."""
    rows = database.execute("SELECT id, regions, measure, unit, lower_real FROM claims_labelled")
    found = {row[0]: row[1:] for row in rows}
    assert list(found) == list(corpus.claims.ids)
    for claim in corpus.claims:
        names = "; ".join(corpus.regions[each].name for each in claim.regions) or None
        unit = claim.quantity.unit
        lower = claim.quantity.interval.lower
        assert found[claim.id] == (
            names,
            corpus.measures[claim.measure].name,
            None if unit is None else corpus.units[unit].name,
            None if lower is None else float(lower),
        )
    people = database.execute("SELECT id, speakers FROM statements_labelled").fetchall()
    assert dict(people) == {
        each.id: "; ".join(corpus[key].name for key in each.speakers) or None  # type: ignore[union-attr]
        for each in corpus.statements
    }


def test_the_database_says_what_it_is(database: sqlite3.Connection, corpus: npf.Corpus) -> None:
    """A file without its folder still names release, digest, licence and citation."""
    facts = dict(database.execute("SELECT name, value FROM release").fetchall())
    expected = (corpus.version, corpus.digest, corpus.pin, corpus.licence, corpus.citation)
    names = ("version", "digest", "pin", "licence", "citation")
    assert tuple(facts[name] for name in names) == expected


def test_datasette_serves_facets_and_full_text(folders: dict[str, Path]) -> None:
    """Its own server shows title and licence, counts a facet, and finds by words."""
    import asyncio
    import gc
    import warnings

    metadata = json.loads((folders["sqlite"] / "metadata.json").read_bytes())

    async def answers() -> list[Any]:
        from datasette.app import Datasette

        server = Datasette([str(folders["sqlite"] / "npf_corpus.db")], metadata=metadata)
        await server.invoke_startup()
        paths = (
            "/npf_corpus/claims.json?_size=0",
            "/npf_corpus/statements.json?_search=core+technologies&_shape=objects",
            "/npf_corpus/regions.json?_search=kwangtung&_shape=objects",
            "/npf_corpus/claims_labelled.json?_sort_desc=nominal_real&_shape=objects&_size=1",
            "/npf_corpus/claims",
        )
        found = [await server.client.get(path) for path in paths]
        assert [each.status_code for each in found] == [200] * len(paths)
        return found

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its connections open
        claims, statements, regions, labelled, page = asyncio.run(answers())
        gc.collect()
    counted = claims.json()["facet_results"]["modality"]["results"]
    assert {each["value"]: each["count"] for each in counted} == {
        "achieved": 11,
        "under-way": 7,
        "targeted": 5,
    }
    assert "exbulletin-2024-03-07-hubei.s5" in {row["id"] for row in statements.json()["rows"]}
    assert [row["id"] for row in regions.json()["rows"]] == ["CN-GD"]
    assert labelled.json()["rows"][0]["surface"] == "200-billion-level"
    assert "Whether it holds, is being worked on, or is only meant to be." in page.text
    assert "CC-BY-4.0" in page.text


# Parquet


def test_duckdb_and_polars_read_parquet(folders: dict[str, Path], corpus: npf.Corpus) -> None:
    """Numbers are exact decimals there, lists are lists."""
    path = folders["parquet"] / "claims.parquet"
    with duckdb.connect() as database:
        rows = database.execute(
            "SELECT modality, count(*), max(lower) FROM read_parquet(?) "
            "WHERE list_contains(regions, 'CN-NX') GROUP BY 1",
            [str(path)],
        ).fetchall()
    ningxia = [each for each in corpus.claims if "CN-NX" in each.regions]
    assert {row[0]: row[1:] for row in rows} == {
        modality: (
            len(those := [each for each in ningxia if each.modality == modality]),
            max(each.quantity.interval.lower or Decimal(0) for each in those),
        )
        for modality in {each.modality for each in ningxia}
    }
    frame = pl.read_parquet(path)
    claims = export.from_polars(frame, npf.NumericClaim)
    assert _write.canonical(claims) == list(corpus.claims)  # sorted by unit and bound in the file


def test_parquet_written_in_dataset_order_is_read(tmp_path: Path, corpus: npf.Corpus) -> None:
    """An export of an earlier version, without closures and in another order, gives the corpus."""
    import pyarrow.parquet as pq

    from npf_corpus.export._about import dump_about, measure
    from npf_corpus.export._content import Content

    tables = {table: tuple(getattr(corpus, table)) for table in TABLES}
    content = Content(manifest=corpus._store.manifest, selection=(), tables=tables, whole=tables)
    files = {}
    for table in TABLES:
        pq.write_table(getattr(corpus, table).to_arrow(), tmp_path / f"{table}.parquet")
        files[f"{table}.parquet"] = measure(tmp_path / f"{table}.parquet")
    (tmp_path / "release.json").write_bytes(dump_about(content, "parquet", files, ()))
    assert export.read_export(tmp_path) == corpus


def test_parquet_says_what_it_is(folders: dict[str, Path], corpus: npf.Corpus) -> None:
    """A file without its folder still names release and licence, and its columns' meanings."""
    import pyarrow.parquet as pq

    schema = pq.read_schema(folders["parquet"] / "claims.parquet")
    about = schema.metadata or {}
    assert about[b"pin"].decode() == corpus.pin
    assert about[b"licence"] == b"CC-BY-4.0"
    described = (schema.field("measure").metadata or {})[b"description"]
    assert described == b"What is measured."


# All exports


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_states_its_release(
    name: Literal["csv", "jsonl", "parquet", "sqlite"], folders: dict[str, Path], corpus: npf.Corpus
) -> None:
    """release.json has the manifest, and names every file but itself."""
    about = json.loads((folders[name] / "release.json").read_bytes())
    assert about["format"] == name
    assert (about["selection"], about["outside"]) == ([], {})
    assert {*about["files"], "release.json"} == set(os.listdir(folders[name]))  # noqa: PTH208
    manifest = about["manifest"]
    assert (about["pin"], manifest["digest"]) == (corpus.pin, corpus.digest)
    assert (manifest["licence"], manifest["citation"]) == (corpus.licence, corpus.citation)


def test_records_of_tables_are_typed(corpus: npf.Corpus) -> None:
    """Reading back gives records of the kind that was asked for."""
    claims: tuple[npf.NumericClaim, ...] = export.from_polars(
        corpus.claims.to_polars(), npf.NumericClaim
    )
    every: dict[str, tuple[Record, ...]] = {"claims": claims}
    assert every["claims"][0].id == "ecns-2025-03-08-ningxia.c1"


def test_rows_keep_what_a_figure_admits() -> None:
    """A claim read back gives the verdicts of the corpus's own, also where its unit counts."""
    claims = npf.load("1.0.0").claims
    read = {each.id: each for each in export.from_records(claims.to_records(), npf.NumericClaim)}
    for claim in claims:
        assert read[claim.id].quantity.whole is claim.quantity.whole
    projects = read[npf.ClaimId("ecns-2025-03-08-ningxia.c3")].quantity
    assert projects.verdict(at_least=2001) is npf.Verdict.CERTAIN


def test_other_bytes_of_the_same_size_are_seen(corpus: npf.Corpus, tmp_path: Path) -> None:
    """The digest tells them, where the size does not."""
    folder = corpus.export(tmp_path / "out", format="jsonl")
    data = (folder / "units.jsonl").read_bytes()
    (folder / "units.jsonl").write_bytes(data.replace(b"projects", b"projectz"))
    with pytest.raises(npf.DigestMismatch, match="export it again"):
        export.read_records(folder)


def test_an_export_is_replaced_from_a_folder_that_is_gone(
    corpus: npf.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may have removed the folder that the process works in."""
    folder = corpus.export(tmp_path / "out", format="jsonl")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()
    assert corpus.export(folder, format="jsonl", overwrite=True) == folder


def test_what_a_record_is_can_be_read_without_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python -OO drops them, and the source has them."""
    said = meaning(npf.Region)
    monkeypatch.setattr(npf.Region, "__doc__", None)
    assert meaning(npf.Region) == said != ""

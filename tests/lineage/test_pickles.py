"""What 0.1.0 pickled loads, and is what today's code makes of the same call.

`pickles-0.1.0.tsv` was written by `python tests/lineage/test_pickles.py FILE` with the code of
0.1.0 (commit ac1659e): each value below under its name, pickled, compressed, in base64.
"""

from __future__ import annotations

import base64
import datetime as dt
import pickle
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import npf_corpus as npf

FILE = Path(__file__).with_name("pickles-0.1.0.tsv")
CORPUS: Any = npf.load("1.0.0")
CLAIMS: Any = CORPUS.claims
DAY = dt.date(2026, 11, 22)
TABLES = (
    *("documents", "regions", "sectors", "organizations", "people", "initiatives", "measures"),
    *("units", "statements", "claims", "tiers", "mentions"),
)


def own(version: str, *units: str) -> Any:
    """Return a corpus of one's own with some units."""
    records = [CORPUS.units[each] for each in units]
    return npf.Corpus.from_records(records, version=version, date=DAY, schema=1)


def problems() -> Any:
    """Return what is wrong with a folder that holds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        return npf.validate(folder)


def folder() -> Any:
    """Return what an empty folder has of the corpus."""
    with tempfile.TemporaryDirectory() as path:
        return CORPUS.attach_folder(path)


def attached() -> Any:
    """Return a document with another text."""
    return CORPUS.attach("ecns-2025-03-08-ningxia", "12 of it.")


ERRORS: tuple[Exception, ...] = (
    npf.UnknownName("region", "x", ("y",)),
    npf.AmbiguousName("region", "x", ("a", "b")),
    npf.RetiredId("a", "1", "r", ("b",)),
    npf.InvalidBounds(1, "r"),
    npf.InvalidQuantity("14th", "is an ordinal"),
    npf.IncomparableUnits("a", "b", "r"),
    npf.MixedCorpora("a", "b"),
    npf.ReleaseNotFound("9", ("1.0.0",), "h"),
    npf.DigestMismatch("p", "e", "a", "install the package again"),  # as 0.1.0 says
    npf.InvalidRelease("p", ("x",)),
    npf.InvalidText("p", "r"),
    npf.MissingExtra("rich", "cli"),
)
MADE: dict[str, Callable[[], Any]] = {
    "records": lambda: [next(iter(getattr(CORPUS, table))) for table in TABLES],
    "tables": lambda: [getattr(CORPUS, table) for table in TABLES],
    "quantity": lambda: npf.parse_quantity("more than 2,000 projects"),
    "quantity in Chinese": lambda: npf.parse_quantity("60%以上"),
    "whole quantity": lambda: CLAIMS["ecns-2025-03-08-ningxia.c3"].quantity,
    "interval": lambda: npf.Interval.parse("[1,2)"),
    "verdict": lambda: npf.Verdict.POSSIBLE,
    "period": lambda: npf.Period.parse("../2025-03-08"),
    "corpus": lambda: CORPUS,
    "corpus by region": lambda: CORPUS.by_region("Hubei"),
    "corpus by several": lambda: CORPUS.by_region(
        "Northwest China", certainty="possible"
    ).by_sector("new materials"),
    "corpus by speaker": lambda: CORPUS.by_speaker("Wang Wei"),
    "corpus by document": lambda: CORPUS.by_document("scio-2024-06-25-ningxia"),
    "claims by region": lambda: CLAIMS.by_region("Ningxia", certainty="possible"),
    "claims by value": lambda: CLAIMS.by_value(at_least="100 billion CNY", inferred=True),
    "claims by possible value": lambda: CLAIMS.by_value(
        more_than=5000, unit="project", certainty="possible"
    ),
    "claims by modality": lambda: CLAIMS.by_modality("targeted").by_measure("cluster output"),
    "claims chained": lambda: (
        CLAIMS.by_region("CN-NX").by_sector("new materials").by_document("ecns-2025-03-08-ningxia")
    ),
    "claims together": lambda: CLAIMS.by_region("Ningxia") | CLAIMS,
    "claims but": lambda: CLAIMS - (CLAIMS - CLAIMS),
    "claims both": lambda: CLAIMS.by_region("Ningxia") & CLAIMS,
    "statements": lambda: CORPUS.statements.by_speaker("Wang Wei").by_initiative(
        "new-quality-productive-forces"
    ),
    "table of a narrowed corpus": lambda: CORPUS.by_region("Hubei").statements,
    "explanation": lambda: CLAIMS.by_region("Ningxia").explain(),
    "matches": lambda: CORPUS.regions.find("kwangtung"),
    "release": lambda: npf.releases()[0],
    "corpus of records": lambda: own("0.1", "project"),
    "table of records": lambda: own("0.1", "project").units,
    "difference": lambda: npf.diff(own("0.1", "project"), own("0.2", "project", "count")),
    "changes": lambda: npf.diff(own("0.1", "project"), own("0.2", "project", "count")).changes,
    "retired": lambda: npf.Retired("x.c1", "1.1.0", "double", ("x.c2",)),
    "problems": problems,
    "errors": lambda: ERRORS,
    "attached": attached,
    "summary": lambda: attached().summary(),
    "folder": folder,
}


OWN = ("corpus of records", "table of records", "difference")
"""What is of a release that today's code would write with another version of the readings."""


def main(path: str) -> None:
    """Write the pickles of this code."""
    lines = [
        f"{name}\t{base64.b64encode(zlib.compress(pickle.dumps(make(), 5), 9)).decode()}\n"
        for name, make in MADE.items()
    ]
    Path(path).write_text("".join(lines), "ascii")


def loaded() -> dict[str, Any]:
    """Return what 0.1.0 pickled, by name."""
    lines = (line.split("\t") for line in FILE.read_text("ascii").splitlines())
    return {
        name: pickle.loads(zlib.decompress(base64.b64decode(data)))  # noqa: S301 - our own
        for name, data in lines
    }


def test_what_0_1_0_pickled_loads() -> None:
    """Each value equals today's, is shown like it, explains itself like it, and pickles again."""
    found = loaded()
    assert list(found) == list(MADE)
    for name, value in found.items():
        expected = MADE[name]()
        if name == "errors":
            assert [(type(each), each.args, str(each)) for each in value] == [
                (type(each), each.args, str(each)) for each in ERRORS
            ]
            continue
        if name == "problems":  # its words may change
            assert [each.code for each in value] == [each.code for each in expected]
            continue
        if name in OWN:
            assert tuple(getattr(value, "units", value)) == tuple(
                getattr(expected, "units", expected)
            )
            continue
        assert value == expected, name
        assert repr(value) == repr(expected), name
        again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own
        assert again == expected, name
        for each, other in zip(value, expected, strict=True) if name == "tables" else ():
            assert list(each) == list(other)


def test_documents_are_where_pickles_of_0_3_0_name_them() -> None:
    """Their classes have a module of their own now, and the old one still has them."""
    from npf_corpus.records import _evidence

    for name in ("Document", "Skipped", "Text"):
        assert getattr(_evidence, name) is getattr(npf, name)


def test_tables_of_0_1_0_explain_themselves() -> None:
    """The steps that made them are told as today, but for what a table was put together with."""
    for name, value in loaded().items():
        if isinstance(value, npf.Table) and name not in OWN:
            assert str(value.explain()) == str(MADE[name]().explain()), name
            assert tuple(value) == tuple(MADE[name]()), name


def test_a_release_of_a_folder_opens_where_0_1_0_said(tmp_path: Path) -> None:
    """The function that its pickles name is at that name."""
    from npf_corpus import validation

    corpus = own("0.1", "project")
    corpus.write(tmp_path / "own")
    reopen: Any = vars(validation)["_reopen"]
    assert reopen(str(tmp_path / "own"), corpus.pin) == corpus


if __name__ == "__main__":
    main(sys.argv[1])

"""What a manifest states and is refused for, files in a folder, and work that is counted."""

# ruff: noqa: SIM300 - expected == actual

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from made_up import files_of, sector
from queries import SIZES, case

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.errors import InvalidRelease
from npf_corpus.lineage import _merge
from npf_corpus.records import TABLES
from npf_corpus.release import _manifest
from npf_corpus.release._layout import (
    INDEX,
    file_of_lines,
    in_folder,
    joined,
    lines_of,
    parts_of,
    stated_files,
)
from npf_corpus.release._manifest import (
    FORMATS,
    Release,
    check_foreign,
    check_shape,
    dump_manifest,
    expect,
    form_of,
    in_memory,
    misstated,
    parse_index,
    parse_manifest,
    sha256,
    stated_parts,
    unread,
)
from npf_corpus.validation import _assemble, _examine

LARGE = 5 << 18


@pytest.mark.parametrize(
    ("citation", "name"),
    [
        ("Li and Wu (2030). Plans of cities: a reading. Dataset version 2.0.", "Plans of cities"),
        ("npf_corpus contributors (2026). npf_corpus: what. Dataset version 1.", "npf_corpus data"),
        ("npf_corpus contributors (2026). npf_corpus: what.", "npf_corpus"),
        ("Me (2031).\n Harbour  news.", "Harbour news"),
        ("Me. Harbour news.", "Me. Harbour news"),
        ("", "unnamed corpus"),
        (": what", "unnamed corpus"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 58 + " yz", "x" * 58 + "…"),
    ],
)
def test_a_corpus_is_called_by_the_title_of_its_citation(citation: str, name: str) -> None:
    """Up to a colon, in one line of sixty characters; that of this package has a name."""
    manifest = of_files(files_of(citation=citation, version="0.1"))._store.manifest
    assert (name, f"{name} 0.1") == (manifest.name, manifest.title)


def test_a_manifest_reads_back_as_it_was_written() -> None:
    """In each form; its digest is that of the bytes before it."""
    for schema in (1, 2):
        made = store_of(case(1, SIZES, schema=schema).corpus)
        data, manifest = made.files["manifest.json"], made.manifest
        assert data == dump_manifest(manifest)
        assert manifest == parse_manifest("here", data)
        head, _, tail = data.rpartition(b',"digest":"')
        assert f'{hashlib.sha256(head).hexdigest()}"}}\n' == tail.decode()
        assert FORMATS[schema].normalisation == f"npf-{schema}" == manifest.normalisation
        assert FORMATS[schema].readings[-1] == "2" == manifest.readings
        assert form_of(manifest) == form_of(json.loads(data))
        assert (form_of(manifest) == 2) == (schema == 1)
    older = evolve(manifest, parts=None, blocks=None)
    assert 2 == form_of(older) == form_of(json.loads(dump_manifest(older)))
    head = made.files[INDEX].partition(b"\n")[0] + b"\n"
    stated = stated_parts(made.files[INDEX])
    assert ("index", 0, len(head), sha256(head)) == (
        stated.name, stated.records, stated.bytes, stated.sha256,
    )  # fmt: skip
    assert stated == manifest.parts


def resealed(old: bytes, new: bytes) -> bytes:
    """Return a small release's manifest with some bytes exchanged and a digest that fits."""
    data = files_of(sector("a"))["manifest.json"].replace(old, new)
    head = data.rpartition(b',"digest":"')[0]
    return head + b',"digest":"%s"}\n' % sha256(head).encode()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b'"schema":1', b'"schema":"1"', "expected a whole number, got '1' (str) in $.schema"),
        (b'"notes":[]', b'"notes":[7]', "expected a string, got 7 (int) in $.notes[0]"),
        (b'"date":"2', b'"date":"x',
         "expected a day as YYYY-MM-DD, got 'x030-01-02' (str) in $.date"),
        (b'"records":0', b'"records":"0"',
         "expected a whole number, got '0' (str) in $.tables[0].records"),
        (b'"retired":[]', b'"retired":[{"id":"a"}]',
         ("expected the fields id, since, reason, successors in this order: "
          "$.retired[0].since is missing")),
        (b'"notes":[]', b'"notes":["\\ud800"]',
         "'utf-8' codec can't encode character '\\ud800' in position 1563: surrogates not allowed"),
        (b'"notes":[]', b'"notes":[\xff]',
         "'utf-8' codec can't decode byte 0xff in position 1562: invalid start byte"),
        (b'"notes":[]', b'"notes":[[', "Expecting value: line 1 column 1564 (char 1563)"),
    ],
)  # fmt: skip
def test_bytes_that_fit_their_digest_may_be_no_manifest(old: bytes, new: bytes, fault: str) -> None:
    """The error has the file, what was expected there, and which field it is in or lacks."""
    with pytest.raises(InvalidRelease) as caught:
        parse_manifest("here", resealed(old, new))
    assert ("here", (fault,)) == caught.value.args


@pytest.mark.parametrize("head", [b'{"blocks":1', b'{"parts":null', b'{"version":"1"'])
def test_a_manifest_has_the_fields_of_its_form(head: bytes) -> None:
    """Which of them it has says which form it is; the first that it lacks is told."""
    with pytest.raises(InvalidRelease) as caught:
        parse_manifest("here", head + b',"digest":"%s"}\n' % sha256(head).encode())
    form = ("parts, " if b"version" not in head else "") + ("blocks, " if b"blocks" in head else "")
    fields = (
        "version, schema, normalisation, readings, date, licence, citation, tables, notes, "
        f"supersedes, retired, {form}digest"
    )
    lost = "schema" if b"version" in head else "version"
    told = f"expected the fields {fields} in this order: $.{lost} is missing"
    assert (told,) == caught.value.problems


def test_a_release_of_another_schema_or_tables_has_another_shape() -> None:
    """Which one this code reads, and which tables it wants."""
    manifest = store_of(case(1, SIZES, schema=2).corpus).manifest
    check_shape(manifest, "here")
    later = "schema 3 needs another npf-corpus, this one reads 1 and 2"
    tables = f"its tables are not {', '.join(TABLES)}, index"
    for changed, fault in (
        (evolve(manifest, schema=3), later),
        (evolve(manifest, tables=manifest.tables[1:]), tables),
        (evolve(manifest, tables=manifest.tables[::-1]), tables),
    ):
        with pytest.raises(InvalidRelease) as caught:
            check_shape(changed, "here")
        assert f"here is no valid release: {fault}" == str(caught.value)


def test_what_is_stated_of_an_index_is_what_this_code_reads() -> None:
    """Another name of its first line, blocks of another size and an index in schema 1 are told."""
    manifest = store_of(case(1, SIZES, schema=2).corpus).manifest
    assert manifest.parts is not None
    named, cut = evolve(manifest.parts, name="head"), "blocks is 8, this npf-corpus reads 4"
    first = "parts.name is 'head', this npf-corpus reads 'index'"
    older = store_of(case(1, SIZES, schema=1).corpus).manifest
    none = "parts belongs to schema 2, which has an index, not to schema 1"
    for changed, faults in (
        (manifest, []),
        (evolve(manifest, parts=None), []),
        (evolve(manifest, blocks=None), []),
        (evolve(manifest, parts=named), [first]),
        (evolve(manifest, blocks=8), [cut]),
        (evolve(manifest, parts=None, blocks=8), [cut]),
        (evolve(manifest, parts=named, blocks=8), [first, cut]),
        (older, []),
        (evolve(older, parts=named, blocks=8), [none]),
    ):
        assert faults == [f"{name} {fault}" for name, fault in misstated(changed)]
        if not faults:
            check_shape(changed, "here")
            continue
        with pytest.raises(InvalidRelease) as caught:
            check_shape(changed, "here")
        assert ("here", (f"{faults[0]}; use the npf-corpus that wrote it",)) == caught.value.args


def test_a_file_of_the_package_that_cannot_be_read_says_why() -> None:
    """And what to do; one that is too many is named."""
    again = "install npf-corpus anew"
    assert f"a/b cannot be read: it is missing; {again}" == str(unread("a/b"))
    assert f"a/b cannot be read: too hot; {again}" == str(unread("a/b", "too hot"))
    check_foreign("here", {"a"}, {"a", "b"})
    with pytest.raises(InvalidRelease) as caught:
        check_foreign("here", {"c", "a", "b"}, {"a"})
    assert ("b does not belong", "c does not belong") == caught.value.problems


def test_a_list_of_releases_is_canonical() -> None:
    """Anything else than the bytes that are written is none."""
    release = Release("1.0.0", "0" * 64, date(2030, 1, 2), 1)
    row = f'{{"version":"1.0.0","digest":"{"0" * 64}","date":"2030-01-02","schema":1}}'
    assert (release,) == parse_index("here", f"[\n{row}\n]\n".encode())
    assert f"1.0.0@sha256:{'0' * 64}" == release.pin
    with pytest.raises(InvalidRelease) as caught:
        parse_index("here", f"[{row}]\n".encode())
    assert "here is no valid release: it is not in canonical form" == str(caught.value)


def test_who_hashes_much_has_it_done_by_the_faster_function(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """More than 1.3 million bytes in all, as soon as many are expected, or where it is loaded."""
    used: list[str] = []

    def noted(name: str) -> Callable[[], Any]:
        def function() -> Any:
            used.append(name)
            return hashlib.sha256

        return function

    monkeypatch.setattr(_manifest, "_hashed", [0])
    monkeypatch.setattr(_manifest, "_quick_hash", noted("quick"))
    monkeypatch.setattr(_manifest, "_small_hash", noted("small"))
    monkeypatch.delitem(sys.modules, "_hashlib", raising=False)
    for size in (LARGE - 2, 2, 1):
        sha256(bytes(size))
    assert ["small", "small", "quick"] == used
    monkeypatch.setattr(_manifest, "_hashed", [0])
    monkeypatch.setitem(sys.modules, "_hashlib", SimpleNamespace())
    sha256(b"a")
    assert "quick" == used.pop()
    monkeypatch.delitem(sys.modules, "_hashlib")
    monkeypatch.setattr(_manifest, "_hashed", [7])
    expect()
    assert [LARGE] == _manifest._hashed
    sha256(b"a")
    assert "quick" == used[-1]
    expect()
    assert [LARGE + 1] == _manifest._hashed


def test_the_two_functions_are_those_that_load_soonest(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenSSL's own, and the interpreter's own, named after its version; not those of `hashlib`."""
    monkeypatch.setitem(sys.modules, "hashlib", None)
    quick = pytest.importorskip("_hashlib").openssl_sha256
    assert _manifest._quick_hash.__wrapped__() is quick
    for name in ("_sha256", "_sha2"):
        own = SimpleNamespace(sha256=name)
        monkeypatch.setitem(sys.modules, name, own)
        found: object = _manifest._small_hash.__wrapped__()
        assert name == found


def test_bytes_in_memory_are_read_in_pieces() -> None:
    """From one place up to another."""
    pieces = in_memory(b"abcdef")
    assert (6, b"cd", b"") == (pieces.size, pieces.read(2, 4), pieces.read(3, 3))


LINES = st.lists(st.integers(0, 99).map(lambda at: b'{"document":"d%d"}' % (at // 25)), max_size=9)


@given(LINES)
def test_a_table_is_the_files_of_its_documents(lines: list[bytes]) -> None:
    """Divided by document and joined again it is the same; each file has its records."""
    ordered = sorted(lines)
    whole = file_of_lines(ordered)
    parts = [*parts_of(whole)]
    assert whole == joined(data for _, _, data in parts)
    assert ordered == lines_of(whole)
    documents = sorted({json.loads(line)["document"] for line in ordered})
    assert documents == [key for key, _, _ in parts]
    for key, count, data in parts:
        own = [line for line in ordered if json.loads(line)["document"] == key]
        assert (len(own), own) == (count, lines_of(data))
        assert json.loads(data) == [json.loads(line) for line in own]


def test_evidence_lies_by_document_in_a_folder() -> None:
    """Since schema 2; what is vocabulary, index and manifest lies as it is."""
    store = store_of(case(1, SIZES, schema=2).corpus)
    found = in_folder(store.files, 2)
    parted = {name for name in found if "/" in name}
    assert {name.partition("/")[0] for name in parted} <= {
        "tiers", "statements", "claims", "mentions",
    }  # fmt: skip
    assert set(found) - parted == {
        "manifest.json", "index.bin", "documents.json", "regions.json", "sectors.json",
        "organizations.json", "people.json", "initiatives.json", "measures.json", "units.json",
    }  # fmt: skip
    for table in ("statements", "claims"):
        documents = sorted({each.document for each in getattr(npf.Corpus._make(store), table)})
        assert [f"{table}/{key}.json" for key in documents] == sorted(
            name for name in parted if name.startswith(f"{table}/")
        )
    assert in_folder(store.files, 1) == dict(store.files)
    assert [*stated_files(1)] == [*TABLES]
    assert stated_files(2) == {table: f"{table}.json" for table in TABLES} | {"index": "index.bin"}


def test_long_work_says_what_it_counts_and_how_much_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Records, tables and laws; of records from a generator nobody knows how many."""
    told: list[list[Any]] = []

    @contextmanager
    def progress(what: str, total: int | None = None) -> Iterator[Callable[[], None]]:
        work: list[Any] = [what, total, 0]
        told.append(work)

        def step() -> None:
            work[2] += 1

        yield step

    for module in (_assemble, _merge, _examine):
        monkeypatch.setattr(module, "progress", progress)
    units = [*npf.load("1.0.0").units][:3]
    first = npf.Corpus.from_records(units, version="1.0.0", schema=1)
    npf.Corpus.from_records(iter(units), version="1.0.0", schema=1)
    assert [["records", 3, 3], ["records", None, 3]] == [each for each in told if each[0] != "laws"]
    assert all(total >= steps > 0 for what, total, steps in told if what == "laws")
    told.clear()
    npf.merge(first, npf.Corpus.from_records([], version="2.0.0", schema=1), name="Both")
    assert ["tables", 12, 12] == told[-1]

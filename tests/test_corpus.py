"""Corpora: one release to ask, whole or narrowed, the same under threads and across processes."""

# ruff: noqa: S301, S603 - our own pickles, our own interpreter

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier
from time import sleep
from typing import Any, cast

import attrs
import pytest
from queries import SIZES, case

import npf_corpus as npf
from npf_corpus.corpus import Corpus, of_files, store_of
from npf_corpus.errors import InvalidRelease, MixedCorpora, UnknownName
from npf_corpus.query._store import Store
from npf_corpus.records import TABLES

CORPUS = npf.load("1.0.0")
EVIDENCE = ("documents", "initiatives", "tiers", "statements", "claims", "mentions")
VERBS: dict[str, Callable[[Any], Any]] = {
    "region": lambda it: it.by_region("Hubei"),
    "group": lambda it: it.by_region("Yellow River Basin", certainty="possible"),
    "sector": lambda it: it.by_sector("clean energy"),
    "document": lambda it: it.by_document("exbulletin-2024-03-07-hubei"),
    "speaker": lambda it: it.by_speaker("Wang Wei"),
    "two": lambda it: it.by_region("Ningxia").by_sector("new energy"),
}


def test_a_corpus_comes_from_a_release() -> None:
    """There is no empty corpus to make by hand."""
    with pytest.raises(TypeError) as caught:
        Corpus()
    expected = "a Corpus comes from npf_corpus.load() or Corpus.from_records(…)"
    assert expected == str(caught.value)


def test_a_corpus_of_ones_own_records_is_what_one_says_it_is() -> None:
    """Its records, version, day, licence, citation and notes are those given, or say so."""
    mine = CORPUS.units["count"]
    own = Corpus.from_records(
        [mine],
        version="0.1",
        vocabularies=CORPUS,
        date=date(2030, 1, 2),
        licence="MIT",
        citation="By me.",
        notes=("A note.",),
    )
    said = (own.version, own.licence, own.citation, own.notes)
    assert said == ("0.1", "MIT", "By me.", ("A note.",))
    assert own._store.manifest.date == date(2030, 1, 2)
    for name in TABLES:
        kept = [] if name in EVIDENCE else list(getattr(CORPUS, name).ids)
        assert kept == list(getattr(own, name).ids)
    bare = Corpus.from_records([mine], version="0.1", schema=1)
    assert list(bare.units) == [mine]
    assert sum(len(getattr(bare, name)) for name in TABLES) == 1
    said = (bare.version, bare.licence, bare.citation, bare.notes)
    assert said == ("0.1", "NOASSERTION", "An unpublished corpus.", ())


def test_a_corpus_is_written_as_its_files(tmp_path: Path) -> None:
    """What is written to a new folder is the release's files, byte for byte."""
    corpus = case(1, SIZES).corpus
    corpus.write(tmp_path / "copy")
    written = {path.name: path.read_bytes() for path in (tmp_path / "copy").iterdir()}
    assert written == corpus._store.reopen[1][0]


def test_an_export_holds_the_selection_and_says_how_it_was_made(tmp_path: Path) -> None:
    """In the format asked for, the tables as narrowed, beside the verbs that narrowed them."""
    part = CORPUS.by_region("Hubei", certainty="possible").by_sector("new materials")
    folder = part.export(tmp_path / "part", format="jsonl")
    assert folder == tmp_path / "part"
    for name in TABLES:
        lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line)["id"] for line in lines] == list(getattr(part, name).ids)
    release = json.loads((folder / "release.json").read_text("utf-8"))
    assert release["pin"] == CORPUS.pin
    expected = ["by_region('Hubei', certainty='possible')", "by_sector('new materials')"]
    assert expected == release["selection"]


def test_an_export_replaces_another_one_only_where_that_is_wanted(tmp_path: Path) -> None:
    """What is there stays, until overwrite=True."""
    CORPUS.export(tmp_path / "out", format="jsonl")
    with pytest.raises(FileExistsError):
        CORPUS.export(tmp_path / "out", format="csv")
    CORPUS.export(tmp_path / "out", format="csv", overwrite=True)
    assert (tmp_path / "out" / "claims.csv").exists()


def test_a_text_is_attached_to_the_document_that_one_names(tmp_path: Path) -> None:
    """A corpus hands the name and the text on, or the folder."""
    key = "exbulletin-2024-03-07-hubei"
    attached = CORPUS.attach(CORPUS.documents[key].label, "Another text.")
    assert (attached.document.id, attached.text) == (key, "Another text.")
    (tmp_path / "other.txt").write_text("Another text.", encoding="utf-8")
    folder = CORPUS.attach_folder(tmp_path)
    assert [each.path.name for each in folder.left] == ["other.txt"]
    assert folder.missing == CORPUS.documents.ids


def test_a_corpus_says_what_it_is() -> None:
    """Version, digest, pin, schema, citation, licence and notes are those of its manifest."""
    assert CORPUS.version == "1.0.0"
    assert CORPUS.pin == f"1.0.0@sha256:{CORPUS.digest}"
    assert len(CORPUS.digest) == 64
    assert CORPUS.schema == 1
    assert CORPUS.version in CORPUS.citation or "npf" in CORPUS.citation.lower()
    assert CORPUS.licence == "CC-BY-4.0"
    assert CORPUS.notes
    assert all(isinstance(note, str) for note in CORPUS.notes)


def test_a_repr_is_one_line() -> None:
    """How much it holds, from which release, narrowed or not."""
    counts = [len(getattr(CORPUS, name)) for name in ("documents", "statements", "claims")]
    line = "<npf_corpus data 1.0.0: {} documents, {} statements, {} claims>".format(*counts)
    assert line == repr(CORPUS)
    one = case(1, {**SIZES, "documents": 1, "statements": 2, "claims": 1}).corpus
    assert repr(one) == "<unnamed corpus 1.0: 1 document, 2 statements, 1 claim>"
    assert repr(CORPUS.by_region("Tibet")) == (
        "<npf_corpus data 1.0.0 narrowed: 0 documents, 0 statements, 0 claims>"
    )


@pytest.mark.parametrize(
    ("citation", "name"),
    [
        ("Li and Wu (2030). Plans of cities: a reading. Dataset version 2.0.", "Plans of cities"),
        ("Plans of cities.", "Plans of cities"),
        ("Me (2031). Harbour news.", "Harbour news"),
        ("npf_corpus", "npf_corpus"),
        ("x" * 99, "x" * 59 + "…"),
    ],
)
def test_a_corpus_has_a_name_of_its_own(citation: str, name: str) -> None:
    """It is the title of its citation; only the dataset of this package is `npf_corpus data`."""
    mine = Corpus.from_records([], version="0.1", vocabularies=CORPUS, citation=citation)
    assert mine.name == name
    assert repr(mine) == f"<{name} 0.1: 0 documents, 0 statements, 0 claims>"
    assert repr(mine.claims) == f"<0 claims of {name} 0.1>"
    assert str(mine.claims.explain()).startswith(f"0 claims in {name} 0.1\n")
    assert CORPUS.name == "npf_corpus data"
    plain = Corpus.from_records([], version="0.1", vocabularies=CORPUS)
    assert plain.name == "An unpublished corpus"


def test_a_corpus_holds_ids_and_records() -> None:
    """`in` looks into all tables; a narrowed corpus holds what its tables hold."""
    claim = CORPUS.claims[0]
    for item in ("CN-NX", claim.id, claim, "wang-wei"):
        assert item in CORPUS
    others: list[object] = ["Ningxia", "nothing", 3, None, [], attrs.evolve(claim, disputed=True)]
    for other in others:
        assert other not in CORPUS
    tibet = CORPUS.by_region("Tibet")
    assert claim not in tibet
    assert tibet[claim] is claim  # a reference resolves all the same
    assert "CN-NX" in tibet
    for wrong in (3, None, 10**5000, "x" * 10**6):
        with pytest.raises(UnknownName, match="no record named"):
            CORPUS[cast("str", wrong)]


def test_a_table_is_one_object() -> None:
    """Asking a corpus twice for a table makes it once."""
    for name in TABLES:
        assert getattr(CORPUS, name) is getattr(CORPUS, name)


@pytest.mark.parametrize("narrow", VERBS.values(), ids=list(VERBS))
def test_narrowing_a_corpus_narrows_its_evidence(narrow: Callable[[Any], Any]) -> None:
    """Every table of evidence is narrowed alike, every vocabulary is kept whole."""
    corpus = narrow(CORPUS)
    for name in TABLES:
        table = getattr(CORPUS, name)
        expected = narrow(table) if name in EVIDENCE else table
        assert expected == getattr(corpus, name)
    assert 0 < len(corpus.statements) < len(CORPUS.statements)


@pytest.mark.parametrize("narrow", VERBS.values(), ids=list(VERBS))
def test_every_reference_of_a_narrowed_corpus_resolves_in_the_whole(
    narrow: Callable[[Any], Any],
) -> None:
    """A claim's statement may lie outside the selection; the whole has it."""
    corpus = narrow(CORPUS)
    for claim in corpus.claims:
        for key in (
            claim.statement,
            claim.document,
            claim.measure,
            claim.initiative,
            *claim.regions,
        ):
            assert key is None or corpus.whole[key].id == key
    assert corpus.whole == CORPUS
    assert corpus != corpus.whole
    assert corpus.whole.whole == corpus.whole


def test_a_whole_corpus_is_its_own_whole() -> None:
    """Nothing is made anew where nothing was narrowed."""
    assert CORPUS.whole is CORPUS


@pytest.mark.parametrize(
    "act",
    [
        lambda: CORPUS.by_region("Guangdonk"),
        lambda: CORPUS.by_sector("hydrogn"),
        lambda: CORPUS.by_document("nowhere"),
        lambda: CORPUS.by_speaker("Nobody At All"),
        lambda: CORPUS.by_region("Ningxia", certainty="likely"),  # type: ignore[arg-type]
    ],
)
def test_a_name_that_is_none_is_an_error_at_once(act: Callable[[], object]) -> None:
    """Not when the first table is asked for."""
    with pytest.raises(UnknownName):
        act()


@pytest.mark.parametrize("name", TABLES)
def test_brackets_find_any_record_by_its_id(name: str) -> None:
    """Ids are unique across tables, so a corpus knows a record by id alone."""
    for record in getattr(CORPUS, name):
        assert CORPUS[record.id] is record
        assert CORPUS.by_region("Tibet")[record.id] is record


def test_brackets_of_a_corpus_take_ids_only() -> None:
    """Names are a table's business; the nearest ids are suggested."""
    for typed, hint in (("Ningxia", ""), ("wang-wie", ", did you mean 'wang-wei'?"), ("", "")):
        with pytest.raises(UnknownName) as caught:
            CORPUS[typed]
        assert str(caught.value) == f"no record named '{typed}'{hint}"


def test_equal_corpora_hold_the_same_records() -> None:
    """However they were narrowed; and a corpus is never equal to something else."""
    one = CORPUS.by_region("Ningxia").by_sector("coal")
    other = CORPUS.by_sector("煤炭").by_region("CN-NX")
    assert one == other
    assert hash(one) == hash(other)
    assert one != CORPUS.by_region("Ningxia")
    assert CORPUS.by_region("Tibet") == CORPUS.by_region("Qinghai")
    assert CORPUS != "1.0.0"
    assert (CORPUS.claims == CORPUS) is False


def test_corpora_of_two_releases_do_not_compare() -> None:
    """Comparing them is what `diff` is for."""
    old, new = case(1, SIZES).corpus, case(1, SIZES, version="2.0").corpus
    with pytest.raises(MixedCorpora) as caught:
        old == new  # noqa: B015 - it raises
    assert (caught.value.left, caught.value.right) == (old.pin, new.pin)
    with pytest.raises(MixedCorpora):
        old.by_region("r0") != new  # noqa: B015
    again = case(1, SIZES).corpus
    assert again is not old
    assert again == old
    assert hash(again) == hash(old) != hash(new)


def test_a_corpus_is_immutable() -> None:
    """No attribute of it can be set."""
    corpus: Any = CORPUS
    for name in ("version", "claims", "more"):
        with pytest.raises(AttributeError):
            setattr(corpus, name, None)


def test_a_corpus_narrowed_by_a_record_remembers_its_id() -> None:
    """So that pickles are short, and exports tell the selection in words."""
    region = CORPUS.regions["Hubei"]
    one, other = CORPUS.by_region(region), CORPUS.by_region("CN-HB")
    assert pickle.dumps(one) == pickle.dumps(other)
    assert [*map(repr, one._verbs)] == ["by_region('CN-HB', certainty='certain')"]


def test_only_a_whole_corpus_is_a_release() -> None:
    """A narrowed one is refused where a release is needed, with what to take instead."""
    assert isinstance(store_of(CORPUS), Store)
    with pytest.raises(InvalidRelease) as caught:
        store_of(CORPUS.by_region("Ningxia"))
    assert str(caught.value) == (
        "corpus=<npf_corpus data 1.0.0 narrowed: 2 documents, 33 statements… "
        "is no whole release: it leaves out records that others refer to, take corpus.whole"
    )
    with pytest.raises(InvalidRelease) as caught:
        store_of("1.0.0")  # type: ignore[arg-type]
    assert str(caught.value) == (
        "corpus='1.0.0' is no corpus: "
        "it is a str, give what load('1.0.0') or read_release('1.0.0') returns"
    )


def test_a_loaded_corpus_pickles_as_its_pin() -> None:
    """The pickle is short, and opens the same release or none."""
    data = pickle.dumps(CORPUS)
    assert len(data) < 500
    assert CORPUS.digest.encode() in data
    assert pickle.loads(data) is CORPUS
    assert copy.deepcopy(CORPUS) is CORPUS
    narrow = CORPUS.by_region("Yellow River Basin", certainty="possible")
    again = pickle.loads(pickle.dumps(narrow))
    assert narrow == again
    assert len(again.claims) > 0
    assert again.whole == CORPUS
    assert again.whole is again.whole
    assert again.claims[again.claims.ids[0]] is CORPUS.claims[again.claims.ids[0]]


def test_another_process_opens_the_same_corpus() -> None:
    """What this process pickles, another reads, with the same answer and explanation."""
    narrow = CORPUS.by_region("Ningxia").claims.by_value(at_least="100 billion CNY", inferred=True)
    code = (
        "import pickle, sys; table = pickle.load(sys.stdin.buffer);"
        "print(table.ids); print(table.explain())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(narrow), capture_output=True, check=True
    )
    assert done.stdout.decode().splitlines() == [
        str(narrow.ids),
        *str(narrow.explain()).splitlines(),
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"[{}]\n", "expected the fields id, document"),
        (b"{}\n", "expected a list"),
        (b"[\n", "Expecting value"),
        (b"[" * 100_000, "recursion"),
        (b"\xff", "can't decode"),
    ],
)
def test_a_table_that_cannot_be_read_is_an_invalid_release(data: bytes, fault: str) -> None:
    """Bytes that were verified and still hold no records name their file, when first touched."""
    files = case(1, SIZES).corpus._store.reopen[1][0]
    corpus = of_files({**files, "claims.json": data})  # type: ignore[dict-item]
    assert len(corpus.statements) == SIZES["statements"]
    with pytest.raises(InvalidRelease, match=fault) as caught:
        len(corpus.claims)
    assert caught.value.path == "claims.json"


def test_a_manifest_that_cannot_be_read_is_an_invalid_release() -> None:
    """The error names the file."""
    files = case(1, SIZES).corpus._store.reopen[1][0]
    with pytest.raises(InvalidRelease) as caught:
        of_files({**files, "manifest.json": b"["})  # type: ignore[dict-item]
    assert caught.value.path == "manifest.json"


def test_a_notebook_shows_a_corpus_by_its_repr() -> None:
    """Above what it holds."""
    part = CORPUS.by_region("Hubei")
    assert f"<strong>{repr(part)[1:-1]}</strong>" in part._repr_html_()


# Threads


def touch(corpus: Corpus) -> list[object]:
    """Return answers that make every index of a corpus, each in its own order of need."""
    claims = corpus.claims
    value = claims.by_value(at_least=1, unit="count", certainty="possible", inferred=True)
    return [
        value.ids,
        str(value.explain()),
        [corpus.by_region(region).claims.ids for region in ("r0", "r1")],
        corpus.mentions.by_speaker("p0").ids,
        corpus.tiers.by_region("r2").ids,
        corpus.initiatives.by_speaker("o0").ids,
        [match.record.id for match in corpus.regions.find("region")],
        [claim.quantity.whole for claim in claims],
        corpus.documents.by_sector("k0").ids,
    ]


def test_what_is_made_once_is_made_by_one_thread() -> None:
    """A second thread that asks meanwhile waits for the first, and gets what that one made."""
    store, made, start = case(1, SIZES).corpus._store, list[object](), Barrier(2)

    def make() -> object:
        made.append(object())
        sleep(0.05)  # long enough for the other to ask
        return made[-1]

    def ask() -> object:
        start.wait()
        return store.once("a key of its own", make)

    with ThreadPoolExecutor(2) as pool:
        one, other = (each.result() for each in [pool.submit(ask), pool.submit(ask)])
    assert one is other
    assert made == [one]


def test_threads_that_touch_a_fresh_corpus_at_once_agree() -> None:
    """Thirty-two first touches give one answer, and each record is made once."""
    files = case(5, {**SIZES, "claims": 300, "mentions": 200}).corpus._store.reopen[1]
    expected = touch(of_files(*files))  # type: ignore[arg-type]
    for _ in range(3):
        corpus = of_files(*files)  # type: ignore[arg-type]
        start = Barrier(32)

        def first(corpus: Corpus, start: Barrier) -> tuple[list[object], list[int]]:
            start.wait()
            return touch(corpus), [id(record) for record in corpus.claims]

        with ThreadPoolExecutor(32) as pool:
            done = [pool.submit(first, corpus, start) for _ in range(32)]
            answers = [each.result() for each in done]
        assert [answer for answer, _ in answers] == [expected] * 32
        assert len({tuple(ids) for _, ids in answers}) == 1

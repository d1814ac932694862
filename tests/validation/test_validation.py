"""Every law: a valid release keeps it, and one change that breaks it is reported under its code.

Run as a script with `tests/property` on the path, this writes `docs/reference/laws.md`.
"""

from __future__ import annotations

import copy
import json
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, get_args

import made_up
import pytest
from first_form import anchor_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import NEWS, PAPER, rows_of, words

from npf_corpus.corpus import Corpus
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.records import TABLES, MentionKind
from npf_corpus.release import _write
from npf_corpus.release._converter import plain, structure
from npf_corpus.release._manifest import Retired
from npf_corpus.strategies import CODES
from npf_corpus.strategies._draft import Sketch, sealed
from npf_corpus.strategies._strategies import BREAKS
from npf_corpus.validation import LAWS, Problem, read_release, validate

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "laws.md"

# The further sides of laws: `test_structure_laws` draws releases that break the first of each


class Change(NamedTuple):
    """A change to a valid release that breaks one law.

    Attributes:
        code: The law's code.
        example: The change in words, for the page of laws.
        make: Makes it.
    """

    code: str
    example: str
    make: Callable[[Sketch], object]


def _set(table: str, key: str, path: str, value: object) -> Callable[[Sketch], None]:
    """Return a change of one value, at a dotted path below a row."""
    return lambda draft: _put(draft.row(table, key), path, value)


def _put(inside: Any, path: str, value: object) -> None:
    *parents, name = path.split(".")
    for parent in parents:
        inside = inside[int(parent)] if isinstance(inside, list) else inside[parent]
    inside[int(name) if isinstance(inside, list) else name] = value


def _add(table: str, key: str, path: str, value: object) -> Callable[[Sketch], None]:
    return lambda draft: draft.row(table, key)[path].append(value)


def _remove(table: str, key: str) -> Callable[[Sketch], None]:
    return lambda draft: draft.tables[table].remove(draft.row(table, key))


def _bytes(table: str, old: bytes, new: bytes) -> Callable[[Sketch], None]:
    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return lambda draft: draft.on_bytes.append((table, change))


def _manifest(path: str, value: object) -> Callable[[Sketch], None]:
    return lambda draft: draft.on_manifest.append(lambda manifest: _put(manifest, path, value))


def _folder(change: Callable[[Path], object]) -> Callable[[Sketch], None]:
    return lambda draft: draft.after.append(change)


def _anchored(
    table: str, key: str, text: str, words: str, *, cut: tuple[int, int] = (0, 0)
) -> Callable[[Sketch], None]:
    """Return the change of a record's anchor to that of other words, with true digests."""

    def make(draft: Sketch) -> None:
        start = text.index(words) + cut[0]
        end = text.index(words) + len(words) + cut[1]
        draft.row(table, key)["anchor"] = plain(anchor_of(text, start, end))

    return make


def _number(span: str, number_class: Any, *claims: str) -> dict[str, Any]:
    """Return the row of one more number mention."""
    row: dict[str, Any] = plain(
        made_up.mention("news.m13", anchor=words(NEWS, span), number_class=number_class)
    )
    return row | {"claims": list(claims)}


def _all(*changes: Callable[[Sketch], object]) -> Callable[[Sketch], None]:
    def make(draft: Sketch) -> None:
        for change in changes:
            change(draft)

    return make


def _link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def _link_file(path: Path) -> None:
    (path / "units.json").rename(path.with_name("units.json"))
    (path / "units.json").symlink_to(path.with_name("units.json"))


def _as_folder(path: Path) -> None:
    (path / "units.json").unlink()
    (path / "units.json").mkdir()


def _spaced(path: Path) -> None:
    data = (path / "manifest.json").read_bytes().replace(b'"schema":1', b'"schema": 1')
    (path / "manifest.json").write_bytes(sealed(data.rpartition(b',"digest":"')[0]))


def _tail(name: str, value: str) -> Callable[[Sketch], None]:
    """Return the change of a claim's quantity, whose fields share their names with nothing."""
    return _set("claims", "news.c1", f"quantity.{name}", value)


REFERENCES = {
    "publisher of a document": ("documents", "news", "publisher"),
    "parent of a region": ("regions", "CN-AH", "parent"),
    "member of a region": ("regions", "outer", "members.0.region"),
    "broader sector": ("sectors", "glass", "broader.0"),
    "sector of a tier": ("tiers", "news.t1", "sector"),
    "document of a role": ("people", "ann-lee", "roles.0.document"),
    "body of a role": ("people", "ann-lee", "roles.0.organization"),
    "parent of a body": ("organizations", "glass-guild", "parent"),
    "region of a body": ("organizations", "glass-guild", "region"),
    "region of an initiative": ("initiatives", "park-plan", "regions.0"),
    "sector of an initiative": ("initiatives", "park-plan", "sectors.0"),
    "lead of an initiative": ("initiatives", "park-plan", "lead"),
    "whole of an initiative": ("initiatives", "park-plan", "part_of"),
    "sector of a component": ("initiatives", "park-plan", "components.0.sectors.0"),
    "document of an initiative's anchor": ("initiatives", "park-plan", "anchors.0.document"),
    "speaker": ("statements", "news.s1", "speakers.0"),
    "region of a statement": ("statements", "news.s1", "regions.0"),
    "sector of a statement": ("statements", "news.s1", "sectors.0"),
    "initiative of a statement": ("statements", "news.s3", "initiatives.0"),
    "statement of a claim": ("claims", "news.c1", "statement"),
    "measure of a claim": ("claims", "news.c1", "measure"),
    "unit of a claim": ("claims", "news.c1", "quantity.unit"),
    "region of a claim": ("claims", "news.c1", "regions.0"),
    "sector of a claim": ("claims", "news.c2", "sectors.0"),
    "initiative of a claim": ("claims", "news.c3", "initiative"),
    "item_of of a claim": ("claims", "news.c4", "item_of"),
    "region mentioned": ("mentions", "news.m2", "entity"),
    "person mentioned": ("mentions", "news.m4", "entity"),
    "sector mentioned": ("mentions", "news.m6", "entity"),
    "initiative mentioned": ("mentions", "news.m9", "entity"),
    "body mentioned": ("mentions", "news.m12", "entity"),
    "claim of a mention": ("mentions", "news.m3", "claims.0"),
}
"""Every place that holds a reference, but the documents of records with an id of their own."""


CHANGES: tuple[Change, ...] = (
    Change("E101", "the path is a symbolic link", _folder(_link)),
    Change("E102", "`units.json` is a folder", _folder(_as_folder)),
    Change("E103", "a file `units.json~` lies beside it",
           _folder(lambda path: (path / "units.json~").touch())),
    Change("E105", "the manifest is no JSON",
           _folder(lambda path: (path / "manifest.json").write_bytes(b"{"))),
    Change("E107", "a table is left out of the manifest",
           lambda draft: draft.on_manifest.append(lambda each: each["tables"].pop())),
    Change("E112", "`é` is written as an escape", _all(
        _set("units", "CNY", "name", "é"), _bytes("units", "é".encode(), b"\\u00e9"))),
    Change("E112", "a space in the manifest", lambda draft: draft.after.append(_spaced)),
    Change("E201", "a file that starts with a byte order mark",
           _bytes("units", b"[", b"\xef\xbb\xbf[")),
    Change("E201", "half a surrogate pair", _bytes("units", b'"yuan"', b'"\\ud800"')),
    Change("E201", "a file in Latin-1", _bytes("units", b'"yuan"', b'"\xe9"')),
    Change("E202", "`code` is missing", lambda draft: draft.row("units", "CNY").pop("code")),
    Change("E202", "a field `color`", lambda draft: draft.row("units", "CNY").update(color="")),
    Change("E202", "NaN stands for a factor",
           _bytes("units", b'"factor":"1"', b'"factor":NaN')),
    Change("E202", "`nominal` is `1e3`", _tail("nominal", "1e3")),
    Change("E203", "a retired id is `a b`", _manifest("retired.0.id", "a b")),
    Change("E206", "a member twice in a group", _add(
        "regions", "outer", "members", {"region": "inner", "coverage": "full"})),
    Change("E207", "a gist of two lines", _set("statements", "news.s2", "gist", "One.\nTwo.")),
    Change("E207", "a note of the manifest is empty", _manifest("notes.0", "")),
    Change("E207", "a blank surface", _set("claims", "lost.c1", "quantity.surface", " ")),
    Change("E208", "a length of 0", _set("mentions", "news.m2", "anchor.length", 0)),
    Change("E209", "an address without http", _set("documents", "news", "url", "example.org")),
    Change("E209", "a city whose adcode is another's",
           _set("regions", "CN-340100", "adcode", "340200")),
    Change("E209", "a country whose id is no code", _set("regions", "outer", "kind", "country")),
    Change("E209", "a province whose id is no code", _set("regions", "outer", "kind", "province")),
    Change("E209", "an adcode of three digits", _set("regions", "CN-AH", "adcode", "340")),
    Change("E210", "a claim as of the year 24",
           _set("claims", "news.c1", "as_of", "../0024-05-20")),
    Change("E211", "a release supersedes a later one",
           lambda draft: draft.facts.update(supersedes="2.0.0")),
    Change("E211", "the version is `v1.1.0`",
           lambda draft: draft.facts.update(version="v1.1.0")),
    Change("E301", "the speaker is a region", _set("statements", "news.s1", "speakers.0", "CN")),
    Change("E301", "a document is gone", _remove("documents", "lost")),
    Change("E302", "two sectors are each other's broader one",
           _add("sectors", "materials", "broader", "glass")),
    Change("E302", "two bodies are each other's parent",
           _set("organizations", "valley-press", "parent", "glass-guild")),
    Change("E302", "two initiatives are part of each other",
           _set("initiatives", "valley-plan", "part_of", "park-plan")),
    Change("E302", "two groups are members of each other",
           _add("regions", "inner", "members", {"region": "outer", "coverage": "full"})),
    Change("E302", "a claim is an item of itself",
           _set("claims", "news.c4", "item_of", "news.c4")),
    Change("E302", "two regions are each other's parent",
           _set("regions", "CN", "parent", "CN-AH")),
    Change("E303", "a country has a parent", _set("regions", "CN", "parent", "outer")),
    Change("E303", "a Chinese province in another country", _all(
        lambda draft: draft.tables["regions"].extend(rows_of(made_up.region("KZ", "country"))),
        _set("regions", "CN-AH", "parent", "KZ"))),
    Change("E303", "a city whose topmost region is a group", _set(
        "regions", "CN-AH", "parent", "outer")),
    Change("E305", "a successor that never was",
           lambda draft: draft.facts["retired"][0].update(successors=["clay"])),
    Change("E305", "an id is retired twice",
           lambda draft: draft.facts["retired"].append(draft.facts["retired"][0])),
    Change("E402", "a measure in a dimension of no unit",
           _set("measures", "firms", "dimension", "x")),
    Change("E405", "`(1200,)` is stored as `[1200,)`", _tail("interval", "[1200,)")),
    Change("E405", "a share is not clipped to 100",
           _set("claims", "news.c2", "quantity.interval", "(60,)")),
    Change("E405", "a share of 120 percent", _set("claims", "lost.c1", "quantity", {
        "surface": "120 percent", "reading": "exactly", "interval": "[100,100]", "nominal": "120",
        "unit": "percent", "unit_basis": "stated"})),
    Change("E407", "`more than 1,200` has another nominal value", _tail("nominal", "1201")),
    Change("E408", "`about 20 percent` is stored as permille",
           _set("claims", "lost.c1", "quantity.unit", "permille")),
    Change("E410", "`item_of` without `each`", _set("claims", "news.c4", "distribution", "single")),
    Change("E411", "`item_of` is in another document",
           _set("claims", "news.c4", "item_of", "paper.c1")),
    Change("E415", "a narrator with a speaker",
           _set("statements", "news.s1", "attribution", "narrator")),
    Change("E415", "quoted, but nobody says it",
           _set("statements", "news.s2", "attribution", "quoted")),
    Change("E418", "a date that names an entity", _set("mentions", "news.m1", "entity", "CN")),
    Change("E418", "a number without a class", _set("mentions", "news.m1", "number_class", None)),
    Change("E419", "a number of class claim without a claim",
           _set("mentions", "news.m1", "number_class", "claim")),
    Change("E419", "a date that names a claim", _set("mentions", "news.m1", "claims", ["news.c1"])),
    Change("E419", "a mention names a claim of another document",
           _set("mentions", "paper.m1", "claims", ["news.c1"])),
    Change("E420", "two mentions name one claim", lambda draft: draft.tables["mentions"].append(
        _number("1,200", "claim", "news.c1"))),
    Change("E421", "a mention of a plan names another",
           _set("mentions", "news.m9", "entity", "valley-plan")),
    Change("E501", "a document without a text has an anchored statement",
           _anchored("statements", "lost.s1", NEWS, "Over 60% of its output is glass.")),
    Change("E501", "a document without a text has a skipped passage", _set(
        "documents", "lost", "skipped", [{"anchor": plain(words(NEWS, "In")), "reason": "note"}])),
    Change("E501", "an initiative is anchored in a document without a text",
           _set("initiatives", "park-plan", "anchors.0.document", "lost")),
    Change("E502", "an anchor ends before it starts", _set("mentions", "news.m2", "anchor.end", 0)),
    Change("E503", "two statements share a word", _anchored(
        "statements", "news.s1", NEWS, NEWS[NEWS.index("In 2023"):NEWS.index(" 60%")])),
    Change("E505", "a mention is shorter than its claim",
           _anchored("mentions", "news.m3", NEWS, "1,200")),
    Change("E506", "a text has another length",
           _set("documents", "news", "text.characters", len(NEWS) + 1)),
    Change("E507", "the context of an anchor is another",
           _set("mentions", "news.m2", "anchor.before", "0" * 32)),
    Change("E507", "an anchor of a blank", lambda draft: draft.row("mentions", "news.m2")[
        "anchor"].update(start=NEWS.index(" 2023"), end=NEWS.index("2023"))),
    Change("E508", "the surface is written `over 60%`, the text has `Over 60%`",
           _set("claims", "news.c2", "quantity.surface", "over 60%")),
    Change("E509", "a statement of two paragraphs", _all(
        _remove("statements", "news.s2"),
        _set("claims", "news.c2", "statement", "news.s3"),
        _anchored("statements", "news.s3", NEWS,
                  NEWS[NEWS.index("Over"):NEWS.index(" their")]))),
    Change("E510", "a statement starts at its second word",
           _anchored("statements", "paper.s2", PAPER, "全省产值增长两倍。", cut=(2, 0))),
    Change("E602", "a number mention of a word", lambda draft: draft.tables["mentions"].append(
        _number("build", "other"))),
    Change("E604", "a caveat repeats ten Chinese characters",
           _set("claims", "paper.c1", "caveats", ["原文：安徽省有近300家企业。"])),
    Change("E604", "a note of the manifest repeats a text",
           lambda draft: draft.facts["notes"].append("It is: of its output is glass.")),
)  # fmt: skip


def _codes() -> list[str]:
    return [law.code for law in LAWS]


@pytest.fixture
def draft() -> Sketch:
    """A valid release to spoil."""
    return made_up.sketch()


def test_the_release_to_spoil_is_valid(draft: Sketch, tmp_path: Path) -> None:
    """Without a change no law is broken, with the texts and without."""
    release, sources = draft.draft().write(tmp_path)
    assert validate(release) == ()
    assert validate(release, sources=sources) == ()


def test_the_release_to_spoil_is_what_seal_writes(draft: Sketch) -> None:
    """The test's own writer and the package's give the same bytes."""
    records = {
        name: [structure(cls, row, 1) for row in draft.tables[name]] for name, cls in TABLES.items()
    }
    retired = tuple(
        Retired(row["id"], row["since"], row["reason"], tuple(row["successors"]))
        for row in draft.facts["retired"]
    )
    sealed = _write.seal(
        records,
        version="1.1.0",
        day=date(2024, 6, 1),
        licence="CC-BY-4.0",
        citation="Nobody (2024)",
        notes=("A made-up release.",),
        supersedes="1.0.0",
        retired=retired,
        schema=1,
    )
    assert sealed == draft.draft().files


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: f"{each.code} {each.example}")
def test_a_change_is_reported_under_its_code_first(change: Change, tmp_path: Path) -> None:
    """What breaks one law is reported under that law before any other."""
    draft = made_up.sketch()
    change.make(draft)
    release, sources = draft.draft().write(tmp_path)
    problems = validate(release, sources=sources)
    assert [change.code] == [problem.code for problem in problems][:1]
    assert all("\n" not in str(problem) for problem in problems)
    with pytest.raises(InvalidRelease) as caught:
        read_release(release, sources=sources)
    assert problems == caught.value.problems


@pytest.mark.parametrize("place", REFERENCES.values(), ids=list(REFERENCES))
@pytest.mark.parametrize("value", ["nowhere", "news.t1"])
def test_every_reference_is_checked(
    place: tuple[str, str, str], value: str, tmp_path: Path
) -> None:
    """An id of nothing, and one of another kind, break E301 at every place that refers."""
    draft = made_up.sketch()
    _set(*place, value)(draft)
    release, _ = draft.draft().write(tmp_path)
    first = validate(release)[0]
    names = [name for name in place[2].split(".") if not name.isdigit()]
    assert (first.code, first.table, first.id) == ("E301", place[0], place[1])
    assert all(name in first.path for name in names)


def test_references_listed_here_are_all_there_are(draft: Sketch) -> None:
    """Each place that refers, and each kind of mention, is in the list above: none is forgotten."""
    from npf_corpus.release._manifest import parse_manifest
    from npf_corpus.validation._laws import Case
    from npf_corpus.validation._references import targets

    case = Case(parse_manifest("m", draft.draft().files["manifest.json"]), None)
    found: set[tuple[str, str, str | None]] = set()
    for table, cls in TABLES.items():
        for row in draft.tables[table]:
            record = structure(cls, row, 1)
            for part in case.parts(record):
                if targets(record, part) and part[0] != ".document":
                    name = ".".join(part[0].replace("[", ".").replace("]", "").split(".")[1:])
                    found.add(_place(table, name, row))
    listed = {
        _place(table, path, draft.row(table, key)) for table, key, path in REFERENCES.values()
    }
    assert listed == found
    kinds = {kind for _, name, kind in listed if name == "entity"}
    assert {*kinds, "number"} == set(get_args(MentionKind))


def _place(table: str, path: str, row: dict[str, Any]) -> tuple[str, str, str | None]:
    """Return a table, a path without places in lists, and the kind of what a mention names."""
    name = "".join(each for each in path if not each.isdigit())
    return table, name, row["kind"] if name == "entity" else None


# Laws, changes and the page agree


def test_every_law_has_a_change_and_every_change_a_law() -> None:
    """No law goes untested, and no code is made up here."""
    assert list(CODES) == _codes()
    assert {change.code for change in CHANGES} < set(CODES)


def test_codes_are_in_order_and_begin_with_their_layer() -> None:
    """Codes ascend, and the first digit is that of the layer."""
    layers = list(dict.fromkeys(law.layer for law in LAWS))
    assert layers == ["files", "shape", "references", "values", "anchors", "completeness"]
    assert _codes() == sorted(set(_codes()))
    assert all(law.code[1] == str(layers.index(law.layer) + 1) for law in LAWS)


def test_statements_are_one_sentence_each() -> None:
    """A law is one sentence; a remedy follows a semicolon and has no full stop."""
    assert all(law.statement.endswith(".") and ". " not in law.statement for law in LAWS)
    assert not any(law.remedy.endswith(".") or law.remedy[0].isupper() for law in LAWS)


def page() -> str:
    """Return the page of laws."""
    lines = [
        "# Laws of a release",
        "",
        "What `npf_corpus.validate` checks of a release, in this order. A record is reported under",
        "the first law that it breaks. The laws E506 to E512 and those of completeness need the",
        "texts and are asked where they are given. Without them E508 compares the figure's words",
        "with the digest of its anchor, and the others are skipped.",
        "",
        "The third column has an example of a release that breaks the law;",
        "`npf_corpus.strategies.broken` draws such releases. Of each law the first thousand faults",
        "are listed, and the others counted. This page is written by",
        "`PYTHONPATH=tests/property python tests/validation/test_validation.py`.",
    ]
    for layer in dict.fromkeys(law.layer for law in LAWS):
        lines += ["", f"## {layer.capitalize()}", "", "| code | law | broken where | remedy |",
                  "|---|---|---|---|"]  # fmt: skip
        for law in LAWS:
            if law.layer == layer:
                cells = (law.code, law.statement, BREAKS[law.code].example, law.remedy)
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join((*lines, ""))


@pytest.mark.skipif(not PAGE.parent.is_dir(), reason="docs/ is not at hand")
def test_the_page_of_laws_is_up_to_date() -> None:
    """docs/reference/laws.md has every law with its example and remedy."""
    assert page() == PAGE.read_text(encoding="utf-8")


# What is reported, and how


def test_all_faults_are_reported_at_once(draft: Sketch, tmp_path: Path) -> None:
    """Faults of several layers and records come in one answer, in the order of the laws."""
    _set("people", "ann-lee", "name", "")(draft)
    _set("claims", "news.c1", "measure", "nothing")(draft)
    _set("claims", "news.c2", "caveats", [])(draft)
    _set("mentions", "news.m2", "anchor.before", "0" * 32)(draft)
    draft.after.append(lambda path: (path / "x").touch())
    release, sources = draft.draft().write(tmp_path)
    problems = validate(release, sources=sources)
    assert [problem.code for problem in problems] == ["E103", "E207", "E301", "E414", "E507"]


def test_a_record_is_reported_under_its_first_law_only(draft: Sketch, tmp_path: Path) -> None:
    """A claim that breaks two laws is reported under the first of them."""
    _set("claims", "news.c1", "measure", "nothing")(draft)
    _set("claims", "news.c1", "disputed", value=True)(draft)
    release, _ = draft.draft().write(tmp_path)
    assert [problem.code for problem in validate(release)] == ["E301"]


def test_what_refers_to_an_unreadable_record_is_not_blamed(draft: Sketch, tmp_path: Path) -> None:
    """A record with a bad field breaks one law; those that refer to it break none."""
    _set("statements", "news.s1", "kind", "joke")(draft)
    release, sources = draft.draft().write(tmp_path)
    problems = validate(release, sources=sources)
    rows = [line for line in draft.draft().files["statements.json"].splitlines() if b"id" in line]
    place = next(at for at, line in enumerate(rows) if b'"id":"news.s1"' in line)
    assert [(each.code, each.path) for each in problems] == [("E202", f"$[{place}].kind")]


def test_what_refers_to_an_unreadable_table_is_not_blamed(draft: Sketch, tmp_path: Path) -> None:
    """A table that is no JSON is one problem, not one for each reference to it."""
    draft.on_bytes.append(("units", lambda _: b"[\n"))
    release, sources = draft.draft().write(tmp_path)
    assert [problem.code for problem in validate(release, sources=sources)] == ["E201"]


def test_paths_point_into_the_file(draft: Sketch, tmp_path: Path) -> None:
    """The path of a problem is the place of the value in the table's JSON."""
    _set("claims", "paper.c2", "quantity.interval", "[4,4]")(draft)
    release, _ = draft.draft().write(tmp_path)
    (problem,) = validate(release)
    rows = json.loads((release / "claims.json").read_bytes())
    place = next(at for at, row in enumerate(rows) if row["id"] == "paper.c2")
    assert problem.path == f"$[{place}].quantity.interval"
    assert problem.message == "is [4,4], the surface gives [3,3] in [0,)"
    assert str(problem) == (
        f"E405 claims paper.c2 $[{place}].quantity.interval is [4,4], the surface gives [3,3] "
        "in [0,); write what parse_quantity(surface) gives, cut to the domain; where nothing is "
        "left, correct the surface, the unit or the measure"
    )


def test_problems_are_values(draft: Sketch, tmp_path: Path) -> None:
    """Problems compare by their fields and pickle, also inside the error that carries them."""
    _set("claims", "news.c2", "caveats", [])(draft)
    release, _ = draft.draft().write(tmp_path)
    with pytest.raises(InvalidRelease) as caught:
        read_release(release)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert again.problems == caught.value.problems == validate(release)
    assert isinstance(again.problems[0], Problem)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[",
        b"{}",
        b"null",
        b"3",
        b'"x"',
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"[NaN]",
        b"[Infinity]",
        b"[1e999]",
        b"[" + b"9" * 10_000 + b"]",
        b"\xff\xfe[\x00]\x00",
        b"\xef\xbb\xbf[]",
        b'["\\ud800"]',
        b'[{"\\udc00":1}]',
        b'["' + b"x" * 3_000_000 + b'"]',
        b'[{"id":"' + b"x" * 3_000_000 + b'"}]',
        b'[{"id":"../../etc/passwd"}]',
        b"[{}]" * 2,
        b"[]",
        b'[{"id":"a","id":"a"}]',
        b"[\x00]",
    ],
    ids=lambda data: repr(data[:20]),
)
@pytest.mark.parametrize("table", ["units", "claims"])
def test_malformed_tables_are_problems_never_errors(
    draft: Sketch, tmp_path: Path, table: str, data: bytes
) -> None:
    """Whatever bytes a table has, validate reports and read_release raises InvalidRelease."""
    draft.on_bytes.append((table, lambda _: data))
    release, sources = draft.draft().write(tmp_path)
    problems = validate(release, sources=sources)
    assert problems
    assert all(len(str(problem)) < 1000 for problem in problems)
    with pytest.raises(InvalidRelease):
        read_release(release)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"null", b"[" * 200_000, b"\xff", b'{"a":1,"a":2}', b"NaN"]
)
def test_malformed_manifests_are_problems_never_errors(
    draft: Sketch, tmp_path: Path, data: bytes
) -> None:
    """Whatever bytes the manifest has, they are reported under its own law."""
    release, _ = draft.draft().write(tmp_path)
    (release / "manifest.json").write_bytes(data)
    assert {problem.code for problem in validate(release)} == {"E105"}


@pytest.mark.parametrize("path", ["", "\0", "x" * 5000, "/dev/null", __file__])
def test_paths_that_are_no_folder_are_problems(path: str) -> None:
    """Any string that is no folder's path breaks E101."""
    assert [problem.code for problem in validate(path)] == ["E101"]


@pytest.mark.parametrize(("name", "code"), [("scandir", "E101"), ("open", "E102")])
def test_what_cannot_be_read_is_a_problem(
    draft: Sketch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str
) -> None:
    """A folder or a file without permission is reported, not raised."""
    release, _ = draft.draft().write(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, name, refuse)
    problems = validate(release)
    assert {problem.code for problem in problems} == {code}
    assert "Permission denied" in str(problems[0])


def test_units_of_another_size_are_compared_in_the_base_unit(draft: Sketch, tmp_path: Path) -> None:
    """A domain is in the base unit: a share of permille ends at a thousand."""
    _set("units", "permille", "factor", "0.1")(draft)
    quantity = {"surface": "over 600", "reading": "more-than", "interval": "(600,1000]",
                "nominal": "600", "unit": "permille", "unit_basis": "inferred"}  # fmt: skip
    _set("claims", "lost.c1", "quantity", quantity)(draft)
    _set("claims", "lost.c1", "caveats", ["The unit is guessed."])(draft)
    release, _ = draft.draft().write(tmp_path)
    assert validate(release) == ()


def test_strange_ids_are_shown_as_what_they_are(draft: Sketch, tmp_path: Path) -> None:
    """An id that would move the cursor or fill the screen is quoted and cut."""
    _set("sectors", "materials", "id", "\x1b[31m" + "x" * 5000)(draft)
    release, _ = draft.draft().write(tmp_path)
    line = str(validate(release)[0])
    assert "\x1b" not in line
    assert len(line) < 500


def test_no_file_outside_the_folder_is_opened(
    draft: Sketch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links and ids that look like paths lead nowhere: only files of the folder are opened."""
    _set("sectors", "materials", "id", "../../secret")(draft)
    draft.after.append(_link_file)
    release, _ = draft.draft().write(tmp_path)
    opened: list[str] = []
    original = os.open

    def spy(path: Any, flags: int, *more: Any, **named: Any) -> int:
        opened.append(os.fspath(path))
        return original(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", spy)
    codes = [problem.code for problem in validate(release)]
    assert codes[:2] == ["E102", "E203"]
    assert opened
    assert {str(Path(path).parent) for path in opened} == {str(release)}
    assert not any(path.endswith("units.json") for path in opened)


def test_texts_are_found_by_their_digests(draft: Sketch, tmp_path: Path) -> None:
    """File names of texts mean nothing, and a text too many does no harm."""
    draft.texts = ["another", *reversed(draft.texts)]
    release, sources = draft.draft().write(tmp_path)
    (sources / "no-text").write_bytes(b"\xff")
    (sources / "folder").mkdir()
    assert validate(release, sources=sources) == ()


def test_a_folder_of_texts_that_is_none_is_an_error(draft: Sketch, tmp_path: Path) -> None:
    """A wrong path of texts is no fault of the release, so it is raised."""
    release, _ = draft.draft().write(tmp_path)
    with pytest.raises(InvalidRelease, match="cannot be read"):
        validate(release, sources=tmp_path / "nowhere")


ODD: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers(-3, 10**30)
    | st.sampled_from(
        ["", " ", "x", "../x", "0", "1e9", "9" * 2000, "0." + "0" * 2000 + "1", "[0,1]", "(,0)",
         "2024-01-01", "../2024-01-01", "news", "news.s1", "news.c1", "news.m1", "CN", "glass",
         "percent", "count", "each", "narrator", "number", "claim", "\n", "more than 5 percent"]
    )
    | st.text(max_size=5)
    | st.sampled_from([[], {}, ["x"], [None], [[]], ["news.c1", "news.c1"], ["CN", "CN"]])
)  # fmt: skip


def _leaves(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict | list):
        for name, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield f"{path}.{name}".lstrip(".")
            yield from _leaves(each, f"{path}.{name}".lstrip("."))


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_a_release_says_validate_answers(data: st.DataObject) -> None:
    """Rows with any values give problems or a corpus, never another error."""
    draft = made_up.sketch()
    for _ in range(data.draw(st.integers(1, 4))):
        table = data.draw(st.sampled_from(sorted(TABLES)))
        row = data.draw(st.sampled_from(draft.tables[table]))
        path = data.draw(st.sampled_from(sorted(_leaves(row))))
        with suppress(KeyError, TypeError, IndexError):  # an earlier change took the place away
            _set(table, row["id"], path, copy.deepcopy(data.draw(ODD)))(draft)
    draft.unsorted = set(TABLES)
    with TemporaryDirectory() as folder:
        release, sources = draft.draft().write(Path(folder))
        problems = validate(release, sources=sources)
        assert all(len(str(problem)) < 2000 for problem in problems)
        assert {problem.code for problem in problems} <= set(_codes())
        if problems:
            with pytest.raises(InvalidRelease):
                read_release(release, sources=sources)
        else:
            assert len(read_release(release).claims) == len(draft.tables["claims"])


# Reading


def test_a_valid_release_becomes_a_corpus(draft: Sketch, tmp_path: Path) -> None:
    """A corpus read from a folder answers like a loaded one."""
    release, sources = draft.draft().write(tmp_path)
    corpus = read_release(release, sources=sources)
    assert corpus.version == "1.1.0"
    assert [claim.id for claim in corpus.claims.by_region("Amber Province")][:2] == [
        "lost.c1",
        "news.c1",
    ]
    assert corpus.claims["paper.c1"].quantity.whole


def test_a_corpus_that_was_read_pickles(draft: Sketch, tmp_path: Path) -> None:
    """A pickled corpus is opened again from the same bytes, narrowed as it was."""
    release, _ = draft.draft().write(tmp_path)
    for corpus in (read_release(release), read_release(release).by_document("news")):
        again = pickle.loads(pickle.dumps(corpus))  # noqa: S301 - our own bytes
        assert isinstance(again, Corpus)
        assert again == corpus
        assert list(again.claims) == list(corpus.claims)


def test_a_pickled_corpus_whose_files_changed_is_refused(draft: Sketch, tmp_path: Path) -> None:
    """Another release in the same folder is never taken for the one that was pickled."""
    release, _ = draft.draft().write(tmp_path)
    held = pickle.dumps(read_release(release))
    other = copy.deepcopy(draft)
    other.facts["version"] = "1.2.0"
    for name, data in other.draft().files.items():
        (release / name).write_bytes(data)
    with pytest.raises(DigestMismatch):
        pickle.loads(held)  # noqa: S301 - our own bytes
    (release / "units.json").unlink()
    with pytest.raises(InvalidRelease):
        pickle.loads(held)  # noqa: S301 - our own bytes


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE}\n")

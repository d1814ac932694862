"""Releases that somebody made to do harm, or spoilt by accident: refused, at a cost they bound."""

from __future__ import annotations

import json
import os
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast, get_args

import made_up
import pytest
from attrs import evolve, has
from made_up import files_of, resealed, sector, unit, write

import npf_corpus as npf
from npf_corpus.corpus import of_files
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.lineage._seal import seal_release
from npf_corpus.records import TABLES, Modality
from npf_corpus.records._choices import Depth
from npf_corpus.release import _converter, _faults
from npf_corpus.release._converter import stored_types
from npf_corpus.release._manifest import Retired, parse_index, parse_manifest
from npf_corpus.strategies._draft import sealed
from npf_corpus.validation import _figures, read_release, validate
from npf_corpus.validation._assemble import _fields
from npf_corpus.validation._examine import _RULES, LAWS, examine
from npf_corpus.validation._folder import LARGEST_TABLE, Files
from npf_corpus.validation._laws import Case
from npf_corpus.validation._references import _circling

LONG = 10**5000
FILES = files_of(sector("a"), sector("b"), unit("firm"))


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The folder of a valid release of two sectors and a unit."""
    return write(tmp_path / "release", FILES)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened from now on."""
    names: list[str] = []
    whole = os.open

    def spy(path: Any, *more: Any) -> int:
        names.append(Path(path).name)
        return whole(path, *more)

    monkeypatch.setattr(os, "open", spy)
    return names


def calls(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[tuple[Any, ...]]:
    """Return the arguments of each call of a function from now on."""
    made: list[tuple[Any, ...]] = []
    whole = getattr(owner, name)

    def spy(*arguments: Any) -> Any:
        made.append(arguments)
        return whole(*arguments)

    monkeypatch.setattr(owner, name, spy)
    return made


def changed(value: Any, **fields: Any) -> Any:
    """Return a record with fields of any types."""
    return evolve(value, **fields)


def problems(files: dict[str, bytes]) -> list[str]:
    """Return the problems of files in memory, remedies left out."""
    found = examine(Files(files), None)
    return [str(each).removesuffix(f"; {each.remedy}") for each in found]


# What is not read


def test_a_table_far_longer_than_stated_is_not_opened(release: Path, opened: list[str]) -> None:
    """Two sparse gibibytes in a table's place cost a look at the file's size."""
    os.truncate(release / "units.json", LARGEST_TABLE)
    (problem,) = validate(release)
    assert (problem.code, problem.path) == ("E108", "$.tables[8].bytes")
    assert str(LARGEST_TABLE) in problem.message
    assert "units.json" not in opened
    assert "people.json" in opened


def test_another_pin_is_told_before_a_table_is_opened(release: Path, opened: list[str]) -> None:
    """The manifest alone says which release it is."""
    with pytest.raises(DigestMismatch):
        read_release(release, pin="1.0.0@sha256:" + "0" * 64)
    assert opened == ["manifest.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_pipes_and_devices_are_not_opened(release: Path, opened: list[str]) -> None:
    """Nobody waits for a pipe, nor reads a device without end through a link."""
    for name in ("units.json", "people.json"):
        (release / name).unlink()
    os.mkfifo(release / "units.json")
    (release / "people.json").symlink_to("/dev/zero")
    assert [problem.code for problem in validate(release)] == ["E102", "E102"]
    assert {"units.json", "people.json"}.isdisjoint(opened)


@pytest.mark.parametrize("end", ["", "/", "//", "/.", "/./"])
def test_a_link_is_a_link_however_its_path_ends(release: Path, tmp_path: Path, end: str) -> None:
    """A separator or a dot at the end does not make a folder of a link; a folder stays one."""
    (tmp_path / "link").symlink_to(release)
    with pytest.raises(InvalidRelease, match="symbolic link"):
        read_release(f"{tmp_path / 'link'}{end}")
    assert validate(f"{release}{end}") == ()


# What is counted


def test_faults_are_listed_up_to_a_thousand_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """600 kB of empty records give a thousand problems and one that counts the other records."""
    asked = calls(monkeypatch, _faults, "faults_of")
    rows = 200_000
    found = problems(resealed(FILES, units=b"[" + b",".join([b"{}"] * rows) + b"]"))
    shape = [line for line in found if line.startswith("E202")]
    listed = {line.split()[2].partition("]")[0] for line in shape[:-1]}
    assert len(shape) <= 1001
    assert shape[-1] == f"E202 is broken in at least {rows - len(listed)} more places"
    assert len(asked) == 1 + len(listed) <= 1001  # the manifest is asked too


@pytest.mark.parametrize("more", [0, 1, 2])
def test_rows_beyond_a_thousand_faults_are_counted(more: int) -> None:
    """A thousand rows with one fault each are a thousand problems, and none is told besides."""
    row = FILES["units.json"].splitlines()[1]
    rows = b",".join([row.replace(b'"firm"', b"3", 1)] * (1000 + more))
    shape = [
        line
        for line in problems(resealed(FILES, units=b"[" + rows + b"]"))
        if line.startswith("E202")
    ]
    assert len(shape) == 1000 + (more > 0)
    if more:
        assert shape[-1] == f"E202 is broken in at least {more} more places"


def test_a_list_is_read_until_a_thousand_of_its_items_are_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of three thousand only those are looked at, and one by the first pass."""
    looked = calls(monkeypatch, _converter, "expected")
    aliases = b",".join([b"5"] * 3000)
    data = FILES["units.json"].replace(b'"aliases":[]', b'"aliases":[' + aliases + b"]")
    assert len(_faults.faults_of(npf.Unit, json.loads(data)[0])) == 1000
    assert len(looked) == 1 + 1000


def test_what_broke_a_law_is_not_asked_by_any_later_one() -> None:
    """Though others between them find nothing wrong with it."""
    odd = made_up.claim(disputed=True, distribution="each")
    files = files_of(
        made_up.document(), made_up.body("press"), made_up.statement(), odd, unit("firm"),
        made_up.measure("firms"),
    )  # fmt: skip
    assert [line[:4] for line in problems(files)] == ["E410"]


def test_a_law_lists_a_thousand_records() -> None:
    """A law that each of 1,200 records breaks lists a thousand of them and counts the rest."""
    units = [unit(f"u{number}", factor="0") for number in range(1200)]
    found = problems(files_of(*units))
    assert len(found) == 1001
    assert found[-1] == "E401 is broken in at least 200 more places"
    last = examine(Files(files_of(*units)), None)[-1]
    law = next(law for law in LAWS if law.code == "E401")
    told = "is broken in at least 200 more places"
    assert last == npf.Problem("E401", None, None, "", told, law.remedy)


# What grows no faster than the release


def test_a_thing_doubled_among_many_is_found() -> None:
    """Forty thousand keys with one of them twice, and as many aliases, are one fault each."""
    keys = ",".join(f'"k{number}":1' for number in range(40_000))
    assert _faults.parse(f'{{{keys},"k39999":1}}'.encode())[1] == (
        _faults.Fault("$.k39999", "stands twice in one object"),
    )
    aliases = (*(f"a{number}" for number in range(20_000)), "a19999")
    assert problems(files_of(sector("a", aliases=aliases))) == [
        "E206 sectors a $[0].aliases has 'a19999' twice"
    ]


def test_a_chain_of_regions_is_walked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of 8,000 regions, one inside the other, is looked up once on the way to the country."""
    chain = [made_up.region("CN", "country"), made_up.region("z0", "zone", "CN")]
    chain += [made_up.region(f"z{at}", "zone", f"z{at - 1}") for at in range(1, 8000)]
    case = Case(parse_manifest("m", FILES["manifest.json"]), None)
    case.records["regions"] = list(enumerate(reversed(chain)))
    looked = calls(monkeypatch, Case, "get")
    (check,) = (check for law, check, _ in _RULES if law.code == "E303")
    assert list(check(case)) == []
    assert len(looked) <= len(chain)
    assert _circling({f"z{at}": (f"z{at - 1}",) for at in range(8000)}) == set()


def test_names_that_a_text_has_not_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 20,000 aliases of a unit those alone are tried whose letters stand in the text."""
    tried = calls(monkeypatch, _figures, "_as_words")
    many = unit("firm", "count", *(f"alias {number}" for number in range(20_000)))
    spelt: dict[str, Any] = {}
    assert _figures.says("They have ALIAS\n 777 each", many, spelt)
    assert not _figures.says("They have aliases each", many, spelt)
    assert {name for (name,) in tried} <= {"alias 7", "alias 77", "alias 777"}


def test_letters_that_differ_in_case_alone_are_one() -> None:
    """No pattern that ignores case takes two letters for one that are kept apart beforehand."""
    letters = [char for char in map(chr, range(0x20000)) if char.lower() != char.upper()]
    folded: dict[str, list[str]] = {}
    for char in letters:
        folded.setdefault(_figures._folded(char), []).append(char)
    every = "".join(letters)
    for char in letters:
        alike = re.findall(re.escape(char), every, re.IGNORECASE)
        assert set(alike) <= set(folded[_figures._folded(char)]), char


# Errors that the documentation names


@pytest.mark.parametrize("version", ["1" * 5000, "1." + "0" * 5000, "x" * 5000])
def test_a_version_of_thousands_of_digits_is_none(version: str) -> None:
    """Neither the manifest's nor the one given for records of one's own."""
    with pytest.raises(InvalidRelease) as caught:
        npf.Corpus.from_records([], version=version)
    assert [each.code for each in caught.value.problems if isinstance(each, npf.Problem)] == [
        "E211"
    ]
    assert problems(files_of(sector("a"), version=version))[0].startswith("E211")


def test_a_number_that_cannot_be_written_is_shown_as_one() -> None:
    """A record, a field and a version that are 10**5000 are refused like any other value."""
    wrong = [LONG, sector("a", definition=LONG), changed(unit("u"), factor=LONG)]
    wrong.append(changed(sector("b"), id=LONG))
    with pytest.raises(InvalidRelease) as caught:
        npf.Corpus.from_records(wrong, version="1.0")
    shown = "got a int that cannot be shown (int)"
    assert [str(each) for each in caught.value.problems] == [
        f"records[0]: expected a record, {shown}",
        f"records[1]: 'a', definition: expected a string, {shown}",
        f"records[2]: 'u', factor: expected a Decimal or Fraction, {shown}",
        f"records[3]: a int that cannot be shown, id: expected an id, {shown}",
    ]
    facts: dict[str, Any] = {"version": LONG}
    with pytest.raises(InvalidRelease):
        npf.Corpus.from_records([], **facts)


@pytest.mark.parametrize(
    "data", [b"\xff", b"[\n\xff\n]\n", b'[\n{"version":"\xed\xa0\x80"}\n]\n', b"\xff\xfe[\0"]
)
def test_an_index_that_is_no_utf_8_is_refused(data: bytes) -> None:
    """Whatever bytes an index has, it is read or InvalidRelease says that it is none."""
    row = b'[\n{"version":"%s","digest":"d","date":"2031-01-01","schema":1}\n]\n'
    for each in (data, row % b"\xed\xa0\x80", row % b"\\ud800"):
        with pytest.raises(InvalidRelease):
            parse_index("data/index.json", each)


def test_a_tombstone_of_half_a_character_is_refused(tmp_path: Path) -> None:
    """It is sealed by nobody, and read by nobody from a manifest that another program sealed."""
    first, second = (
        npf.Corpus.from_records(
            [sector(key) for key in keys], version=f"{len(keys) % 2 + 1}.0", licence="MIT"
        )
        for keys in (("a", "b"), ("a",))
    )
    tomb = Retired("b", "2.0", "\ud800", ())
    with pytest.raises(InvalidRelease):
        seal_release(second, tmp_path / "new", previous=first, retired=(tomb,))
    assert not (tmp_path / "new").exists()
    head = files_of(sector("a"), retired=(evolve(tomb, reason="gone"),))["manifest.json"]
    for half in (b"\\ud800", b"\xed\xa0\x80"):
        spoilt = sealed(head.replace(b'"gone"', b'"%s"' % half).rpartition(b',"digest":"')[0])
        with pytest.raises(InvalidRelease):
            parse_manifest("m", spoilt)


def test_a_dangling_reference_is_an_invalid_release() -> None:
    """A corpus whose files nobody validated says so where a reference leads nowhere."""
    records = [
        changed(each, regions=("XX",)) if each.id == "news.c1" else each
        for each in made_up.valley()
    ]
    with pytest.raises(InvalidRelease, match="'XX' is referred to, and no region"):
        of_files(files_of(*records)).claims._repr_html_()


# Advice


@pytest.mark.parametrize("factor", [1, "1", 1.5])
def test_advice_on_a_number_is_what_to_write_in_python(factor: Any) -> None:
    """Whoever writes 1 or '1' for a Decimal is told to write the Decimal."""
    with pytest.raises(InvalidRelease) as caught:
        npf.Corpus.from_records([changed(unit("u"), factor=factor)], version="1.0")
    said = f"expected {Decimal(str(factor))!r}, got {factor!r} ({type(factor).__name__})"
    assert caught.value.problems == (f"records[0]: 'u', factor: {said}",)


def test_advice_reaches_into_a_record() -> None:
    """A number, a list and a part of the wrong type are told by their place."""
    placed = made_up.statement("u", anchor=changed(made_up.at(0, 1), start=None))
    with pytest.raises(InvalidRelease) as told:
        npf.Corpus.from_records([placed], version="1.0")
    said = "expected a whole number, got None (NoneType)"
    assert told.value.problems == (f"records[0]: 'u', anchor.start: {said}",)
    claim = made_up.claim()
    odd = changed(claim.quantity, nominal=2)
    wrong = changed(claim, quantity=odd, regions=["CN"], as_of="2031")
    with pytest.raises(InvalidRelease) as caught:
        npf.Corpus.from_records([wrong, changed(claim, quantity="2")], version="1.0")
    found = [str(each) for each in caught.value.problems]
    assert found[0] == ("records[0]: 'd.c1', quantity.nominal: expected Decimal('2'), got 2 (int)")
    assert "records[0]: 'd.c1', regions: no JSON for ['CN']" in found
    assert found[-1] == "records[1]: 'd.c1', quantity: expected a Quantity, got '2' (str)"


@pytest.mark.parametrize(
    ("record", "field", "wrong", "expected"),
    [
        (unit("u"), "factor", Decimal("NaN"), "a finite Decimal or Fraction"),
        (unit("u"), "factor", True, "a Decimal or Fraction"),
        (unit("u"), "factor", None, "a Decimal or Fraction"),
        (unit("u"), "factor", "1/3", "Fraction(1, 3)"),
        (unit("u"), "factor", "1/0", "a Decimal or Fraction"),
        (unit("u"), "integral", 1, "true or false"),
        (unit("u"), "integral", None, "true or false"),
        (unit("u"), "name", None, "a string"),
        (unit("u"), "code", 5, "a string"),
        (sector("u"), "aliases", (1,), "a string"),
        (made_up.document("u"), "published", "2030-01-02", "datetime.date(2030, 1, 2)"),
        (made_up.document("u"), "published", datetime(2030, 1, 2), "a date"),  # noqa: DTZ001
        (made_up.document("u"), "published", None, "a date"),
        (
            made_up.document("u"),
            "fidelity",
            "true",
            "one of original, reprint, machine-paraphrase",
        ),
        (made_up.document("u"), "text", 5, "a Text"),
        (made_up.statement("u"), "anchor", 5, "an Anchor"),
        (made_up.measure("u"), "domain", "[0,1", "an Interval"),
        (made_up.measure("u"), "domain", None, "an Interval"),
        (made_up.claim("u"), "as_of", "2031", repr(npf.Period.parse("2031"))),
        (made_up.claim("u"), "as_of", "1999-13", "a Period"),
        (made_up.claim("u"), "statement", 5, "an id"),
        (made_up.claim("u"), "initiative", 5, "an id"),
        (made_up.claim("u"), "quantity", None, "a Quantity"),
        (made_up.claim("u"), "modality", None, f"one of {', '.join(get_args(Modality))}"),
        (made_up.claim("u"), "modality", ["x"], f"one of {', '.join(get_args(Modality))}"),
        (made_up.document("u"), "depth", None, f"one of {', '.join(get_args(Depth))}"),
    ],
)
def test_advice_is_for_the_type_of_the_field(
    record: Any, field: str, wrong: Any, expected: str
) -> None:
    """It names what the field holds, or the very value that was meant, where JSON is the same."""
    with pytest.raises(InvalidRelease) as caught:
        npf.Corpus.from_records([changed(record, **{field: wrong})], version="1.0")
    place = f"{field}[0]" if type(wrong) is tuple else field
    got = wrong[0] if type(wrong) is tuple else wrong
    told = f"expected {expected}, got {got!r} ({type(got).__name__})"
    assert f"records[0]: 'u', {place}: {told}" in caught.value.problems


def quickly(value: object) -> bool:
    """Return whether one look at a sound value is enough: at a choice, an id, a plain text."""
    if isinstance(value, str):
        return value.isascii()
    if isinstance(value, tuple):
        return all(map(quickly, cast("tuple[object, ...]", value)))
    if has(type(value)) and not isinstance(value, npf.Interval | npf.Period):
        return all(quickly(getattr(value, name)) for name in stored_types(type(value), 1))
    return value is None or isinstance(value, int)


def test_most_values_are_looked_at_once() -> None:
    """Numbers, days, intervals and what is not ASCII are looked at in full, and nothing else."""
    seen = set[bool]()
    for table in TABLES:
        for record in getattr(npf.load("1.0.0"), table):
            kind: Any = type(record)
            for name, _, fits in _fields(kind, 1):
                value = getattr(record, name)
                assert bool(fits(value)) is quickly(value), (record.id, name)
                seen.add(quickly(value))
    assert seen == {True, False}


@pytest.mark.parametrize(
    ("record", "field", "value", "usual"),
    [
        (made_up.measure("u"), "theme", "trade", None),
        (made_up.measure("u"), "aim", "more", None),
        (made_up.measure("u"), "name_zh", "指标", None),
        (made_up.claim("u"), "hedged", True, False),
    ],
)
def test_what_schema_1_has_no_field_for_is_told(
    record: Any, field: str, value: object, usual: object
) -> None:
    """With what all its records have there, and the schema that has the field."""
    with pytest.raises(InvalidRelease) as caught:
        npf.Corpus.from_records([changed(record, **{field: value})], version="1.0", schema=1)
    told = f"is {value!r}, schema 1 knows {usual!r} alone, write schema=2"
    assert caught.value.problems == (f"records[0]: 'u', {field}: {told}",)


@pytest.mark.parametrize(
    ("name", "system"),
    [(".DS_Store", "macOS"), ("Thumbs.db", "Windows"), ("desktop.ini", "Windows")],
)
def test_litter_of_a_system_is_told(release: Path, name: str, system: str) -> None:
    """A file that a system puts into folders is refused, and it is said where it comes from."""
    (release / name).touch()
    (problem,) = validate(release)
    assert (problem.code, problem.path) == ("E103", ascii(name))
    assert problem.message == (
        f"does not belong here, {system} puts it into folders that were looked at"
    )


def test_line_ends_that_a_checkout_changed_are_told(release: Path) -> None:
    """Of each file whose line ends are those of Windows it is said what to do."""
    for path in release.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    found = validate(release)
    told = [each for each in found if "its line ends were changed" in each.message]
    assert {each.code for each in told} == {"E108", "E112"}
    assert len([each for each in told if each.code == "E108"]) == len(FILES) - 1
    said = (
        "; its line ends were changed, as by a checkout: write `*.json -text` into .gitattributes "
        "and check it out again"
    )
    assert all(each.message.endswith(said) for each in told)
    assert [each.message for each in told if each.code == "E112"] == [
        f"is written in another form{said}"
    ]
    assert ["line ends" in each.message for each in found if each.code == "E109"] == [False] * (
        len(FILES) - 1
    )


def test_the_nearest_id_is_suggested_for_an_unknown_one() -> None:
    """As queries do, the law of references asks whether an id much like it was meant."""
    assert problems(files_of(sector("new-energy"), sector("solar", "new-enrgy"))) == [
        "E301 sectors solar $[1].broader[0] 'new-enrgy' is no sector, did you mean 'new-energy'?"
    ]
    assert problems(files_of(sector("new-energy"), sector("solar", "glass"))) == [
        "E301 sectors solar $[1].broader[0] 'glass' is no sector"
    ]

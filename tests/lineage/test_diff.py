"""Differences of releases: what they say, in a terminal and as JSON, and when there is none."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from made_up import files_of, sector, statement
from reports import MEASURES, UNITS, VOCABULARY, report, says

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.errors import DigestMismatch, InvalidRelease, MixedCorpora
from npf_corpus.lineage._diff import Change, Diff, diff
from npf_corpus.lineage._diff_text import changed, label, summary
from npf_corpus.records import TABLES, Record
from npf_corpus.release._manifest import Retired, parse_manifest
from npf_corpus.release._write import seal_with

_LONG = "What we mean by it, at some length, so that no terminal shows the whole of it, is this"


def _sector(key: str, **fields: Any) -> npf.Sector:
    return sector(key, **{"name": f"Sector {key}", "definition": _LONG} | fields)


def _corpus(*records: Record, **facts: Any) -> npf.Corpus:
    return of_files(files_of(*records, **facts))


_OLD = _corpus(_sector("a", aliases=("x", "y")), _sector("b"), _sector("c"))
_NEW = _corpus(
    _sector("a", aliases=("y", "z"), definition=f"{_LONG}: steel."),
    _sector("c", name_zh="钢"),
    _sector("d"),
    version="2.0.0",
    licence="CC-BY-4.0",
    retired=(Retired("b", "2.0.0", "the same as c", ("c",)),),
)
_DIFF = diff(_OLD, _NEW)


def test_a_difference_reads_well_in_a_terminal() -> None:
    """One line says how much, then each change has one, and facts come last."""
    expected = """\
1.0.0 → 2.0.0: 1 retired, 1 added, 3 corrected; needs a new major version
sectors
  ~ a  aliases: -'x' +'z'
  ~ a  definition: '…whole of it, is this' → '…whole of it, is this: steel.'
  ~ c  name_zh: none → '钢'
  + d  'Sector d'
  - b  the same as c, ask for c
release
  ~ licence: 'CC0-1.0' → 'CC-BY-4.0'"""
    assert expected == str(_DIFF)


def test_a_long_difference_has_a_summary() -> None:
    """It counts the records of each table, and the fields that were corrected."""
    expected = """\
1.0.0 → 2.0.0: 1 retired, 1 added, 3 corrected; needs a new major version
  sectors: 1 retired, 1 added, 2 corrected (aliases 1, definition 1, name_zh 1)
release
  ~ licence: 'CC0-1.0' → 'CC-BY-4.0'"""
    assert expected == summary(_DIFF)


def test_changes_are_typed() -> None:
    """Each has table, id, field and both values, a retired one the tombstone's words."""
    kinds = ["corrected", "corrected", "corrected", "added", "retired"]
    assert kinds == [change.kind for change in _DIFF]
    assert len(_DIFF) == 5
    first = Change("corrected", "sectors", "a", "aliases", ("x", "y"), ("y", "z"), None, ())
    assert first == _DIFF.corrected[0]
    assert Change("added", "sectors", "d", None, None, _sector("d"), None, ()) == _DIFF.added[0]
    gone = Change("retired", "sectors", "b", None, _sector("b"), None, "the same as c", ("c",))
    assert (gone,) == _DIFF.retired


def test_a_difference_survives_json_and_pickle() -> None:
    """Text and bytes give an equal difference back."""
    assert Diff.from_json(_DIFF.to_json()) == _DIFF
    assert pickle.loads(pickle.dumps(_DIFF)) == _DIFF  # noqa: S301 - our own
    assert _DIFF.to_json().count("\n") == 3 + 1 + len(_DIFF) + 1
    assert '"field":"name_zh","old":null,"new":"钢"' in _DIFF.to_json()


def test_json_of_typed_values_comes_back_typed() -> None:
    """Numbers, intervals and nested records are no strings afterwards."""
    unit = npf.Unit(npf.UnitId("u"), "u", (), "money", "u", Decimal(1), integral=False, code=None)
    measure = npf.Measure(
        npf.MeasureId("m"), "m", (), "money", npf.Interval.parse("[0,)"), None, "It."
    )
    role = npf.Role("Chair", None, npf.DocumentId("x"), None)
    person = npf.Person(npf.PersonId("p"), "P", (), (role,))
    new = _corpus(
        evolve(unit, factor=Decimal("0.1"), integral=True),
        evolve(measure, domain=npf.Interval.parse("[0,9)")),
        evolve(person, roles=()),
        version="1.0.1",
    )
    found = diff(_corpus(unit, measure, person), new)
    assert Diff.from_json(found.to_json()) == found
    assert found.corrected[0].old == (role,)
    lines = str(found).splitlines()
    assert lines[-5:] == [
        "measures",
        "  ~ m  domain: [0,) → [0,9)",
        "units",
        "  ~ u  factor: 1 → 0.1",
        "  ~ u  integral: False → True",
    ]
    assert '-{"title":"Chair"' in lines[2]


@pytest.mark.parametrize("counts", [False, True])
def test_a_figure_is_whole_where_its_release_counts_in_wholes(counts: bool) -> None:  # noqa: FBT001
    """A unit that is found to count things, or not to, makes whole figures of one release alone."""

    def made(integral: bool, interval: str, version: str) -> npf.Corpus:  # noqa: FBT001
        units = (evolve(each, integral=integral) if each.id == "person" else each for each in UNITS)
        told = says("a.c1", "5人", "projects", "level", unit="person")
        held = evolve(told.quantity, interval=npf.Interval.parse(interval), whole=integral)
        known: list[Any] = [*VOCABULARY, *units, *MEASURES, statement("a.s1")]
        claim = evolve(told, quantity=held)
        files = files_of(*known, report("a", "2025-01-20"), claim, version=version, schema=2)
        return of_files(files)

    found = diff(made(not counts, "[5,6]", "1.0.0"), made(counts, "[5,5]", "2.0.0"))
    again = Diff.from_json(found.to_json())
    assert again == found
    (change,) = (each for each in again if each.field == "quantity")
    assert (change.old.whole, change.new.whole) == (not counts, counts)


def test_parts_of_a_value_are_named() -> None:
    """Where one bound of a quantity changes, the line has nothing else."""
    corpus = npf.load("1.0.0")
    claim = next(iter(corpus.claims))
    quantity = evolve(claim.quantity, nominal=Decimal(13))
    change = Change("corrected", "claims", claim.id, "quantity", claim.quantity, quantity, None, ())
    assert str(change) == f"~ {claim.id}  quantity.nominal: 12 → 13"
    swapped = Change("corrected", "sectors", "a", "aliases", ("x", "y"), ("y", "x"), None, ())
    assert str(swapped) == "~ a  aliases: in another order"


def test_several_parts_stand_in_one_line() -> None:
    """Parts of a value that changed, and successors, are listed in one line."""
    lost = Change("retired", "measures", "m", None, None, None, "split", ("a", "b"))
    assert str(lost) == "- m  split, ask for a, b"
    five, six = (npf.parse_quantity(f"{number} percent") for number in ("5", "over 6"))
    moved = Change("corrected", "claims", "c", "quantity", five, six, None, ())
    shown = (
        "quantity.surface: '5 percent' → 'over 6 percent'; "
        "quantity.reading: 'exactly' → 'more-than'; "
        "quantity.interval: [5,5] → (6,); quantity.nominal: 5 → 6"
    )
    assert str(moved) == f"~ c  {shown}"


def test_the_json_of_no_change_has_an_empty_list() -> None:
    """It is written as one and read as none."""
    none = diff(_OLD, _OLD)
    assert none.to_json().endswith(',\n"changes":[]}\n')
    assert Diff.from_json(none.to_json()).changes == ()


def test_a_release_does_not_differ_from_itself() -> None:
    """The difference is empty, false, and needs no version."""
    nothing = diff(_NEW, _NEW)
    assert not nothing
    assert nothing.bump is None
    assert str(nothing) == "2.0.0 → 2.0.0: 0 retired, 0 added, 0 corrected"
    assert Diff.from_json(nothing.to_json()) == nothing
    assert nothing.apply(_NEW) == _NEW


@pytest.mark.parametrize(
    ("new", "bump"),
    [
        (_corpus(_sector("a"), version="1.0.1"), None),
        (_corpus(_sector("a", name="A")), "patch"),
        (_corpus(_sector("a", name="A"), _sector("b")), "minor"),
        (_corpus(_sector("b"), retired=(Retired("a", "2.0.0", "gone", ()),)), "major"),
    ],
)
def test_the_gravest_change_says_which_part_of_the_version_rises(
    new: npf.Corpus, bump: str | None
) -> None:
    """Retired: major; added: minor; corrected: patch; facts alone: none."""
    assert bump == diff(_corpus(_sector("a")), new).bump


def test_a_new_schema_is_a_major_version() -> None:
    """Even where no record changes."""
    manifest = store_of(_OLD).manifest
    assert Diff(manifest, evolve(manifest, schema=2), ()).bump == "major"


def test_applying_gives_the_new_release_to_the_byte() -> None:
    """Records, licence, tombstones and digest are the new release's."""
    made = _DIFF.apply(_OLD)
    assert made == _NEW
    assert (made.licence, made.digest) == (_NEW.licence, _NEW.digest)
    with pytest.raises(npf.RetiredId, match="the same as c"):
        made["b"]


def test_a_difference_applies_to_its_old_release_alone() -> None:
    """To any other it says which it starts from."""
    with pytest.raises(MixedCorpora) as caught:
        _DIFF.apply(_NEW)
    assert caught.value.args == (_OLD.pin, _NEW.pin)


@pytest.mark.parametrize("kind", ["corrected", "retired"])
def test_a_change_of_no_record_does_not_apply(kind: str) -> None:
    """It leads to another release than the difference states."""
    changes = [
        evolve(each, id="nobody.c9") if each is getattr(_DIFF, kind)[0] else each
        for each in _DIFF.changes
    ]
    forged = evolve(_DIFF, changes=tuple(changes))
    with pytest.raises(npf.DigestMismatch, match="release"):
        forged.apply(_OLD)


def test_a_difference_applies_to_a_whole_corpus() -> None:
    """What is narrowed, or no corpus, is told as everywhere."""
    with pytest.raises(InvalidRelease, match="old=5 is no corpus"):
        _DIFF.apply(5)  # type: ignore[arg-type]
    with pytest.raises(InvalidRelease, match=r"take corpus\.whole"):
        _DIFF.apply(_OLD.by_year(1900))


def test_a_difference_that_was_changed_does_not_apply() -> None:
    """What it leads to has not the digest it states."""
    forged = evolve(_DIFF, changes=_DIFF.changes[1:])
    with pytest.raises(DigestMismatch) as caught:
        forged.apply(_OLD)
    path, expected, actual = caught.value.args[:3]
    assert (path, expected) == ("release 2.0.0", _NEW.digest)
    assert actual != expected


def test_an_id_that_vanishes_without_a_tombstone_is_named() -> None:
    """So is each one, and each tombstone that is not carried on."""
    assert _problems(_OLD, _corpus(_sector("a"), version="2.0.0")) == [
        "sectors 'b' of the release before is gone, add it to the retired ids",
        "sectors 'c' of the release before is gone, add it to the retired ids",
    ]
    gone = "the tombstone of 'b' is gone or changed, carry it on as it was"
    assert _problems(_NEW, _corpus(*_NEW.sectors, version="2.0.1")) == [gone]
    other = (Retired("b", "2.0.0", "another reason", ("c",)),)
    assert _problems(_NEW, _corpus(*_NEW.sectors, version="2.0.1", retired=other)) == [gone]


def _problems(old: npf.Corpus, new: npf.Corpus) -> list[object]:
    """Return why there is no difference."""
    with pytest.raises(InvalidRelease) as caught:
        diff(old, new)
    assert caught.value.path == f"release {new.version}"
    return [*caught.value.problems]


def test_releases_given_the_wrong_way_round_are_told_so() -> None:
    """Instead of all the ids that seem to be gone, which are many and in order."""
    with pytest.raises(InvalidRelease) as caught:
        diff(_NEW, _OLD)
    assert str(caught.value) == (
        "release 1.0.0 cannot follow 2.0.0: it is older, give 1.0.0 first and 2.0.0 second"
    )
    ten, nine = _corpus(version="1.10.0"), _corpus(_sector("a"), version="1.9.0")
    fault = "sectors 'a' of the release before is gone, add it to the retired ids"
    assert _problems(nine, ten) == [fault]
    assert _problems(nine, _corpus(version="1.9.0", licence="CC-BY-4.0")) == [fault]


def test_corpora_of_other_documents_are_strangers() -> None:
    """Where they have no document nor citation in common, that is said before what is gone."""
    document = next(iter(npf.load("1.0.0").documents))
    own = evolve(document, id=npf.DocumentId("own"))

    def corpus(*documents: npf.Document, version: str, citation: str = "Us.") -> npf.Corpus:
        facts = evolve(store_of(_OLD).manifest, version=version, citation=citation)
        return of_files(seal_with({"documents": documents}, facts))

    old = corpus(document, version="1.0.0", citation="Me.")
    gone = f"documents {document.id!r} of the release before is gone, add it to the retired ids"
    strangers = f"it has no document of {old.pin}, give releases of one corpus"
    assert _problems(old, corpus(own, version="2.0.0")) == [strangers, gone]
    assert _problems(old, corpus(version="2.0.0")) == [gone]
    assert _problems(old, corpus(own, version="2.0.0", citation="Me.")) == [gone]


def test_a_difference_is_shown_by_its_numbers() -> None:
    """Its repr has the versions and the counts; its text has each change."""
    first = str(_DIFF).partition("\n")[0]
    assert repr(_DIFF) == f"<Diff {first}>"
    assert len(str(_DIFF)) > len(repr(_DIFF))
    assert f"{_DIFF.before.version} → {_DIFF.after.version}: {len(_DIFF.retired)} retired" in first


def test_a_difference_has_a_page() -> None:
    """A notebook shows what changed."""
    assert "Sector d" in _DIFF._repr_html_()


def test_a_retired_id_is_never_used_again() -> None:
    """Neither in the same table nor in another."""
    tomb = (Retired("b", "2.0.0", "gone", ()),)
    old = _corpus(_sector("a"), version="2.0.0", retired=tomb)
    new = _corpus(_sector("a"), _sector("b"), version="2.1.0", retired=tomb)
    assert _problems(old, new) == ["sectors 'b' was retired in 2.0.0, take another id"]
    moved = npf.Person(npf.PersonId("b"), "B", (), ())
    new = _corpus(_sector("a"), _sector("c"), moved, version="3.0.0", retired=tomb)
    assert _problems(_OLD, new) == ["people 'b' was retired in 2.0.0, take another id"]


def test_parts_of_corpora_are_not_compared() -> None:
    """The error says to take the whole."""
    corpus = npf.load("1.0.0")
    with pytest.raises(InvalidRelease, match=r"take corpus\.whole"):
        diff(corpus, corpus.by_region("Ningxia"))


_FIELDS = "kind, table, id, field, old, new, reason, successors"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (None, "", "Expecting value: line 1 column 1 (char 0)"),
        (None, "[]", "list indices must be integers or slices, not str"),
        (None, "{}", "'before'"),
        (None, "null", "'NoneType' object is not subscriptable"),
        (None, "[" * 100_000, None),
        ('"kind":"added"', '"kind":"new"',
         "expected one of added, corrected, retired, got 'new' (str)"),
        ('"table":"sectors"', '"table":"planets"', "'planets'"),
        ('"id":"a"', '"id":7', "expected a string, got 7 (int)"),
        ('"field":"aliases"', '"field":"colour"', "'colour'"),
        ('"reason":null,', "",
         f"expected changes with the fields {_FIELDS} in this order"),
        ('"reason":null', '"reason":7', "expected a string, got 7 (int)"),
        ('"successors":["c"]', '"successors":"c"', "expected a list, got 'c' (str)"),
        ('"changes":[', '"changes":[7,',
         f"expected changes with the fields {_FIELDS} in this order"),
        ('"changes":[', '"changes":7,"more":[', "'int' object is not iterable"),
    ],
)  # fmt: skip
def test_what_is_no_difference_is_refused(old: str | None, new: str, fault: str | None) -> None:
    """Any text gives a difference or one error, which says what was expected."""
    text = new if old is None else _DIFF.to_json().replace(old, new, 1)
    with pytest.raises(InvalidRelease) as caught:
        Diff.from_json(text)
    assert caught.value.path == "the JSON of a diff"
    assert caught.value.__cause__ is not None
    assert caught.value.problems == (fault or str(caught.value.__cause__),)


def test_each_fact_that_changed_has_a_line() -> None:
    """Also where no record changed; what a manifest states of its files is no fact."""
    before = store_of(_OLD).manifest
    after = evolve(
        before, version="1.0.1", schema=2, normalisation="n", readings="r", licence="L",
        citation="Us.", notes=("New.",), digest="0",
    )  # fmt: skip
    assert str(Diff(before, after, ())).splitlines() == [
        "1.0.0 → 1.0.1: 0 retired, 0 added, 0 corrected; needs a new major version",
        "release",
        "  ~ schema: 1 → 2",
        f"  ~ normalisation: {before.normalisation!r} → 'n'",
        f"  ~ readings: {before.readings!r} → 'r'",
        "  ~ licence: 'CC0-1.0' → 'L'",
        "  ~ citation: 'Me.' → 'Us.'",
        "  ~ notes: +'New.'",
    ]


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (next(iter(npf.load("1.0.0").claims)), "'12'"),
        (_sector("a", name=""), "''"),
        (_sector("a", name="x" * 60), f"'{'x' * 58}…"),
        (_sector("a", name="x" * 58), f"'{'x' * 58}'"),
    ],
)
def test_an_added_record_is_told_by_its_words(record: Record, shown: str) -> None:
    """A figure by its surface, others by name, label, gist, tier or kind, shortened."""
    change = Change("added", "x", "k", None, None, record, None, ())
    assert str(change) == f"+ k  {shown}"


def test_each_kind_of_record_has_words() -> None:
    """Documents by label, statements by gist, tiers by tier, mentions by kind."""
    corpus = npf.load("1.0.0")
    for table, field in (("documents", "label"), ("tiers", "tier"), ("mentions", "kind"),
                         ("statements", "gist"), ("regions", "name")):  # fmt: skip
        record = next(iter(getattr(corpus, table)))
        words = repr(getattr(record, field))
        assert label(record) == (words if len(words) <= 60 else f"{words[:59]}…")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("a", "a", []),
        (None, "b", ["f: none → 'b'"]),
        (1, None, ["f: 1 → none"]),
        ("x" * 40 + "a", "x" * 40 + "b", [f"f: '{'x' * 40}a' → '{'x' * 40}b'"]),
        ("x" * 41 + "a", "x" * 41, [f"f: '…{'x' * 20}a' → '…{'x' * 20}'"]),
        ("x" * 40, "x" * 40 + "b", [f"f: '{'x' * 40}' → '{'x' * 40}b'"]),
        ("x" * 41, "x" * 41 + "b", [f"f: '…{'x' * 20}' → '…{'x' * 20}b'"]),
        ("y" * 58, "z" * 59, [f"f: '{'y' * 58}' → '{'z' * 58}…"]),
        (("a", "b"), ("b", "c", "d"), ["f: -'a' +'c' +'d'"]),
        (("a", "b"), ("b", "a"), ["f: in another order"]),
        ((), ("a",), ["f: +'a'"]),
        (None, ("a",), ["f: none → ('a',)"]),
        (npf.Text("s", 1), npf.Text("t", 2), ["f.sha256: 's' → 't'", "f.characters: 1 → 2"]),
        (None, npf.Text("s", 1), ['f: none → {"sha256":"s","characters":1}']),
        (date(2030, 1, 2), date(2030, 1, 3), ["f: 2030-01-02 → 2030-01-03"]),
        (npf.Period.parse("2030-01-02"), npf.Period.parse("2030-01-03"),
         ["f: 2030-01-02 → 2030-01-03"]),
        ((npf.Text("s", 1),), (npf.Text("s", 2),),
         ['f: -{"sha256":"s","characters":1} +{"sha256":"s","characters":2}']),
    ],
)  # fmt: skip
def test_a_changed_value_is_shown_where_it_differs(
    old: object, new: object, line: list[str]
) -> None:
    """Parts by name, lists by what went and came, long texts from twenty characters before."""
    assert list(changed("f", old, new)) == line


def test_changes_come_table_by_table_and_the_retired_last() -> None:
    """In the new release's order; a difference counts them and is true where there are any."""
    person = npf.Person(npf.PersonId("p"), "P", (), ())
    old = _corpus(_sector("a"), _sector("b"), person)
    tombs = (Retired("a", "2.0.0", "gone", ()), Retired("p", "2.0.0", "gone", ("q",)))
    new = _corpus(_sector("b", name="B"), _sector("c"), version="2.0.0", retired=tombs)
    found = diff(old, new)
    assert [(each.kind, each.table, each.id) for each in found.changes] == [
        ("corrected", "sectors", "b"), ("added", "sectors", "c"), ("retired", "sectors", "a"),
        ("retired", "people", "p"),
    ]  # fmt: skip
    assert (len(found.retired), len(found.added), len(found.corrected)) == (2, 1, 1)
    assert [str(change) for change in found.retired] == ["- a  gone", "- p  gone, ask for q"]
    assert found.apply(old) == new
    assert Diff.from_json(found.to_json()) == found


def test_a_manifest_is_sealed_with_its_own_facts() -> None:
    """An older normal form or table of readings stays as it was stated."""
    facts = evolve(store_of(_OLD).manifest, normalisation="npf-0", readings="0")
    files = seal_with({"sectors": list(_OLD.sectors)}, facts)
    sealed = parse_manifest("manifest.json", files["manifest.json"])
    assert (sealed.normalisation, sealed.readings) == ("npf-0", "0")
    assert [file.records for file in facts.tables] == [file.records for file in sealed.tables]


def test_a_difference_keeps_what_a_figure_admits() -> None:
    """A claim of a difference read from JSON gives the verdicts that it gave before."""
    claim = npf.load("1.0.0").claims["ecns-2025-03-08-ningxia.c3"]
    added = Change("added", "claims", claim.id, None, None, claim, None, ())
    retired = Change("retired", "claims", claim.id, None, claim, None, "gone", ())
    old = Change(
        "corrected", "claims", claim.id, "quantity", claim.quantity, claim.quantity, None, ()
    )
    for change in Diff.from_json(evolve(_DIFF, changes=(added, retired, old)).to_json()):
        value = change.new or change.old
        quantity = value.quantity if isinstance(value, npf.NumericClaim) else value
        assert quantity.verdict(at_least=2001) is npf.Verdict.CERTAIN


def _in_schema(schema: int) -> npf.Corpus:
    """Return the records of release 1.0.0, in schema 2 with what that has besides."""
    published = npf.load("1.0.0")
    records: list[Any] = [each for table in TABLES for each in getattr(published, table)]
    if schema == 1:
        return npf.Corpus.from_records(records, version="1.0.0", date=date(2030, 1, 2), schema=1)
    lifted: list[Any] = []
    for record in records:
        if isinstance(record, npf.Measure):
            lifted.append(evolve(record, theme="industry", aim="more", name_zh="指标"))
        elif isinstance(record, npf.Unit) and record.dimension == "count":
            lifted.append(evolve(record, aliases=tuple(a for a in record.aliases if len(a) > 1)))
        elif isinstance(record, npf.NumericClaim):
            as_of = npf.Period.parse("2024") if record.as_of else None
            lifted.append(evolve(record, hedged=record.modality == "targeted", as_of=as_of))
        elif isinstance(record, npf.Document):
            lifted.append(evolve(record, genre="plan", region=npf.RegionId("CN")))
        else:
            lifted.append(record)
    return npf.Corpus.from_records(lifted, version="2.0.0", date=date(2031, 1, 2), schema=2)


@pytest.mark.parametrize("schemas", [(1, 2), (2, 1), (2, 2)])
def test_a_difference_of_schemas_is_major_and_leads_there(schemas: tuple[int, int]) -> None:
    """What one schema has and the other lacks is a change like any other, in JSON too."""
    old, new = map(_in_schema, schemas)
    found = npf.diff(old, new)
    assert found.bump == ("major" if schemas[0] != schemas[1] else None)
    again = npf.Diff.from_json(found.to_json())
    assert again == found
    assert again.apply(old) == new
    fields = {change.field for change in found.corrected}
    if schemas == (1, 2):
        assert {"theme", "aim", "name_zh", "hedged", "as_of", "region", "aliases"} <= fields
        assert "  ~ schema: 1 → 2" in str(found).splitlines()
        assert "  ~ normalisation: 'npf-1' → 'npf-2'" in str(found).splitlines()


def test_a_table_where_nothing_was_corrected_counts_the_rest() -> None:
    """What was added stands alone."""
    added = diff(
        of_files(files_of(sector("a"), version="1.0.0")),
        of_files(files_of(sector("a"), sector("b"), version="1.1.0")),
    )
    assert summary(added).splitlines()[1] == "  sectors: 1 added"

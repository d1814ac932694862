"""Tables: what they hold, how they are looked into, combined, and what each kind offers."""

# ruff: noqa: S301 - our own pickles

from __future__ import annotations

import copy
import pickle
import re
from html import escape
from operator import and_, or_, sub
from typing import Any, cast

import attrs
import made_up
import pytest
from queries import SIZES, case, sealed

import npf_corpus as npf
from npf_corpus import records, tables
from npf_corpus.corpus import Corpus
from npf_corpus.errors import AmbiguousName, MixedCorpora, RetiredId, UnknownName
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import Retired

CORPUS = npf.load("1.0.0")
CLAIM = "ecns-2025-03-08-ningxia.c3"
ANY = "region sector document speaker publisher genre tier year"
VERBS = {
    "documents": f"{ANY} find",
    "initiatives": f"{ANY} find",
    "tiers": ANY,
    "statements": f"{ANY} initiative",
    "claims": f"{ANY} initiative measure modality aspect theme unit value",
    "mentions": ANY,
    "sectors": "tier find",
    "measures": "theme find",
    **dict.fromkeys(("regions", "organizations", "people", "units"), "find"),
}


def changed(**rows: Any) -> Corpus:
    """Return a made corpus with some tables exchanged."""
    made = case(1, SIZES)
    return sealed({**made.rows, **rows})


@pytest.mark.parametrize("name", TABLES)
def test_a_table_offers_the_verbs_that_its_records_support(name: str) -> None:
    """Evidence narrows by what its records have; vocabularies and titles answer to names."""
    table = getattr(CORPUS, name)
    public = {each for each in dir(table) if not each.startswith("_")}
    verbs = {each if each == "find" else f"by_{each}" for each in VERBS[name].split()}
    verbs |= {"agreements", "outcomes", "series"} if name == "claims" else set()
    ways_out = {"to_arrow", "to_pandas", "to_polars", "to_records"}
    assert public == verbs | ways_out | {"cite", "explain", "head", "ids", "matching"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_a_collection_of_its_records(name: str) -> None:
    """Length, iteration, ids, `in` and `[]` agree, by record and by id."""
    table = getattr(CORPUS, name)
    held = list(table)
    assert {type(record) for record in held} == {TABLES[name]}
    assert len(held) == len(table) == len(table.ids)
    assert [record.id for record in held] == list(table.ids)
    for record in held:
        assert record in table
        assert record.id in table
        assert table[record.id] is record
    assert list(table) == held
    assert all(one is other for one, other in zip(table, held, strict=True))


@pytest.mark.parametrize(
    "item", ["", "nobody", None, 3, b"CN-NX", ["CN-NX"], ("CN-NX",), CORPUS.sectors["coal"], object]
)
def test_what_is_no_record_of_a_table_is_not_in_it(item: object) -> None:
    """`in` is never an error, and takes no records of another kind."""
    assert item not in CORPUS.regions


def test_names_are_in_a_table_that_answers_to_them() -> None:
    """What `[]` takes is in the table, an ambiguous name too; what it refuses is not."""
    assert "Ningxia" in CORPUS.regions
    assert "湖北" in CORPUS.regions
    assert "Shan-hsi" in CORPUS.regions
    assert "Nigxia" not in CORPUS.regions
    assert "Midea" in CORPUS.organizations
    narrow = CORPUS.documents.by_region("Hubei")
    assert CORPUS.documents["scio-2024-06-25-ningxia"].label not in narrow
    assert next(iter(narrow)).label in narrow
    assert CORPUS.regions["Hubei"] in CORPUS.regions


def test_a_table_has_positions_and_slices() -> None:
    """`[]` takes positions and slices as a tuple does, but for the order, which stays."""
    for table in (CORPUS.claims, CORPUS.claims.by_region("Ningxia"), CORPUS.claims[3:9]):
        held = list(table)
        assert [table[at] for at in range(len(table))] == held
        assert table[-1] is held[-1]
        for cut in (
            slice(5),
            slice(2, 4),
            slice(-3, None),
            slice(1, None, 2),
            slice(0, 3, 1),
            slice(9, 2),
        ):
            assert list(table[cut]) == held[cut]
            assert type(table[cut]) is type(table)
        assert list(table.head(2)) == held[:2]
        assert table.head() == table[:5]
        assert table[: len(table)] == table
        with pytest.raises(IndexError, match=f"^there are {len(held)} claims, none at position 99"):
            table[99]
        with pytest.raises(IndexError, match="none at such a position"):
            table[10**5000]
        with pytest.raises(npf.InvalidBounds, match="records keep their order"):
            table[::-1]
    none = CORPUS.claims[:0]
    with pytest.raises(IndexError, match=r"^there are no claims, none at position 0"):
        none[0]
    steps = CORPUS.claims.by_region("Hubei")[1:5:2].explain().steps
    assert str(steps[-1]) == "positions [1:5:2]: kept 2 of 6"
    assert steps[-1].verb == "[]"
    assert (none | CORPUS.claims[:2]).explain().steps[-1].asked == "or 2 claims of positions [:2]"
    assert pickle.loads(pickle.dumps(CORPUS.claims[:5])) == CORPUS.claims[:5]


def test_brackets_take_the_record_itself() -> None:
    """A record of another release stands for ours with its id, one of another kind for none."""
    claim = CORPUS.claims[CLAIM]
    assert CORPUS.claims[attrs.evolve(claim, disputed=True)] is claim
    assert CORPUS.claims.by_region(CORPUS.regions["Hubei"]) == CORPUS.claims.by_region("Hubei")
    assert CORPUS.by_speaker(CORPUS.people["Wang Wei"]) == CORPUS.by_speaker("Wang Wei")
    with pytest.raises(UnknownName, match="no region named 'coal'"):
        CORPUS.claims.by_region(cast("Any", CORPUS.sectors["coal"]))
    with pytest.raises(UnknownName, match="no speaker named 'coal'"):
        CORPUS.by_speaker(cast("Any", CORPUS.sectors["coal"]))
    with pytest.raises(UnknownName, match="no claim in this selection"):
        CORPUS.claims.by_region("Hubei")[claim]
    unit = CORPUS.units["CNY"]
    asked = CORPUS.claims.by_value(at_least=5, unit=unit, inferred=True)
    assert asked == CORPUS.claims.by_value(at_least=5, unit="CNY", inferred=True)


def test_notebooks_complete_keys() -> None:
    """Between brackets stand ids, and names where a table answers to them."""
    assert CORPUS.claims._ipython_key_completions_() == list(CORPUS.claims.ids)
    keys = CORPUS.regions._ipython_key_completions_()
    assert {"CN-NX", "Ningxia", "广东省"} <= set(keys)
    assert all(CORPUS.regions[key] for key in keys)
    assert {"CN-NX", CLAIM, "wang-wei"} <= set(CORPUS._ipython_key_completions_())


def test_a_changed_record_is_not_in_the_table() -> None:
    """A record that only has the id of one is another record."""
    claim = CORPUS.claims[CLAIM]
    assert attrs.evolve(claim) in CORPUS.claims
    assert attrs.evolve(claim, disputed=True) not in CORPUS.claims


def test_an_id_outside_the_selection_says_so() -> None:
    """What the release has, but not this selection, is told apart from what is unknown."""
    narrow = CORPUS.claims.by_region("Hubei")
    with pytest.raises(UnknownName) as caught:
        narrow[CLAIM]
    assert str(caught.value) == f"no claim in this selection named '{CLAIM}'"
    with pytest.raises(UnknownName, match=r"no claim named '.*\.c33', did you mean"):
        narrow["ecns-2025-03-08-ningxia.c33"]
    assert CLAIM not in narrow
    assert CORPUS.claims[CLAIM] not in narrow


def test_tables_without_names_suggest_ids() -> None:
    """A mistyped claim id is answered with the nearest."""
    assert CORPUS.claims["ECNS-2025-03-08-Ningxia.C3"].id == CLAIM
    with pytest.raises(UnknownName, match=r"did you mean 'ecns-2025-03-08-ningxia\.c"):
        CORPUS.claims["ecns-2025-03-08-nigxia.c3"]


def test_a_retired_id_names_its_successors() -> None:
    """In every table, and as a name to narrow by, a withdrawn id says since when and why."""
    gone = Retired("r99", "1.0", "it was split", ("r1", "r2"))
    corpus = case(1, SIZES, retired=(gone,)).corpus
    for look in (
        lambda: corpus.regions["r99"],
        lambda: corpus.claims["r99"],
        lambda: corpus["r99"],
        lambda: corpus.claims.by_region("r99"),
        lambda: corpus.by_region("r99"),
        lambda: corpus.claims.by_speaker("r99"),
    ):
        with pytest.raises(RetiredId) as caught:
            look()
        expected = "'r99' was retired in 1.0 (it was split), ask for 'r1', 'r2'"
        assert expected == str(caught.value)
        assert caught.value.successors == ("r1", "r2")
    assert "r99" not in corpus.regions
    with pytest.raises(UnknownName, match="no region named 'r98'"):
        corpus.regions["r98"]


@pytest.mark.parametrize("cls", [tables.Claims, tables.Regions, npf.Table])
def test_tables_come_from_a_corpus_only(cls: Any) -> None:
    """A table made by hand would have no release."""
    with pytest.raises(TypeError) as caught:
        cls()
    expected = f"a {cls.__name__} comes from a corpus, write npf_corpus.load()"
    assert expected == str(caught.value)


def test_tables_are_immutable() -> None:
    """No attribute, item or order of a table can be set or deleted from outside."""
    table: Any = CORPUS.claims
    with pytest.raises(AttributeError):
        table.more = 1
    with pytest.raises(AttributeError):
        table.ids = ()
    with pytest.raises(TypeError):
        table[CLAIM] = None
    with pytest.raises(TypeError):
        del table[CLAIM]
    before = table
    table |= CORPUS.claims.by_region("Hubei")
    assert before is CORPUS.claims
    assert table is not before


def test_equal_tables_are_one_key() -> None:
    """Tables that hold the same records are equal and hash alike, however they came about."""
    one = CORPUS.claims.by_region("Hubei").by_modality("achieved")
    other = CORPUS.claims.by_modality("achieved") & CORPUS.claims.by_region("CN-HB")
    assert one == other
    assert hash(one) == hash(other)
    assert {one: "here"}[other] == "here"
    assert one != CORPUS.claims
    assert one != CORPUS.statements - CORPUS.statements
    assert len({hash(each) for each in (one, CORPUS.claims, CORPUS.claims - one)}) == 3
    assert one != list(one)
    assert (one == 3) is False
    assert (CORPUS.claims - CORPUS.claims) != (CORPUS.mentions - CORPUS.mentions)


@pytest.mark.parametrize("other", [None, 3, set(), [], "claims", frozenset({CLAIM})])
def test_tables_combine_with_tables_only(other: Any) -> None:
    """Sets, lists and names are refused, on either side."""
    table = CORPUS.claims
    for sign in (and_, or_, sub):
        with pytest.raises(TypeError) as caught:
            sign(table, other)
        assert str(caught.value) == f"claims combine with claims only, got {other!r}"
        with pytest.raises(TypeError):
            sign(other, table)


def test_other_releases_are_refused_before_anything_else() -> None:
    """Even empty tables of two releases neither compare nor combine, and `in` asks the record."""
    old, new = case(1, SIZES).corpus, case(1, SIZES, version="2.0").corpus
    empty = old.claims - old.claims
    for act in (
        lambda: empty == new.claims,
        lambda: empty != new.claims,
        lambda: empty & (new.claims - new.claims),
        lambda: old.regions | new.regions,
        lambda: CORPUS.claims - new.claims,
    ):
        with pytest.raises(MixedCorpora) as caught:
            act()
        assert caught.value.left in {old.pin, CORPUS.pin}
        assert caught.value.right == new.pin
    assert next(iter(old.regions)) in new.regions


def test_a_repr_is_one_line() -> None:
    """Number, kind and release, in the singular where it is one."""
    count = len(CORPUS.claims)
    assert repr(CORPUS.claims) == f"<{count} claims of npf_corpus data 1.0.0>"
    one = CORPUS.claims.by_measure("cooperation projects")
    assert repr(one) == "<1 claim of npf_corpus data 1.0.0>"
    assert repr(CORPUS.people - CORPUS.people) == "<0 people of npf_corpus data 1.0.0>"


def test_a_notebook_shows_the_records_of_a_table_or_why_there_are_none() -> None:
    """The repr stands above the rows of just these records; an empty table is explained."""
    one = CORPUS.claims.by_measure("cooperation projects")
    shown = one._repr_html_()
    assert re.findall("<caption[^>]*>(.*?)</caption>", shown) == [repr(one).strip("<>")]
    assert re.findall("<tr><td[^>]*>(.*?)</td>", shown) == list(one.ids)
    assert "<tfoot" not in shown
    none = one - one
    found = re.findall("<pre[^>]*>(.*?)</pre>", none._repr_html_(), re.DOTALL)
    assert found == [escape(str(none.explain()))]


def test_a_notebook_shows_what_was_found_for_a_name() -> None:
    """One row a match, in the order found."""
    matches = CORPUS.regions.find("Ningxia")
    shown = re.findall("<tr><td[^>]*>(.*?)</td>", matches._repr_html_())  # type: ignore[attr-defined]
    assert shown == [match.record.id for match in matches]


@pytest.mark.parametrize("name", TABLES)
def test_rows_of_a_table_are_its_records(name: str) -> None:
    """One row a record, in dataset order, also of a part."""
    table = getattr(CORPUS, name)
    assert [row["id"] for row in table.to_records()] == list(table.ids)
    assert (table - table).to_records() == []


def test_frames_of_a_table_hold_its_records() -> None:
    """Of just this selection, in dataset order."""
    some = CORPUS.claims.by_region("Hubei")
    assert 0 < len(some) < len(CORPUS.claims)
    pandas, polars, arrow = some.to_pandas(), some.to_polars(), some.to_arrow()
    found = (list(pandas["id"]), polars["id"].to_list(), arrow.column("id").to_pylist())
    assert found == (list(some.ids),) * 3


def test_a_part_of_a_vocabulary_finds_its_own_alone() -> None:
    """What was taken out of a table is no match any more."""
    hubei, regions = CORPUS.regions["Hubei"], CORPUS.regions
    assert regions.find("Hubei")[0].record == hubei
    assert (regions - regions).find("Hubei") == ()


def test_tables_of_one_release_combine_however_it_was_opened() -> None:
    """Two corpora of the same bytes are one release."""
    one, other = case(1, SIZES).corpus.claims, case(1, SIZES).corpus.claims
    assert one._store is not other._store
    assert one == other
    assert (one - other).ids == ()
    assert (one & other).ids == one.ids


def test_a_table_cites_the_documents_of_its_records() -> None:
    """After the release itself come just the documents that the records rest on."""
    found = CORPUS.claims.by_document(CLAIM.removesuffix(".c3"))
    for holder in (found, CORPUS.by_document(CLAIM.removesuffix(".c3"))):
        _, *documents = re.findall(r"@\w+\{(.*?),", holder.cite("bibtex"))
        assert documents == [CLAIM.removesuffix(".c3")]


def test_tables_copy_and_pickle_as_themselves() -> None:
    """A copy is equal, and its records are the very ones of the loaded release."""
    narrow = CORPUS.claims.by_region("Ningxia").by_value(at_least=100, unit="enterprise")
    assert len(narrow) == 3
    for again in (copy.copy(narrow), copy.deepcopy(narrow), pickle.loads(pickle.dumps(narrow))):
        assert narrow == again
        assert type(narrow) is type(again)
        assert all(one is other for one, other in zip(narrow, again, strict=True))
        assert str(narrow.explain()) == str(again.explain())
    assert len(pickle.dumps(narrow)) < 2000


# Speakers are people or bodies


def speakers(person: str, body: str, *, alias: str = "") -> Corpus:
    """Return a corpus with one more person and one more body of these names."""
    made = case(1, SIZES).rows
    people = (
        *made["people"],
        made_up.person("somebody", name=person, aliases=(alias,) * bool(alias)),
    )
    bodies = (*made["organizations"], made_up.body("some-body", name=body))
    said = [
        made_up.statement(f"s9{place}", document="d0", speakers=(speaker,), attribution="reported")
        for place, speaker in enumerate(("somebody", "some-body"))
    ]
    return changed(people=people, organizations=bodies, statements=(*made["statements"], *said))


def test_a_speaker_is_a_person_or_a_body() -> None:
    """Either answers to its id and to its names."""
    corpus = speakers("Ann", "Acme")
    assert corpus.statements.by_speaker("ANN").ids == ("s90",)
    assert corpus.statements.by_speaker("acme").ids == ("s91",)
    assert corpus.documents.by_speaker("some-body").ids == ("d0",)


def test_an_exact_id_of_a_speaker_wins() -> None:
    """Where a person has a body's id for an alias, the id is still the body, and the reverse."""
    corpus = speakers("Ann", "Acme", alias="some-body")
    assert corpus.statements.by_speaker("some-body").ids == ("s91",)
    corpus = speakers("Ann", "somebody")
    assert corpus.statements.by_speaker("somebody").ids == ("s90",)


def test_a_speaker_of_two_kinds_is_ambiguous() -> None:
    """A name that a person and a body share names both ids."""
    corpus = speakers("Acme", "ACME")
    with pytest.raises(AmbiguousName, match="'somebody', 'some-body'") as caught:
        corpus.statements.by_speaker("acme")
    assert str(caught.value) == (
        "'acme' names more than one speaker, write one of the ids: 'somebody', 'some-body'"
    )
    assert caught.value.candidates == ("somebody", "some-body")


def test_an_unknown_speaker_is_answered_from_both_kinds() -> None:
    """Suggestions are the nearest of people and bodies together."""
    for typed, meant in (("Wang Wie", "Wang Wei"), ("Chint Goup", "Chint Group")):
        with pytest.raises(UnknownName) as caught:
            CORPUS.statements.by_speaker(typed)
        assert str(caught.value) == f"no speaker named '{typed}', did you mean '{meant}'?"


@pytest.mark.parametrize(
    ("verb", "typed", "kind"),
    [
        ("by_region", "Guangdonk", "region"),
        ("by_sector", "hydrogn", "sector"),
        ("by_document", "ecns-2025-03-08-nigxia", "document"),
        ("by_initiative", "gradient cultivaton plan", "initiative"),
        ("by_measure", "coperation projects", "measure"),
        ("by_modality", "achived", "modality"),
        ("by_aspect", "growht", "aspect"),
        ("by_theme", "Energy", "theme"),
        ("by_unit", "yaun", "unit"),
        ("by_publisher", "Globel Times", "organization"),
        ("by_genre", "newz", "genre"),
        ("by_genre", "novel", "genre"),
        ("by_tier", "futur industries", "tier"),
        ("by_tier", "xyz", "tier"),
    ],
)
def test_a_name_that_is_none_is_an_error_with_the_nearest(verb: str, typed: str, kind: str) -> None:
    """Each verb says what kind of name it wanted and which there are."""
    with pytest.raises(UnknownName, match=f"no {kind} named '{typed}', did you mean") as caught:
        getattr(CORPUS.claims, verb)(typed)
    assert caught.value.suggestions


def test_modalities_are_spelt_exactly() -> None:
    """A modality is one of five words, not a name."""
    with pytest.raises(UnknownName) as caught:
        CORPUS.claims.by_modality("Achieved")  # type: ignore[arg-type]
    expected = ("achieved", "under-way", "targeted", "proposed", "forecast")
    assert expected == caught.value.suggestions
    assert expected == records.Modality.__args__  # type: ignore[attr-defined]


def test_a_tier_is_of_the_speaker_in_whose_statement_it_stands() -> None:
    """Outside every statement, or without a place, nobody says it."""
    made = case(1, SIZES).rows
    place = npf.Anchor(100, 180, 80, "0" * 32, None, None)
    (said, *_), (tier, *_) = made["statements"], made["tiers"]
    said = attrs.evolve(said, document="d0", anchor=place, speakers=("p0",))
    tiers = [
        attrs.evolve(tier, id=f"t{number}", document=document, anchor=anchor)
        for number, (document, anchor) in enumerate(
            [
                ("d0", attrs.evolve(place, start=99, end=110)),
                ("d0", attrs.evolve(place, start=100, end=110)),
                ("d0", attrs.evolve(place, start=179, end=190)),
                ("d0", attrs.evolve(place, start=180, end=190)),
                ("d0", None),
                ("d1", attrs.evolve(place, start=110, end=120)),
            ]
        )
    ]
    corpus = changed(statements=[said], tiers=tiers, claims=(), mentions=())
    assert corpus.tiers.by_speaker("p0").ids == ("t1", "t2")


def test_a_part_of_an_initiative_counts_for_the_whole() -> None:
    """What points to a part is found through the initiative that it belongs to."""
    made = case(1, SIZES).rows
    parts = [
        attrs.evolve(each, part_of=f"i{place - 1}" if place else None)
        for place, each in enumerate(sorted(made["initiatives"], key=lambda each: each.id))
    ]
    said = [
        attrs.evolve(each, initiatives=("i3",) if place == 0 else ())
        for place, each in enumerate(made["statements"])
    ]
    corpus = changed(initiatives=parts, statements=said)
    for whole in ("i0", "i1", "i2", "i3"):
        assert corpus.statements.by_initiative(whole).ids == (said[0].id,)


def test_a_certainty_is_one_of_two_words() -> None:
    """Anything else is an error on tables and corpora alike."""
    for holder in (CORPUS, CORPUS.claims):
        with pytest.raises(UnknownName) as caught:
            holder.by_region("Ningxia", certainty="likely")  # type: ignore[arg-type]
        expected = "no certainty named 'likely', did you mean 'certain', 'possible'?"
        assert expected == str(caught.value)


@pytest.mark.parametrize("name", TABLES)
def test_an_unknown_id_is_told_in_the_singular(name: str) -> None:
    """Each table says what one of its records is called."""
    noun = "person" if name == "people" else name.removesuffix("s")
    with pytest.raises(UnknownName) as caught:
        getattr(CORPUS, name)["qqqq"]
    assert str(caught.value) == f"no {noun} named 'qqqq'"

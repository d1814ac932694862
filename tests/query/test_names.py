"""Names to records: what is forgiven, what is ambiguous, what is near."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.errors import AmbiguousName, UnknownName
from npf_corpus.query._names import Names, fold
from npf_corpus.records._bits import bits_of, items_at, positions_of
from npf_corpus.tables import Named

CORPUS = npf.load("1.0.0")
NAMED: tuple[Named[Any], ...] = (
    CORPUS.regions,
    CORPUS.sectors,
    CORPUS.people,
    CORPUS.organizations,
    CORPUS.measures,
    CORPUS.units,
    CORPUS.initiatives,
    CORPUS.documents,
)
PROVINCES = [region for region in CORPUS.regions if re.fullmatch("CN-[A-Z]{2}", region.id)]


def entries(table: Named[Any]) -> list[tuple[Any, str]]:
    """Return each record of a table with each name and alias that it states."""
    return [
        (record, name)
        for record in table
        for name in (
            record.id,
            *(
                getattr(record, field, None) or ""
                for field in ("name", "name_zh", "label", "title")
            ),
            *getattr(record, "aliases", ()),
            *(getattr(record, field, None) or "" for field in ("adcode", "symbol", "code")),
        )
        if name
    ]


def variants(name: str) -> list[str]:
    """Return a name as people also type it."""
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)
    return [
        name.upper(),
        name.lower(),
        name.replace(" ", ""),
        name.replace(" ", "-"),
        name.replace("-", " "),
        name.replace(" ", "\u00a0"),
        name.replace("'", "’"),
        f" {name}\n",
        wide,
        unicodedata.normalize("NFD", name),
    ]


def answers(table: Named[Any], typed: str) -> list[str]:
    """Return the id of the record that a name stands for, or the ids that it may stand for."""
    try:
        return [table[typed].id]
    except AmbiguousName as error:
        return list(error.candidates)


@pytest.mark.parametrize("table", NAMED, ids=lambda table: table._table)
def test_every_name_finds_its_record(table: Named[Any]) -> None:
    """Each id, name and alias of each record is that record, unless several share it."""
    for record, name in entries(table):
        assert record.id in answers(table, name)
        assert answers(table, record.id) == [record.id]


@pytest.mark.parametrize("table", NAMED, ids=lambda table: table._table)
def test_case_width_spacing_and_hyphens_aside(table: Named[Any]) -> None:
    """A name typed otherwise is the same record, or is ambiguous with that one among them."""
    same: dict[str, set[str]] = {}
    for record, name in entries(table):
        same.setdefault(fold(name), set()).add(record.id)
    for record, name in entries(table):
        for typed in variants(name):
            found = set(answers(table, typed))
            assert found <= same[fold(name)]
            assert record.id in found or len(same[fold(name)]) > 1


@pytest.mark.parametrize("table", NAMED, ids=lambda table: table._table)
def test_the_first_find_is_what_brackets_return(table: Named[Any]) -> None:
    """`find` gives each record once, and first the one that `[]` answers with."""
    for _, name in entries(table)[::7]:
        found = [match.record.id for match in table.find(name)]
        assert len(found) == len(set(found))
        expected = answers(table, name)
        assert expected == sorted(found[: len(expected)])


@pytest.mark.parametrize(
    "typed",
    [
        "Guangdon", "Guang dong", "kwangtung", "广东", "粤", "廣東省", "GUANGDONG", "Guǎngdōng",
        "guang-dong", "ｇｕａｎｇｄｏｎｇ", "440000", "cn-gd",
    ],
)  # fmt: skip
def test_all_roads_lead_to_guangdong(typed: str) -> None:
    """Cut short, spaced, postal, Chinese, marked or wide: Guangdong comes first."""
    assert CORPUS.regions.find(typed)[0].record.id == "CN-GD"


@pytest.mark.parametrize(
    ("typed", "id_", "alias", "how", "score"),
    [
        ("CN-GD", "CN-GD", "CN-GD", "id", 1),
        ("guangdong", "CN-GD", "Guangdong", "name", 1),
        ("广东省", "CN-GD", "广东省", "name", 1),
        ("kwangtung", "CN-GD", "Kwangtung", "alias", 1),
        ("cn-gd", "CN-GD", "CN-GD", "alias", 1),
        ("Guangdon", "CN-GD", "Guangdong", "prefix", 0.889),
        ("ingxia", "CN-NX", "Ningxia", "part", 0.857),
        ("Ninxia", "CN-NX", "Ningxia", "similar", 0.923),
        ("Shǎnxī", "CN-SN", "Shǎnxī", "alias", 1),
        ("Shānxī", "CN-SX", "Shānxī", "name", 1),
    ],
)
def test_a_match_says_which_name_matched_and_how(
    typed: str, id_: str, alias: str, how: str, score: float
) -> None:
    """The first match has the record, the name that matched, in what way and how well."""
    match = CORPUS.regions.find(typed)[0]
    assert (id_, how, score) == (match.record.id, match.how, match.score)
    assert fold(alias) == fold(match.alias)


def test_exact_comes_before_prefix_before_part_before_like() -> None:
    """Matches are ranked by how, then by likeness, never the other way round."""
    order = ["id", "name", "alias", "prefix", "part", "similar"]
    for typed in ("shan", "Guang", "hu", "henan", "China", "西", "江", "an", "Ningxia"):
        found = CORPUS.regions.find(typed)
        ranks = [(order.index(match.how), -match.score) for match in found]
        assert ranks == sorted(ranks)
        assert all(0 < match.score <= 1 for match in found)


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "'", "\u200b", "qqqqqqqq", "😀", "x" * 5000, "\x00", "\ud800"]
)
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    """Nothing near gives no matches, and an error without suggestions on one line."""
    assert CORPUS.regions.find(typed) == ()
    with pytest.raises(UnknownName) as caught:
        CORPUS.regions[typed]
    assert caught.value.suggestions == ()
    assert "did you mean" not in str(caught.value)
    assert str(caught.value).isprintable() or "\ud800" in typed


@pytest.mark.parametrize("typed", [None, 1.5, b"Ningxia", ["Ningxia"]])
def test_what_is_no_text_is_no_name(typed: object) -> None:
    """A key of another type is an unknown name, never another exception."""
    with pytest.raises(UnknownName) as caught:
        CORPUS.regions[cast("str", typed)]
    assert (caught.value.kind, caught.value.name) == ("region", typed)
    with pytest.raises(UnknownName, match="no region named"):
        CORPUS.claims.by_region(cast("str", typed))
    with pytest.raises(UnknownName, match="no region named") as caught:
        CORPUS.regions.find(cast("str", typed))
    assert (caught.value.kind, caught.value.name) == ("region", typed)
    with pytest.raises(UnknownName, match="no speaker named"):
        CORPUS.claims.by_speaker(cast("str", typed))


def misspelt(name: str) -> list[str]:
    """Return a name with one letter left out, doubled, or swapped with the next."""
    places = range(1, len(name))
    return [
        *(name[:at] + name[at + 1 :] for at in places),
        *(name[:at] + name[at - 1 :] for at in places),
        *(
            name[:at] + name[at + 1] + name[at] + name[at + 2 :]
            for at in places
            if at + 1 < len(name)
        ),
    ]


@pytest.mark.parametrize("region", PROVINCES, ids=lambda region: region.id)
def test_a_misspelt_province_is_suggested(region: npf.Region) -> None:
    """With one letter wrong, the province is among the suggestions, first unless another ties."""
    known = {fold(name) for _, name in entries(CORPUS.regions)}
    for typed in misspelt(region.name):
        if fold(typed) in known:
            continue
        with pytest.raises(UnknownName) as caught:
            CORPUS.regions[typed]
        scores = {str(match.record.id): match.score for match in CORPUS.regions.find(typed)}
        suggested = [answers(CORPUS.regions, each)[0] for each in caught.value.suggestions]
        assert region.id in suggested
        assert scores[suggested[0]] == max(scores.values())
        assert 1 <= len(suggested) <= 3


@pytest.mark.parametrize(
    ("table", "typed", "first"),
    [
        ("regions", "宁下", "宁夏"),
        ("regions", "浙扛", "浙江"),
        ("regions", "重床", "重庆"),
        ("sectors", "低恐", "低空"),
    ],
)
def test_a_wrong_character_of_a_short_chinese_name_is_forgiven(
    table: str, typed: str, first: str
) -> None:
    """Half of such a name is wrong, and yet the right one is suggested first."""
    with pytest.raises(UnknownName) as caught:
        getattr(npf.load("2.2.0"), table)[typed]
    assert caught.value.suggestions[0] == first


@pytest.mark.parametrize(
    ("table", "typed", "first"),
    [
        ("regions", "Ninxia", "Ningxia"),
        ("regions", "Ahui", "Anhui"),
        ("regions", "Huan", "Hunan"),
        ("regions", "Xingjiang", "Xinjiang"),
        ("regions", "Guangdonk", "Guangdong"),
        ("sectors", "hydrogn", "hydrogen"),
        ("sectors", "artficial intelligenze", "Artificial intelligence"),
        ("sectors", "goji bery", "goji berry"),
        ("people", "Wang Wie", "Wang Wei"),
        ("organizations", "Medea Group", "Midea Group"),
        ("units", "yaun", "yuan"),
        ("measures", "coperation projects", "Cooperation projects"),
    ],
)
def test_the_right_suggestion_comes_first(table: str, typed: str, first: str) -> None:
    """A slip of the fingers is answered with the name that was meant."""
    with pytest.raises(UnknownName) as caught:
        getattr(CORPUS, table)[typed]
    assert caught.value.suggestions[0] == first
    assert f"did you mean {first!r}" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("Shǎnxī", "CN-SN"),
        ("SHǍNXĪ PROVINCE", "CN-SN"),
        ("Sha\u030cnxi\u0304", "CN-SN"),
        ("Shānxī", "CN-SX"),
        ("shān xī", "CN-SX"),
        ("shanxi", "CN-SX"),
        ("Níngxià", "CN-NX"),
    ],
)
def test_accents_decide_where_they_are_typed(typed: str, id_: str) -> None:
    """Tone marks tell the two apart for those who write them, and harm nobody else."""
    assert CORPUS.regions[typed].id == id_
    assert CORPUS.regions.find(typed)[0].record.id == id_


def test_other_accents_than_any_name_has_are_no_decision() -> None:
    """A tone that neither has may mean either, and so may one without the other."""
    for typed in ("Shànxī", "Shǎnxi"):
        with pytest.raises(AmbiguousName) as caught:
            CORPUS.regions[typed]
        assert set(caught.value.candidates) == {"CN-SN", "CN-SX"}


def test_an_ambiguous_name_lists_its_candidates() -> None:
    """The old spelling of both Shanxi and Shaanxi is neither, in any way of typing it."""
    for typed in ("Shan-hsi", "shan_hsi", "SHANHSI"):
        with pytest.raises(AmbiguousName, match="'CN-SN', 'CN-SX'") as caught:
            CORPUS.regions[typed]
        assert caught.value.candidates == ("CN-SN", "CN-SX")
        with pytest.raises(AmbiguousName):
            CORPUS.claims.by_region(typed)


# The rules, on names made up for them

NAMES = Names(
    "thing",
    [
        ("a", ("Alpha",), ("b", "shared", "Beta One")),
        ("b", ("Beta",), ("shared", "Alpha")),
        ("C.1", ("Gamma", "伽马"), ("GAMMA ray", "beta one", "gam.ma2")),
        ("d", ("alpha-ray",), ()),
        ("e", ("Alpha Ray",), ()),
    ],
)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("a", "a"),
        ("b", "b"),
        ("Beta One", "a"),
        ("beta one", "C.1"),
        ("Alpha", "a"),
        ("ALPHA", "a"),
        ("alpha-ray", "d"),
        ("Alpha Ray", "e"),
        ("伽马", "C.1"),
        ("GAMMA2", "C.1"),
        ("c1", "C.1"),
        ("gamma", "C.1"),
    ],
)
def test_an_id_wins_then_the_spelling_then_a_name_then_an_alias(typed: str, id_: str) -> None:
    """Each rule decides only where those before it leave it open."""
    assert NAMES.resolve(typed) == id_
    assert NAMES.find(typed)[0].id == id_


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("shared", ("a", "b")),
        ("Shared", ("a", "b")),
        ("BETA ONE", ("a", "C.1")),
        ("alpharay", ("d", "e")),
    ],
)
def test_what_no_rule_decides_is_ambiguous(typed: str, candidates: tuple[str, ...]) -> None:
    """Equals are all named, in the order of the table."""
    with pytest.raises(AmbiguousName) as caught:
        NAMES.resolve(typed)
    ids = ", ".join(map(repr, candidates))
    expected = f"'{typed}' names more than one thing, write one of the ids: {ids}"
    assert expected == str(caught.value)
    assert caught.value.candidates == candidates


def test_typed_accents_decide_between_names_then_between_aliases() -> None:
    """Accents that are typed choose the name so spelt, then the alias, and else nothing."""
    names = Names("thing", [("a", ("áb",), ()), ("b", ("cd",), ("áb", "c̀d")), ("c", ("ab",), ())])
    for typed, id_ in (("ÁB", "a"), ("C̀D", "b"), ("CD", "b")):
        assert names.resolve(typed) == id_
    for typed, ids in (("AB", ("a", "c")), ("âb", ("a", "c", "b"))):
        with pytest.raises(AmbiguousName) as caught:
            names.resolve(typed)
        assert ids == caught.value.candidates


def found(names: Names, typed: str) -> list[tuple[str, str, str, float]]:
    """Return all that a text may mean, as plain tuples."""
    return [(hit.id, hit.alias, hit.how, hit.score) for hit in names.find(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("b", [("b", "b", "id", 1), ("a", "b", "alias", 1)]),
        ("Alpha",
         [("a", "Alpha", "name", 1), ("b", "Alpha", "alias", 1),
          ("d", "alpha-ray", "prefix", 0.625), ("e", "Alpha Ray", "prefix", 0.625)]),
        ("ray",
         [("d", "alpha-ray", "part", 0.375), ("e", "Alpha Ray", "part", 0.375),
          ("C.1", "GAMMA ray", "part", 0.375)]),
        ("alpha rai",
         [("d", "alpha-ray", "similar", 0.875), ("e", "Alpha Ray", "similar", 0.875),
          ("a", "Alpha", "similar", 0.769), ("b", "Alpha", "similar", 0.769)]),
        ("beta",
         [("b", "Beta", "name", 1), ("C.1", "beta one", "prefix", 0.571),
          ("a", "Beta One", "prefix", 0.571)]),
        ("ga", []),
        ("gamm", [("C.1", "Gamma", "prefix", 0.8)]),
        ("g", []),
    ],
)  # fmt: skip
def test_a_find_gives_each_record_once_by_its_best_match(
    typed: str, expected: list[tuple[str, str, str, float]]
) -> None:
    """Of a record's names the likeliest counts; equals are in order of first name, then id."""
    assert expected == found(NAMES, typed)


def test_among_equals_the_first_name_comes_first() -> None:
    """A record whose first name matches comes before those of which another one does."""
    names = Names("thing", [("a", ("x", "Wuhan1"), ()), ("b", ("y",), ("Wuhan2",)),
                            ("c", ("Wuhan3",), ())])  # fmt: skip
    assert [hit.id for hit in names.find("wuhan")] == ["c", "a", "b"]


def test_nine_letters_of_twenty_five_are_near_enough() -> None:
    """A likeness of 0.72 is one, whether by letters in all or by those in order; less is none."""
    near = Names("thing", [("a", ("aXbcdefghiXXXXXX",), ()), ("b", ("aXbcdefghiXXXXXXX",), ())])
    assert found(near, "abcdefghi") == [("a", "aXbcdefghiXXXXXX", "similar", 0.72)]
    assert near.suggest("abcdefghi") == ("aXbcdefghiXXXXXX",)
    assert Names("thing", [("a", ("ihgfedcba",), ())]).find("abcdefghi") == ()


def test_a_long_name_forgives_a_slip_as_well() -> None:
    """Letters that come back often in a long title count like any others."""
    title = "".join(Random(1).choices("abcdefghijklmnop", k=250))  # noqa: S311
    names = Names("thing", [("a", (title,), ())])
    assert found(names, f"{title[:100]}?{title[101:]}") == [("a", title, "similar", 0.996)]


def test_a_short_word_is_found_as_a_whole_word() -> None:
    """AI is artificial intelligence, and no part of reais or Hainan; Chinese is found as it was."""
    for name in ("units", "regions", "organizations"):
        assert getattr(CORPUS, name).find("AI") == ()
    found = CORPUS.sectors.find("AI")
    assert found[0].record.id == "artificial-intelligence"
    assert all("ai" in re.findall("[a-z]+", match.alias.casefold()) for match in found)
    assert {match.record.id for match in CORPUS.regions.find("江")} == set()
    assert "CN-ZJ" in {match.record.id for match in CORPUS.regions.find("浙江")}


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("R&D intensity", "new R&D institutions"),
        ("研发强度", "新型研发机构"),
        ("share of high-tech industry in added value", "Share of industrial added value"),
        ("number of the new", None),
        ("GDP growth", None),
        ("NEV output", None),
        ("AI industry revenue", None),
        ("growth of industry", "Growth factor of an industry"),
    ],
)
def test_words_in_common_are_suggested_where_nothing_is_alike(
    typed: str, suggested: str | None
) -> None:
    """The measure that shares most words is nearest; no acronym suggests other names."""
    with pytest.raises(UnknownName) as caught:
        CORPUS.claims.by_measure(typed)
    assert caught.value.suggestions[:1] == (() if suggested is None else (suggested,))


@pytest.mark.parametrize(
    ("verb", "typed", "rather"),
    [
        ("measure", "GDP growth", "write by_measure('GDP') and by_aspect('growth')"),
        ("measure", "GDP增速", "write by_measure('GDP') and by_aspect('growth')"),
        ("measure", "average growth of GDP", "by_measure('GDP') and by_aspect('average-growth')"),
        ("measure", "R&D intensity ranking", "by_measure('R&D intensity') and by_aspect('rank')"),
        ("measure", "地区生产总值目标", "by_measure('地区生产总值') and by_modality('targeted')"),
        ("measure", "digital economy", "it is a sector, write by_sector('digital economy')"),
        ("sector", "高新技术企业", "it is a measure, write by_measure('高新技术企业')"),
        (
            "measure",
            "new energy power capacity",
            "write by_measure('power capacity') and by_sector('new energy')",
        ),
        ("measure", "数字经济增加值", "write by_measure('增加值') and by_sector('数字经济')"),
        ("measure", "低空经济的产业规模", "write by_measure('产业规模') and by_sector('低空经济')"),
        ("measure", "future industries", "it is a sector, write by_sector('future industries')"),
        ("measure", "无人机的产值", "write by_measure('产值') and by_sector('无人机')"),
        ("measure", "drone output value", "by_measure('output value') and by_sector('drone')"),
        ("measure", "新能源汽车产量", ""),
        ("sector", "GDP growth", ""),
        ("sector", "无人机产值", ""),
        ("speaker", "GDP growth", ""),
        ("measure", "growth of nothing at all", ""),
        ("sector", "nothing at all", ""),
    ],
)
def test_what_is_asked_by_another_verb_says_by_which(verb: str, typed: str, rather: str) -> None:
    """A measure with its aspect, modality or sector is two verbs, and a sector is no measure."""
    claims = npf.load("2.0.0").claims
    with pytest.raises(UnknownName) as caught:
        getattr(claims, f"by_{verb}")(typed)
    assert caught.value.hint.removeprefix("write ") == rather.removeprefix("write ")


def test_a_text_too_long_to_be_a_name_is_none() -> None:
    """It is refused before it is compared, unless a record has exactly that name."""
    marks = "a" + "\u0301\u0323" * 20_000
    for typed in (marks, "Ningxia" * 10**5):
        assert CORPUS.regions.find(typed) == ()
        assert typed not in CORPUS.regions
        for ask in (CORPUS.claims.by_region, CORPUS.by_speaker, CORPUS.regions.__getitem__):
            with pytest.raises(UnknownName, match=r"…$"):
                ask(typed)
    assert Names("thing", [("a", (marks,), ())]).resolve(marks) == "a"


@pytest.mark.parametrize(("size", "compared"), [(1000, True), (1001, False)])
def test_names_of_up_to_a_thousand_signs_are_compared(size: int, *, compared: bool) -> None:
    """A longer one stands for a record only if it is exactly its own."""
    name = "ab" * (size // 2) + "c" * (size % 2)
    names = Names("thing", [("k", (name,), ())])
    assert names.meant(name) == ("k",)
    assert names.meant(name.upper()) == (("k",) if compared else ())
    assert len(names.find(name.upper())) == compared
    assert names.suggest(f"x{name[1:]}") == ((name,) if compared else ())


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("grain of GDP", ("GDP", "Share of services in GDP")),
        ("growth of GDP", ("GDP", "Share of services in GDP")),
        ("GDP of services", ("Share of services in GDP", "GDP")),
        ("grain of wheat", ("Grain",)),
    ],
)
def test_an_acronym_suggests_names_that_have_it_or_spell_it(
    typed: str, suggested: tuple[str, ...]
) -> None:
    """A record that is named by it alone tells how it is spelt; one word has no initials."""
    names = [
        ("gdp", ("GDP",), ("gross domestic product", "国内生产总值")),
        ("grain", ("Grain",), ()),
        ("share", ("Share of services in GDP",), ()),
    ]
    assert Names("measure", names).suggest(typed) == suggested


def test_at_most_three_names_are_suggested_the_likeliest_first() -> None:
    """Whatever the way in which they match."""
    names = Names("thing", [(key, (f"Wuhan{key * 3}",), ()) for key in "cab"])
    assert names.suggest("Wuhanaaaa") == ("Wuhanaaa",)
    names = Names("thing", [(f"{size}", (f"Wuhan{'x' * size}",), ()) for size in (3, 1, 4, 2)])
    assert names.suggest("wuhan") == ("Wuhanx", "Wuhanxx", "Wuhanxxx")


def test_records_of_one_name_are_suggested_once() -> None:
    """Two records with the same alias do not make one suggestion twice."""
    twins = Names("thing", [("a", ("Jilin",), ()), ("b", ("Jilin",), ())])
    assert twins.suggest("Jilni") == ("Jilin",)


@settings(deadline=None)
@given(st.text())
def test_folding_is_idempotent(name: str) -> None:
    """A folded name folds to itself, as does any casing of it that is its inverse."""
    assert fold(name) == fold(fold(name))
    assert fold(f" {name}-\u3000’") == fold(name)
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


_words = st.sampled_from(
    ["aa", "ab", "AB", "a-b", "ba", "abc", "a b c", "b", "甲", "áb", "ÁB", "a\u0301b", "ab́", "ａｂ"]
)
_entries = st.lists(
    st.tuples(st.lists(_words, min_size=1, max_size=2), st.lists(_words, max_size=3)), max_size=5
)


def accented(name: str) -> str:
    """Return a name without case, width, spaces and hyphens, but with its accents."""
    return unicodedata.normalize("NFKC", name).casefold().replace(" ", "").replace("-", "")


@settings(deadline=None, max_examples=400)
@given(_entries, _words)
def test_resolving_is_its_rules_in_turn(
    made: list[tuple[list[str], list[str]]], typed: str
) -> None:
    """On any names, the answer is that of the rules written out one after another."""
    rows = [(f"k{place}", tuple(names), tuple(more)) for place, (names, more) in enumerate(made)]
    rules = [
        [key for key, names, more in rows if typed in (*names, *more)],
        [key for key, names, _ in rows if accented(typed) in map(accented, names)],
        [key for key, _, more in rows if accented(typed) in map(accented, (key, *more))],
        [key for key, names, more in rows if fold(typed) in map(fold, (key, *names, *more))],
    ]
    if accented(typed) == fold(typed):
        rules[1] = [key for key, names, _ in rows if fold(typed) in map(fold, names)]
        rules[2] = rules[3]
    if len(rules[0]) != 1:
        rules = rules[1:]
    expected = next((keys for keys in rules if keys), [])
    try:
        found = [Names("thing", rows).resolve(typed)]
    except AmbiguousName as error:
        found = list(error.candidates)
    except UnknownName:
        found = []
    assert sorted(expected) == sorted(found)
    matches = [hit.id for hit in Names("thing", rows).find(typed)]
    assert sorted(expected) == sorted(matches[: len(expected)])


# Sets of positions


FEW = st.sets(st.integers(0, 20_000), max_size=60).map(lambda each: bits_of(each, 20_000))
"""Sets of which few bits are set; any integer below 2**3000 has many."""


@settings(deadline=None)
@given(st.integers(0, 2**3000) | FEW, st.integers(0, 9))
def test_positions_are_those_of_the_set_bits(bits: int, start: int) -> None:
    """Every integer is the set of the positions of its set bits, be they few or many."""
    expected = [at for at in range(bits.bit_length()) if bits >> at & 1]
    assert expected == list(positions_of(bits))
    assert [start + at for at in expected] == list(positions_of(bits, start))
    assert bits == bits_of(chain(expected), bits.bit_length())


@given(st.sets(st.integers(0, 5)))
def test_items_are_those_at_the_places(places: set[int]) -> None:
    """None, one, some or all items of a sequence are a tuple in its order."""
    assert items_at("abcdef", sorted(places)) == tuple("abcdef"[at] for at in sorted(places))


def test_an_id_of_one_table_asked_of_another_is_unknown_there() -> None:
    """An id of another table raises UnknownName, or is a name there; never another error."""
    corpus = npf.load("1.0.0")
    tables: list[npf.Table[Any]] = [corpus.claims, corpus.statements, corpus.tiers, corpus.mentions]
    asked = [table.ids[0] for table in tables] + ["CN-NX", "c1", "scio-2024-06-25-ningxia.c99"]
    for table in tables:
        for key in asked:
            if key not in table:
                with pytest.raises(npf.UnknownName):
                    table[key]


def test_several_names_in_one_argument_are_told_apart() -> None:
    """A list, set or tuple is no name: the error says that each name stands by itself."""
    for several in (["Hunan", "Hubei"], ("Hunan",), {"Hunan"}, CORPUS.regions):
        for ask in (CORPUS.claims.by_region, CORPUS.statements.by_speaker, CORPUS.claims.by_tier):
            with pytest.raises(UnknownName, match=r", write each by itself$"):
                ask(several)  # type: ignore[arg-type]


def test_an_unknown_document_suggests_ids() -> None:
    """A title is too long to write, though it is what the words are found in."""
    with pytest.raises(UnknownName) as caught:
        npf.load("3.0.0").claims.by_document("Guangdong 2026")
    assert caught.value.suggestions[0] == "cn-gd-gwr-2026"


def test_a_tier_is_a_word() -> None:
    """Anything else has no name to be found by."""
    with pytest.raises(npf.UnknownName, match="no tier named 5"):
        npf.load("1.0.0").tiers.by_tier(5)  # type: ignore[arg-type]

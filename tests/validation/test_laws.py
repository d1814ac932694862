"""Each law alone: what it says, word for word, of what breaks it, and its silence elsewhere.

A law is asked here of a few records in memory, whatever other laws say of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast, get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from made_up import (
    at,
    body,
    claim,
    document,
    figure,
    initiative,
    measure,
    mention,
    person,
    region,
    sector,
    statement,
    tables_of,
    tier,
    unit,
    words,
)  # fmt: skip

import npf_corpus as npf
from npf_corpus import records as r
from npf_corpus.anchoring import anchor_of
from npf_corpus.errors import shown
from npf_corpus.intervals import Interval
from npf_corpus.quantities import parse_quantity
from npf_corpus.release._manifest import FORMATS, Manifest, Retired, sha256
from npf_corpus.validation import _references
from npf_corpus.validation._completeness import _covered, _holds
from npf_corpus.validation._examine import _RULES, LAWS
from npf_corpus.validation._figures import _heeds
from npf_corpus.validation._laws import Case, Finding
from npf_corpus.validation._references import _circling
from npf_corpus.validation._shape import is_id
from npf_corpus.validation._texts import read_texts

MANIFEST = Manifest(
    "1.0.0", 1, "n", "r", date(2030, 1, 2), "CC0-1.0", "Me.", (), (), None, (), "0" * 64
)
SECOND = evolve(MANIFEST, schema=2)
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "laws.md"


def case_of(
    *records: r.Record, texts: Iterable[str] | None = None, manifest: Manifest = MANIFEST
) -> Case:
    """Return the case of records, in the order given, and of the texts of their documents."""
    known = None if texts is None else read_texts([text.encode() for text in texts])
    case = Case(manifest, known)
    case.records |= {name: list(enumerate(rows)) for name, rows in tables_of(records).items()}
    return case


def answer(code: str, case: Case) -> list[str]:
    """Return what the law of a code finds, one line for each fault."""
    (check,) = (check for law, check, _ in _RULES if law.code == code)
    return [_line(finding) for finding in check(case)]


def _line(finding: Finding) -> str:
    where = (finding.table, finding.id, finding.path)
    return " ".join((*filter(None, where), finding.message))


def asked(
    code: str, *records: r.Record, texts: Iterable[str] | None = None, manifest: Manifest = MANIFEST
) -> list[str]:
    """Return what a law finds in records."""
    return answer(code, case_of(*records, texts=texts, manifest=manifest))


@pytest.mark.skipif(not PAGE.is_file(), reason="docs/ is not at hand")
def test_the_page_has_each_law_in_its_words() -> None:
    """Every law stands under its layer, in order, with what it says and what to do."""
    page = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in page if line.startswith(("| E", "## "))]
    layer, found = "", []
    for first, *cells in rows:
        if cells:
            found.append((first[2:], layer, cells[0], cells[2].removesuffix(" |")))
        else:
            layer = first[3:].lower()
    assert found == [(law.code, law.layer, law.statement, law.remedy) for law in LAWS]


# Shape


def test_an_id_is_letters_and_digits_in_groups() -> None:
    """E203 shows each id that is none: of a record, of a tombstone, of a successor."""
    tombs = (Retired("x", "1", "r", ()), Retired("x y", "1", "r", ("ok", "p_q")))
    facts = evolve(MANIFEST, retired=tombs)
    assert asked("E203", sector("a"), sector("a b"), manifest=facts) == [
        "sectors a b $[1].id is 'a b'",
        "manifest $.retired[1].id is 'x y'",
        "manifest $.retired[1].successors[1] is 'p_q'",
    ]


@pytest.mark.parametrize(
    ("text", "fit"),
    [("a", True), ("A1.b-2", True), ("x" * 200, True), ("x" * 201, False), ("", False),
     ("a..b", False), ("-a", False), ("a.", False), ("é", False), ("a\n", False)],
)  # fmt: skip
def test_an_id_has_at_most_two_hundred_characters(text: str, *, fit: bool) -> None:
    """Groups are joined by single dots or hyphens."""
    assert is_id(text) == fit


def test_no_id_stands_twice() -> None:
    """E204 names the table and place of the record that had the id first."""
    assert asked("E204", region("CN"), sector("a"), sector("b"), sector("b"), unit("CN")) == [
        "sectors b $[2].id 'b' is also the id of sectors $[1]",
        "units CN $[0].id 'CN' is also the id of regions $[0]",
    ]


def test_ids_begin_with_their_documents() -> None:
    """E205 gives an id such as the document wants, with the letter of the table."""
    wrong = (tier("t1"), statement("dx.s1", document="d"), claim("c1"), mention("m1", document="d"))
    assert asked("E205", tier(), statement(), claim(), mention(), *wrong) == [
        "tiers t1 $[1].id is 't1', its document wants one such as 'd.t1'",
        "statements dx.s1 $[1].id is 'dx.s1', its document wants one such as 'd.s1'",
        "claims c1 $[1].id is 'c1', its document wants one such as 'c1.c1'",
        "mentions m1 $[1].id is 'm1', its document wants one such as 'd.m1'",
    ]


def test_no_list_holds_a_value_twice() -> None:
    """E206 shows the value; a region is a member once, whatever its coverage."""
    members = (r.Member(r.RegionId("a"), "full"), r.Member(r.RegionId("a"), "partial"))
    group = region("g", "group", members=members, aliases=("x", "y", "y"))
    assert asked("E206", sector("a", "b", "c"), group) == [
        "regions g $[0].members has 'a' twice",
        "regions g $[0].aliases has 'y' twice",
    ]


def test_text_is_one_line_without_blanks_at_its_ends() -> None:
    """E207 says in which way a text is unfit; a surface may be padded but not blank."""
    long = "x" * 10_000
    facts = evolve(
        MANIFEST, licence="", citation=" a", notes=("fine", ""), retired=(
            Retired("x", "1", "fine", ()), Retired("y", "1", "\x85", ()))
    )  # fmt: skip
    padded = claim(quantity=evolve(figure(), surface=" \n2"))
    blank = claim("d.c2", quantity=evolve(figure(), surface=" "))
    found = asked(
        "E207", sector("a", definition="b\nc"), sector("b", definition=long),
        sector("c", definition=f"{long}x", aliases=("d ", "e\u2028f", " g")), padded,
        blank,
        manifest=facts,
    )  # fmt: skip
    assert found == [
        "sectors a $[0].definition is more than one line or holds control characters: 'b\\nc'",
        "sectors c $[2].aliases[0] is padded with blanks: 'd '",
        "sectors c $[2].aliases[1] is more than one line or holds control characters: 'e\\u2028f'",
        "sectors c $[2].aliases[2] is padded with blanks: ' g'",
        f"sectors c $[2].definition is longer than 10000 characters: '{'x' * 58}…",
        "claims d.c2 $[1].quantity.surface is blank",
        "manifest $.licence is blank: ''",
        "manifest $.citation is padded with blanks: ' a'",
        "manifest $.notes[1] is blank: ''",
        "manifest $.retired[1].reason is blank: '\\x85'",
    ]


def test_no_text_holds_what_moves_a_cursor() -> None:
    """E207 refuses every control character and separator of lines or paragraphs, and no other.

    Of names it refuses what turns the direction of writing too.
    """
    chars = [chr(code) for code in range(0x3000)]
    aliases = tuple(f"a{char}b" for char in chars)
    unfit = "is more than one line or holds control characters"
    marked = "is written with marks that turn its direction"
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "L", "R"}
    whys = {
        place: unfit if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else marked
        for place, char in enumerate(chars)
        if unicodedata.category(char) in {"Cc", "Zl", "Zp"}
        or char == "\u061c"
        or (unicodedata.category(char) == "Cf" and unicodedata.bidirectional(char) in turning)
    }
    assert asked("E207", sector("a", aliases=aliases)) == [
        f"sectors a $[0].aliases[{place}] {why}: {aliases[place]!r}" for place, why in whys.items()
    ]
    assert asked("E207", sector("a", definition="a\u200fb")) == []
    assert asked("E207", sector("b", name="a\x1bb"), statement(gist="a\x7fb")) == [
        f"sectors b $[0].name {unfit}: 'a\\x1bb'",
        f"statements d.s1 $[0].gist {unfit}: 'a\\x7fb'",
    ]


@pytest.mark.parametrize(
    "name", ["\u200b", "\ufeff", "\u2060\u00ad", "\u3164", "\u2800 \u115f", "\ufe0f", "\U000e0041"]
)
def test_a_name_is_to_be_seen(name: str) -> None:
    """E207 takes what has only invisible characters for blank; beside a letter they may stand."""
    assert asked("E207", sector("a", aliases=(name,))) == [
        f"sectors a $[0].aliases[0] is blank: {name!r}"
    ]
    assert asked("E207", sector("a", aliases=(f"é{name}é",))) == []


def test_values_are_shown_up_to_sixty_characters() -> None:
    """A longer one ends in an ellipsis, of sixty characters with it."""
    assert shown("x" * 58) == repr("x" * 58)
    assert shown("x" * 59) == f"'{'x' * 58}…"


def test_digests_and_lengths_have_their_form() -> None:
    """E208 says how many digits a digest has; a length is one or more."""
    bad = r.Anchor(0, 1, 0, "abc", "A" * 32, "0" * 33)
    skip = r.Skipped(at(0, 1), "note"), r.Skipped(evolve(at(0, 1), digest="f"), "note")
    held = r.Text("0" * 32, 0)
    anchors = (r.Anchored(r.DocumentId("d"), evolve(at(0, 1), length=-1)),)
    digests = "32 lower-case hexadecimal digits"
    found = asked(
        "E208", document(text="x"), evolve(document("e", skipped=skip), text=held),
        evolve(document("f"), text=r.Text("0" * 64, 1)), statement(anchor=bad),
        statement("d.s2", anchor=at(0, 1)), initiative(anchors=anchors),
    )  # fmt: skip
    assert found == [
        f"documents e $[1].text.sha256 is no 64 lower-case hexadecimal digits: '{'0' * 32}'",
        "documents e $[1].text.characters is 0, below 1",
        f"documents e $[1].skipped[1].anchor.digest is no {digests}: 'f'",
        "initiatives plan $[0].anchors[0].anchor.length is -1, below 1",
        "statements d.s1 $[0].anchor.length is 0, below 1",
        f"statements d.s1 $[0].anchor.digest is no {digests}: 'abc'",
        f"statements d.s1 $[0].anchor.before is no {digests}: '{'A' * 32}'",
        f"statements d.s1 $[0].anchor.after is no {digests}: '{'0' * 33}'",
    ]


def test_the_last_hexadecimal_digit_is_f() -> None:
    """E208 takes every digit up to it, and no letter behind it."""
    digits = "0123456789abcdef" * 4
    longer, shorter = f"{digits[1:]}g", f"{digits[1:32]}g"
    found = asked(
        "E208", evolve(document(), text=r.Text(digits, 1)),
        evolve(document("e"), text=r.Text(longer, 1)),
        statement(anchor=evolve(at(0, 1), digest=digits[:32])),
        statement("d.s2", anchor=evolve(at(0, 1), digest=shorter)),
    )  # fmt: skip
    assert found == [
        f"documents e $[1].text.sha256 is no 64 lower-case hexadecimal digits: {shown(longer)}",
        f"statements d.s2 $[1].anchor.digest is no 32 lower-case hexadecimal digits: {shorter!r}",
    ]


def test_codes_have_their_standards_form() -> None:
    """E209 names the standard; a group, a zone and a city outside China need no code."""
    documents = (
        document("a", language="zh-Hans", url="http://x"),
        document("b", language="English", url="example.org"),
        document("c", url="https:///x"),
    )
    regions = (
        region("CN", "country"), region("C", "country"), region("CN-AH"),
        region("anhui"), region("CN-BEIJ", "municipality"), region("x", "autonomous-region"),
        region("hk", "special-administrative-region"),
        region("CN-340100", "city", adcode="340100"), region("CN-340200", "city", adcode="340201"),
        region("CN-AH-1", "county"), region("riga", "city"), region("CN-z", "zone"),
        region("g", "group", adcode="12345"),
    )  # fmt: skip
    assert asked("E209", *documents, *regions) == [
        "documents b $[1].language is no BCP 47 tag: 'English'",
        "documents b $[1].url is no web address: 'example.org'",
        "documents c $[2].url is no web address: 'https:///x'",
        "regions C $[1].id is no ISO 3166-1 code of a country: 'C'",
        "regions anhui $[3].id is no ISO 3166-2 code of a province: 'anhui'",
        "regions CN-BEIJ $[4].id is no ISO 3166-2 code of a municipality: 'CN-BEIJ'",
        "regions x $[5].id is no ISO 3166-2 code of a autonomous-region: 'x'",
        "regions hk $[6].id is no ISO 3166-2 code of a special-administrative-region: 'hk'",
        "regions CN-340200 $[8].id is not CN- and its adcode: 'CN-340200'",
        "regions CN-AH-1 $[9].id is not CN- and its adcode: 'CN-AH-1'",
        "regions g $[12].adcode is no six digits: '12345'",
    ]


@pytest.mark.parametrize(
    ("scheme", "fit", "unfit"),
    [
        ("sei-2018", ("1", "1.2", "9.10", "1.10.12"), ("0", "1.", "1.2.3.4", "1.123", "10", "a")),
        ("gbt4754-2017", ("A", "T", "C39", "C398", "C3985"), ("U", "c", "A1", "C39855", "39", "")),
        ("future-2024", ("未来制造", "future"), ("", "未来 制造", "a\u3000b")),
    ],
)
def test_a_code_of_an_industry_has_the_form_of_its_list(
    scheme: Any, fit: tuple[str, ...], unfit: tuple[str, ...]
) -> None:
    """E209 names the list; that of 2024 has names without blanks for codes."""
    codes = tuple(r.SectorCode(scheme, each, "broad") for each in (*fit, *unfit))
    assert asked("E209", sector("a", codes=codes)) == [
        f"sectors a $[0].codes[{at}].code is no code of {scheme}: {shown(each)}"
        for at, each in enumerate(unfit, len(fit))
    ]


@pytest.mark.parametrize(
    ("language", "fit"),
    [("en", True), ("yue", True), ("zh-Hans-CN", True), ("de-1996", True), ("e", False),
     ("english", False), ("EN", False), ("en_GB", False), ("en-", False), ("en GB", False),
     ("en-G", False), ("en-abcdefghi", False)],
)  # fmt: skip
def test_a_language_is_tagged_to_its_end(language: str, *, fit: bool) -> None:
    """E209 takes two or three letters, then subtags of two to eight letters or digits."""
    line = f"documents d $[0].language is no BCP 47 tag: {language!r}"
    assert asked("E209", document(language=language)) == ([] if fit else [line])


@pytest.mark.parametrize(
    ("url", "fit"),
    [("http://a", True), ("https://a.b:80/c/d?e=f#g", True), ("https://a/", True),
     ("https://a?b", True), ("https://a/b c", False), ("https://a b", False),
     ("https://a/b\u3000", False), ("ftp://a/b", False), ("https:/a", False)],
)  # fmt: skip
def test_a_web_address_has_no_blanks(url: str, *, fit: bool) -> None:
    """E209 takes http or https, a host and what follows it, up to the end."""
    line = f"documents d $[0].url is no web address: {url!r}"
    assert asked("E209", document(url=url)) == ([] if fit else [line])


@pytest.mark.parametrize(
    ("key", "fit"),
    [("CN-AH", True), ("KZ-75", True), ("FR-B", True), ("AU-NSW", True), ("CN-ah", False),
     ("cn-AH", False), ("CN-", False), ("CN-1234", False), ("CN-AH-1", False), ("CHN-AH", False)],
)  # fmt: skip
def test_a_subdivision_has_letters_or_digits(key: str, *, fit: bool) -> None:
    """E209 takes one to three of them behind the code of a country."""
    line = f"regions {key} $[0].id is no ISO 3166-2 code of a province: {key!r}"
    assert asked("E209", region(key)) == ([] if fit else [line])


def test_days_are_in_order_and_not_of_the_first_years() -> None:
    """E210 compares what was said with its publication; 1800 is the first year of any day."""
    early = r.Period(date(1799, 12, 31), None), r.Period(date(1800, 1, 1), date(1800, 1, 2))
    found = asked(
        "E210",
        document("a", asserted=date(2024, 5, 20)), document("b", asserted=date(2024, 5, 19)),
        document("c", published=date(24, 5, 20)), claim(as_of=early[0], deadline=early[1]),
        claim("d.c2", deadline=r.Period(None, date(99, 1, 1))),
    )  # fmt: skip
    assert found == [
        "documents a $[0].asserted is 2024-05-20, not before 2024-05-20",
        "documents c $[2].published is 0024-05-20, before 1800",
        "claims d.c1 $[0].as_of is 1799-12-31, before 1800",
        "claims d.c2 $[1].deadline is 0099-01-01, before 1800",
    ]


@pytest.mark.parametrize(
    ("version", "supersedes", "since", "faults"),
    [
        ("1.0.0", None, "1.0.0", []),
        ("1.1", "1.0", "1.1", []),
        ("1.1", None, "v1", ["$.retired[0].since is 'v1', write 1"]),
        ("one", "two", "", ["$.version is no version: 'one'", "$.supersedes is no version: 'two'",
                            "$.retired[0].since is no version: ''"]),
        ("v1.0", "1.0-rc.1", "1.0.0", ["$.version is 'v1.0', write 1.0",
                                       "$.supersedes is '1.0-rc.1', write 1.0rc1"]),
        ("1.0", "1.0", "1.0", ["$.supersedes is 1.0, not before 1.0"]),
        ("1.2", "1.10", "1.2", ["$.supersedes is 1.10, not before 1.2"]),
    ],
)  # fmt: skip
def test_versions_are_in_normal_form_and_rise(
    version: str, supersedes: str | None, since: str, faults: list[str]
) -> None:
    """E211 writes the normal form, and compares versions as versions."""
    tombs = (Retired("x", since, "r", ()),)
    facts = evolve(MANIFEST, version=version, supersedes=supersedes, retired=tombs)
    assert asked("E211", manifest=facts) == [f"manifest {fault}" for fault in faults]


def test_a_figure_has_a_unit_and_its_basis() -> None:
    """E212 names the one that is missing, the unit first."""
    claims = (
        claim(), claim("d.c2", quantity=figure("2", None, None)),
        claim("d.c3", quantity=figure("2", "firm", None)),
        claim("d.c4", quantity=figure("2", None, "stated")),
    )  # fmt: skip
    assert asked("E212", *claims) == [
        "claims d.c2 $[1].quantity.unit is null",
        "claims d.c3 $[2].quantity.unit_basis is null",
        "claims d.c4 $[3].quantity.unit is null",
    ]


# References


def test_a_reference_says_what_it_should_have_been() -> None:
    """E301 names the kinds wanted, and what the id is if it is something."""
    roles = r.Role("head", r.OrganizationId("d"), r.DocumentId("press"), None)
    people = person("ann"), person("bo", roles)
    speakers = (r.PersonId("ann"), r.OrganizationId("press"), r.PersonId("CN"), r.PersonId("no"))
    found = asked(
        "E301", document(), region("CN", "country"), body("press"), *people, unit("firm"),
        statement(speakers=speakers), claim(measure="firm", quantity=figure("2", "CN", "stated")),
        mention(kind="region", entity="CN"), mention("d.m2", kind="sector", entity="CN"),
        mention("d.m3", kind="number", entity="none"),
    )  # fmt: skip
    assert found == [
        "people bo $[1].roles[0].organization 'd' is no organization, it is one of the documents",
        "people bo $[1].roles[0].document 'press' is no document, it is one of the organizations",
        (
            "statements d.s1 $[0].speakers[2] 'CN' is no person or organization,"
            " it is one of the regions"
        ),
        "statements d.s1 $[0].speakers[3] 'no' is no person or organization",
        "claims d.c1 $[0].measure 'firm' is no measure, it is one of the units",
        "claims d.c1 $[0].quantity.unit 'CN' is no unit, it is one of the regions",
        "mentions d.m2 $[1].entity 'CN' is no sector, it is one of the regions",
    ]


@pytest.mark.parametrize("kind", ["region", "sector", "person", "organization", "initiative"])
def test_a_mention_names_a_record_of_its_kind(kind: str) -> None:
    """E301 looks for what a mention names in the table of its kind."""
    found = asked("E301", document(), body("press"), mention(kind=kind, entity="nowhere"))
    assert found == [f"mentions d.m1 $[0].entity 'nowhere' is no {kind}"]


def test_what_statements_claims_and_mentions_refer_to() -> None:
    """E301 asks for initiatives, claims and the claim that another is an item of."""
    found = asked(
        "E301", document(), body("press"), unit("firm"), measure("firms"),
        statement(initiatives=(r.InitiativeId("plan"),)), claim(item_of=r.ClaimId("d.c9")),
        mention(claims=(r.ClaimId("d.c8"),)),
    )  # fmt: skip
    assert found == [
        "statements d.s1 $[0].initiatives[0] 'plan' is no initiative",
        "claims d.c1 $[0].item_of 'd.c9' is no claim, did you mean 'd.c1'?",
        "mentions d.m1 $[0].claims[0] 'd.c8' is no claim, did you mean 'd.c1'?",
    ]


def test_a_record_without_its_document_says_so() -> None:
    """E301 asks for the document of every record that has one."""
    found = asked("E301", sector("steel"), measure("firms"), unit("firm"), tier(), statement(),
                  claim(), mention())  # fmt: skip
    assert found == [
        "tiers d.t1 $[0].document 'd' is no document",
        "statements d.s1 $[0].document 'd' is no document",
        "claims d.c1 $[0].document 'd' is no document",
        "mentions d.m1 $[0].document 'd' is no document",
    ]


def test_references_to_what_could_not_be_read_are_not_judged() -> None:
    """E301 is silent on ids of lost records and on tables that could not be read."""
    case = case_of(sector("a", "lost"), sector("b", "gone"), region("CN-AH", parent="CN"))
    case.lost.add("lost")
    case.unread.add("regions")
    assert answer("E301", case) == ["sectors b $[1].broader[0] 'gone' is no sector"]


def test_no_link_leads_in_a_circle() -> None:
    """E302 names every record on a circle, by the link that closes it, and no other."""
    member = (r.Member(r.RegionId("h"), "full"),), (r.Member(r.RegionId("g"), "partial"),)
    found = asked(
        "E302", region("CN", "country"), region("CN-AH", parent="CN-BJ"),
        region("CN-BJ", parent="CN-AH"), region("CN-TJ", parent="CN-AH"),
        region("g", "group", members=member[0]), region("h", "group", members=member[1]),
        sector("a", "b", "c"), sector("b"), sector("c", "c"), body("x", parent="x"), body("y"),
        initiative("p", part_of="q"), initiative("q", part_of="p"), initiative("o", part_of="p"),
        claim(), claim("d.c2", item_of="d.c2"), claim("d.c3", item_of="d.c2"),
    )  # fmt: skip
    assert found == [
        "regions CN-AH $[1].parent leads from 'CN-AH' back to it",
        "regions CN-BJ $[2].parent leads from 'CN-BJ' back to it",
        "regions g $[4].members leads from 'g' back to it",
        "regions h $[5].members leads from 'h' back to it",
        "sectors c $[2].broader leads from 'c' back to it",
        "organizations x $[0].parent leads from 'x' back to it",
        "initiatives p $[0].part_of leads from 'p' back to it",
        "initiatives q $[1].part_of leads from 'q' back to it",
        "claims d.c2 $[1].item_of leads from 'd.c2' back to it",
    ]


def _returns(links: Mapping[str, tuple[str, ...]], key: str) -> bool:
    """Return whether a walk along links comes back, by walking."""
    seen: set[str] = set()
    todo = [*links[key]]
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            todo += links.get(here, ())
    return key in seen


@given(
    st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefgh")).map(tuple))
)
def test_circles_are_what_walks_come_back_on(links: dict[str, tuple[str, ...]]) -> None:
    """The ids on circles are those that a walk along the links comes back to."""
    assert _circling(links) == {key for key in links if _returns(links, key)}


def test_regions_end_in_their_country() -> None:
    """E303 says in what a region ends instead, or that its code is another country's."""
    found = asked(
        "E303", region("CN", "country"), region("CN-AH", parent="CN"), region("KZ", "country"),
        region("KZ-AH", parent="CN"), region("CN-BJ"), region("delta", "group"),
        region("basin", "informal"), region("riga", "city", parent="delta"),
        region("zone", "zone", parent="CN-BJ"), region("LV", "country", parent="delta"),
        region("lost", "city", parent="unread"), region("sub", "group", parent="CN"),
        region("tip", "informal", parent="CN-BJ"), region("dam", "zone", parent="KZ"),
    )  # fmt: skip
    assert found == [
        "regions KZ-AH $[3].parent ends in 'CN', its code is one of 'KZ'",
        "regions CN-BJ $[4].parent ends in 'CN-BJ', which is no country but a province",
        "regions riga $[7].parent ends in 'delta', which is no country but a group",
        "regions zone $[8].parent ends in 'CN-BJ', which is no country but a province",
        "regions LV $[9].parent is set, a country stands at the top",
        "regions tip $[12].parent ends in 'CN-BJ', which is no country but a province",
    ]


def test_only_groups_have_members() -> None:
    """E304 says what the region is instead."""
    held = (r.Member(r.RegionId("CN"), "full"),)
    regions = region("CN"), region("g", "group", members=held), region("z", "zone", members=held)
    assert asked("E304", *regions) == ["regions z $[2].members is set, but 'z' is a zone"]


def test_a_retired_id_is_gone_for_good() -> None:
    """E305 names what still has the id, and each successor that is no other record."""
    tombs = (
        Retired("a", "1", "r", ("b", "none")),
        Retired("b", "1", "r", ("b", "CN", "lost")),
        Retired("a", "2", "r", ()),
    )
    case = case_of(region("CN"), unit("b"), manifest=evolve(MANIFEST, retired=tombs))
    case.lost.add("lost")
    found = [
        "manifest $.retired[0].successors[1] 'none' is no other record, present or retired",
        "manifest $.retired[1].id 'b' is still the id of a unit",
        "manifest $.retired[1].successors[0] 'b' is no other record, present or retired",
        "manifest $.retired[2].id 'a' is retired twice",
    ]
    assert answer("E305", case) == found
    case.unread.add("sectors")
    assert answer("E305", case) == found[1:]


# Figures


def test_the_factor_of_a_unit_is_above_zero() -> None:
    """E401 shows the factor."""
    units = unit("a"), unit("b", factor="0"), unit("c", factor="0.1"), unit("d", factor="-1")
    assert asked("E401", *units) == [
        "units b $[1].factor is 0, not above zero",
        "units d $[3].factor is -1, not above zero",
    ]


def test_a_share_names_its_denominator() -> None:
    """E402 says so of shares and of others, then asks for a unit of the dimension."""
    measures = (
        measure("a", "ratio"), measure("b", "ratio", denominator="all"), measure("c"),
        measure("d", denominator="all"), measure("e", "money"),
    )  # fmt: skip
    case = case_of(unit("firm"), unit("percent", "ratio"), *measures)
    found = [
        "measures a $[0].denominator is null, the dimension is ratio",
        "measures d $[3].denominator is set, the dimension is count",
        "measures e $[4].dimension is 'money', which no unit has",
    ]
    assert answer("E402", case) == found
    case.partial.add("units")
    assert answer("E402", case) == found[:2]


def test_a_surface_is_a_figure() -> None:
    """E403 passes on what the reader says."""
    odd = claim("d.c2", quantity=evolve(figure(), surface="14th"))
    with pytest.raises(npf.InvalidQuantity) as caught:
        parse_quantity("14th")
    assert asked("E403", claim(), odd) == [f"claims d.c2 $[1].quantity.surface {caught.value}"]


def test_unit_and_measure_share_a_dimension() -> None:
    """E404 names both; it is silent where one of them is missing."""
    known = unit("firm"), unit("percent", "ratio"), measure("firms"), measure("sum", "money")
    claims = (
        claim(), claim("d.c2", measure="sum"), claim("d.c3", measure="none"),
        claim("d.c4", measure="sum", quantity=figure("2", "none", "stated")),
    )  # fmt: skip
    assert asked("E404", *known, *claims) == [
        "claims d.c2 $[1].quantity.unit 'firm' is a unit of count, 'sum' a measure of money"
    ]


_OWN, _CHANGED = "its own", {"ratio", "factor"}


@pytest.mark.parametrize("of", ["money", "ratio"])
@pytest.mark.parametrize(
    ("aspect", "dimensions"),
    [
        ("level", {_OWN}),
        ("increase", {_OWN, "rank"}),
        ("decrease", {_OWN, "rank"}),
        ("growth", _CHANGED),
        ("decline", _CHANGED),
        ("average-growth", _CHANGED),
        ("average-decline", _CHANGED),
        ("rank", {"rank"}),
        ("difference", {_OWN, *_CHANGED, "percentage-point", "rank"}),
        ("relative", _CHANGED),
    ],
)
def test_an_aspect_has_its_dimensions(aspect: Any, of: str, dimensions: set[str]) -> None:
    """E404 takes a share's rise in points, and a change in percent or times."""
    right = {of if each == _OWN else each for each in dimensions}
    if of == "ratio" and aspect in {"increase", "decrease"}:
        right.add("percentage-point")
    every = ("count", "factor", "mass", "money", "percentage-point", "rank", "ratio")
    wrong = [each for each in every if each not in right]
    told = "" if aspect == "level" else f", its {aspect} is in {' or '.join(sorted(right))}"
    claims = [
        claim(f"d.{each}", measure="sum", aspect=aspect, quantity=figure("2", each, "stated"))
        for each in every
    ]
    known = [unit(each, each) for each in every]
    found = asked("E404", measure("sum", of, "(,)"), *known, *claims, manifest=SECOND)
    assert [line.partition("quantity.unit ")[2] for line in found] == [
        f"'{each}' is a unit of {each}, 'sum' a measure of {of}{told}" for each in wrong
    ]


def test_an_interval_is_the_surfaces_in_the_domain() -> None:
    """E405 shows what is stored, what the words give and the domain, in the base unit."""
    known = (
        unit("percent", "ratio"), unit("permille", "ratio", factor="0.1"),
        measure("share", "ratio", "[0,100]", "all"),
    )  # fmt: skip

    def share(key: str, surface: str, interval: str, name: str = "percent") -> r.NumericClaim:
        quantity = evolve(figure(surface, name), interval=Interval.parse(interval))
        return claim(key, measure="share", quantity=quantity)

    claims = (
        share("d.c1", "over 60%", "(60,100]"), share("d.c2", "over 60%", "(60,)"),
        share("d.c3", "120%", "[120,120]"), share("d.c4", "over 600", "(600,1000]", "permille"),
        share("d.c5", "over 600", "(600,2000]", "permille"),
    )  # fmt: skip
    assert asked("E405", *known, *claims) == [
        "claims d.c2 $[1].quantity.interval is (60,), the surface gives (60,) in [0,100]",
        (
            "claims d.c3 $[2].quantity.interval '[120,120]' has no number in [0,100], the domain "
            "of share"
        ),
        "claims d.c5 $[4].quantity.interval is (600,2000], the surface gives (600,) in [0,100]",
    ]


def test_a_multiple_heeds_a_verb_of_growth_elsewhere() -> None:
    """E405 lets the second figure of 分别增长1.5倍和2.5倍 be 3.5 times, if a caveat says so."""
    known = unit("factor", "factor"), measure("exports", "money")

    def grown(key: str, interval: str, **fields: Any) -> r.NumericClaim:
        quantity = evolve(figure("2.5倍", "factor"), interval=Interval.parse(interval))
        return claim(key, measure="exports", quantity=quantity, **fields)

    told: dict[str, Any] = {"aspect": "growth", "caveats": ("The verb stands before.",)}
    claims = (
        grown("d.c1", "[3.5,3.5]", **told), grown("d.c2", "[3.5,3.5]", aspect="growth"),
        grown("d.c3", "[4.5,4.5]", **told),
    )  # fmt: skip
    assert asked("E405", *known, *claims, manifest=SECOND) == [
        f"claims d.c{at} $[{at - 1}].quantity.interval is {given}, the surface gives [2.5,2.5]"
        for at, given in ((2, "[3.5,3.5]"), (3, "[4.5,4.5]"))
    ]


def test_a_surface_is_read_in_the_language_of_its_document() -> None:
    """E403 takes 1/4 as a share in a Chinese document since schema 2, and nowhere else."""
    share = claim(quantity=evolve(figure("a quarter", "percent"), surface="1/4"))
    line = "claims d.c1 $[0].quantity.surface '1/4' may be a date or a ratio"
    for language, manifest, found in (
        ("zh", SECOND, 0), ("zh-Hans", SECOND, 0), ("en", SECOND, 1), ("zh", MANIFEST, 1)
    ):  # fmt: skip
        lines = asked("E403", document(language=language), share, manifest=manifest)
        assert [each.startswith(line) for each in lines] == [True] * found


def test_what_is_counted_is_whole() -> None:
    """E406 shows an interval without a whole number where the unit counts."""
    known = unit("firm"), unit("CNY", "money"), measure("firms")
    claims = (
        claim(quantity=figure("2.5", "CNY")), claim("d.c2", quantity=figure("2.5", "firm")),
        claim("d.c3", quantity=figure("about 3", "firm")),
    )  # fmt: skip
    assert asked("E406", *known, *claims) == [
        (
            "claims d.c2 $[1].quantity.interval '[2.5,2.5]' has no whole number, and what is "
            "counted is whole"
        )
    ]


def test_reading_and_nominal_are_the_surfaces() -> None:
    """E407 shows what is stored and what the words give, null where they give nothing."""
    quantity = figure("more than 1,200")
    claims = (
        claim(quantity=quantity), claim("d.c2", quantity=evolve(quantity, reading="at-least")),
        claim("d.c3", quantity=evolve(quantity, nominal=None, reading="exactly")),
        claim("d.c4", quantity=evolve(figure("2 to 3"), nominal=Decimal(2))),
    )  # fmt: skip
    assert asked("E407", *claims) == [
        "claims d.c2 $[1].quantity.reading is 'at-least', the surface gives 'more-than'",
        "claims d.c3 $[2].quantity.reading is 'exactly', the surface gives 'more-than'",
        "claims d.c3 $[2].quantity.nominal is null, the surface gives '1200'",
        "claims d.c4 $[3].quantity.nominal is '2', the surface gives null",
    ]


@pytest.mark.parametrize(("readings", "said"), [("1", "enterprise"), ("2", None)])
def test_a_surface_is_read_by_the_readings_of_its_release(readings: str, said: str | None) -> None:
    """The classifier 家 stated a unit by the first version, and states none by the second."""
    manifest = evolve(MANIFEST, readings=readings)
    told = claim(quantity=figure("5家", "firm", "inferred"))
    line = f"claims d.c1 $[0].quantity.unit is 'firm', the surface says {said!r}"
    assert asked("E408", told, manifest=manifest) == ([line] if said else [])


def test_a_unit_in_the_surface_is_the_claims_and_stated() -> None:
    """E408 shows the surface's unit; it is silent where the surface has none."""
    claims = (
        claim(), claim("d.c2", quantity=figure("20%", "permille")),
        claim("d.c3", quantity=figure("20%", basis="inferred")),
        claim("d.c4", quantity=figure("20%", "permille", "inferred")),
        claim("d.c5", quantity=figure("20%")),
    )  # fmt: skip
    assert asked("E408", *claims) == [
        "claims d.c2 $[1].quantity.unit is 'permille', the surface says 'percent'",
        "claims d.c3 $[2].quantity.unit_basis is inferred, the surface says 'percent'",
        "claims d.c4 $[3].quantity.unit is 'permille', the surface says 'percent'",
    ]


def test_a_stated_unit_that_counts_nothing_is_in_the_surface() -> None:
    """E409 shows the surface; an alias of the unit is enough, and things are not asked about."""
    known = (
        unit("firm"), unit("CNY", "money", "yuan"), unit("days", "duration"),
        measure("firms"), measure("sum", "money"), unit("percent", "ratio"),
    )  # fmt: skip
    claims = (
        claim(), claim("d.c2", quantity=figure("3-billion-level", "CNY", "stated")),
        claim("d.c3", quantity=figure("3-billion-level", "CNY", "inferred")),
        claim("d.c4", quantity=figure("3 billion yuan", "CNY")),
        claim("d.c5", quantity=figure("3 billion yuan", "days", "stated")),
        claim("d.c6", quantity=figure("五成")),
    )  # fmt: skip
    assert asked("E409", *known, *claims) == [
        "claims d.c2 $[1].quantity.unit_basis is stated, but '3-billion-level' does not say 'CNY'",
        "claims d.c5 $[4].quantity.unit_basis is stated, but '3 billion yuan' does not say 'days'",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 firms", False), ("2 firm", True), ("2 FIRM, or", True), ("confirm", False),
        ("2firm", True), ("firm2", True), ("firm_", True), ("two old\n mills", True),
        ("oldmills", False), ("old millsé", False), ("300家企", True), ("工厂x", True),
        ("x工厂", True), ("a b", False),
    ],
)  # fmt: skip
def test_a_units_names_are_words_of_their_own(text: str, *, said: bool) -> None:
    """E511 finds a name in any case, across blanks, but not inside a Latin word."""
    mill = unit("firm", "count", "old mills", "家", "工厂")
    claims = claim(quantity=figure("2", "firm", "stated"))
    place = statement(anchor=at(0, len(text)))
    found = asked("E511", document(text=text), mill, place, claims, texts=[text])
    line = "claims d.c1 $[0].quantity.unit_basis is stated, but 'd.s1' does not say 'firm'"
    assert found == ([] if said else [line])


def test_each_unit_is_looked_for_in_each_statement() -> None:
    """E511 judges a claim by the unit and the statement that are its own."""
    text = "Ten firms and five mills."
    known = unit("firm", "count", "firms"), unit("mill", "count", "mills"), unit("shop")
    said = statement(anchor=at(0, len(text))), statement("d.s2", anchor=words(text, "Ten firms"))
    claims = [
        claim(f"d.c{place}", statement=where, quantity=figure("2", name, "stated"))
        for place, (where, name) in enumerate(
            (("d.s1", "firm"), ("d.s1", "shop"), ("d.s2", "mill"), ("d.s1", "mill"))
        )
    ]
    told = ".quantity.unit_basis is stated, but {!r} does not say {!r}".format
    assert asked("E511", document(text=text), *known, *said, *claims, texts=[text]) == [
        f"claims d.c1 $[1]{told('d.s1', 'shop')}", f"claims d.c2 $[2]{told('d.s2', 'mill')}",
    ]  # fmt: skip


def test_only_stated_things_are_looked_for_in_the_statement() -> None:
    """E511 is silent on what is inferred, counted plainly, no count, or has no text at hand."""
    text = "So 20% of it."
    known = unit("firm"), unit("count"), unit("percent", "ratio"), document(text=text)
    places = (
        statement(anchor=at(0, len(text))),
        statement("d.s2"),
        statement("e.s1", anchor=at(0, 1)),
    )
    claims = (
        claim(quantity=figure("2", "none", "stated")), claim("d.c2", statement="none"),
        claim("d.c3", statement="d.s2"), claim("e.c1"),
        claim("d.c4", quantity=figure("2", "firm", "inferred")),
        claim("d.c5", quantity=figure("2", "count", "stated")),
        claim("d.c6", quantity=figure("20%")), claim("d.c7"),
    )  # fmt: skip
    assert asked("E511", *known, *places, *claims, texts=[text]) == [
        "claims d.c7 $[7].quantity.unit_basis is stated, but 'd.s1' does not say 'firm'"
    ]


# Values


def test_each_goes_with_the_claim_that_counts() -> None:
    """E410 says which of the two is missing."""
    claims = (
        claim(), claim("d.c2", distribution="each", item_of="d.c1"),
        claim("d.c3", distribution="each"), claim("d.c4", item_of="d.c1"),
    )  # fmt: skip
    assert asked("E410", *claims) == [
        "claims d.c3 $[2].item_of is null, the distribution is each",
        "claims d.c4 $[3].item_of is set, the distribution is single",
    ]
    assert asked("E410", *claims, manifest=SECOND) == [
        "claims d.c3 $[2].item_of is null, the distribution is each"
    ]


def test_what_counts_the_items_is_in_the_same_document() -> None:
    """E411 says whether it is elsewhere or counts nothing."""
    claims = (
        claim("d.c1", quantity=figure("20%")),
        claim("d.c2", item_of="d.c1", distribution="each"), claim("d.c7", item_of="d.c1"),
        claim("d.c3", item_of="e.c1"), claim("e.c1"), claim("e.c2", item_of="none"),
        claim("e.c3", quantity=figure("2", "none")), claim("e.c4", item_of="e.c3"),
        claim("e.c5", item_of="e.c1"), claim("e.c6", item_of="d.c1"),
    )  # fmt: skip
    found = [
        "claims d.c2 $[1].item_of 'd.c1' counts nothing, its unit is 'percent'",
        "claims d.c7 $[2].item_of 'd.c1' counts nothing, its unit is 'percent'",
        "claims d.c3 $[3].item_of 'e.c1' belongs to another document",
        "claims e.c6 $[9].item_of 'd.c1' belongs to another document",
    ]
    known = unit("percent", "ratio"), unit("firm")
    assert asked("E411", *known, *claims) == found
    assert asked("E411", *known, *claims, manifest=SECOND) == [found[0], *found[2:]]


def test_what_is_achieved_has_no_deadline() -> None:
    """E412 shows the deadline."""
    day = r.Period.parse("../2030-12-31")
    claims = claim(), claim("d.c2", deadline=day), claim("d.c3", deadline=day, modality="targeted")
    assert asked("E412", *claims) == [
        "claims d.c2 $[1].deadline is ../2030-12-31, but the modality is achieved"
    ]


def test_doubts_and_guesses_have_caveats() -> None:
    """E413 asks for one where the unit is inferred, E414 where the claim is disputed."""
    guess = figure("2", "firm", "inferred")
    claims = (
        claim(), claim("d.c2", quantity=guess), claim("d.c3", quantity=guess, caveats=("Odd.",)),
        claim("d.c4", disputed=True), claim("d.c5", disputed=True, caveats=("A slip.",)),
    )  # fmt: skip
    assert asked("E413", *claims) == ["claims d.c2 $[1].caveats is empty, the unit is inferred"]
    assert asked("E414", *claims) == ["claims d.c4 $[3].caveats is empty, the claim is disputed"]


def test_a_narrator_is_nobody() -> None:
    """E415 names the field that is set, or the attribution for which nobody is named."""
    speakers = (r.PersonId("ann"),)
    statements = (
        statement(), statement("d.s2", speakers=speakers, speaker_label="a clerk"),
        statement("d.s3", speaker_label="a clerk"), statement("d.s4", attribution="quoted"),
        statement("d.s5", attribution="reported", speaker_label="a clerk"),
        statement("d.s6", attribution="quoted", speakers=speakers),
    )  # fmt: skip
    assert asked("E415", *statements) == [
        "statements d.s2 $[1].speakers is set, the attribution is narrator",
        "statements d.s3 $[2].speaker_label is set, the attribution is narrator",
        "statements d.s4 $[3].speakers is empty and there is no label, the attribution is quoted",
    ]


def test_a_claim_and_its_statement_are_in_one_document() -> None:
    """E416 names the statement and its document."""
    claims = claim(), claim("d.c2", statement="e.s1"), claim("d.c3", statement="none")
    assert asked("E416", statement(), statement("e.s1"), *claims) == [
        "claims d.c2 $[1].statement 'e.s1' belongs to 'e'"
    ]


def test_a_claim_is_about_nothing_that_its_statement_is_not() -> None:
    """E417 names each region and sector that the statement has not."""
    regions, sectors = tuple(map(r.RegionId, "ab")), tuple(map(r.SectorId, "cd"))
    claims = (
        claim("d.c0", statement="none", regions=regions),
        claim(regions=regions[:1], sectors=sectors[:1]),
        claim("d.c2", regions=regions, sectors=sectors),
    )  # fmt: skip
    place = statement(regions=regions[:1], sectors=sectors[:1])
    assert asked("E417", place, *claims) == [
        "claims d.c2 $[2].regions[1] 'b' is none of the regions of 'd.s1'",
        "claims d.c2 $[2].sectors[1] 'd' is none of the sectors of 'd.s1'",
    ]
    own = document(region="b")
    assert asked("E417", own, place, *claims) == [
        "claims d.c2 $[2].sectors[1] 'd' is none of the sectors of 'd.s1'",
    ]


def test_a_number_has_a_class_and_a_name_an_entity() -> None:
    """E418 says which of the two is null or set, and of what kind the mention is."""
    mentions = (
        mention(), mention("d.m2", kind="region", entity="CN", number_class=None),
        mention("d.m3", entity="CN"), mention("d.m4", number_class=None),
        mention("d.m5", kind="person"),
    )  # fmt: skip
    assert asked("E418", *mentions) == [
        "mentions d.m3 $[2].entity is set, the kind is number",
        "mentions d.m4 $[3].number_class is null, the kind is number",
        "mentions d.m5 $[4].number_class is set, the kind is person",
        "mentions d.m5 $[4].entity is null, the kind is person",
    ]


def test_numbers_of_class_claim_name_claims_of_their_document() -> None:
    """E419 says whether claims are missing, too many, or another document's."""
    own, other = r.ClaimId("d.c1"), r.ClaimId("e.c1")
    mentions = (
        mention(number_class="claim", claims=(own,)), mention("d.m2", number_class="claim"),
        mention("d.m3", claims=(own,)), mention("d.m4", number_class=None, claims=(own,)),
        mention("d.m5", number_class="claim", claims=(own, other, r.ClaimId("none"))),
    )  # fmt: skip
    assert asked("E419", claim(), claim("e.c1"), *mentions) == [
        "mentions d.m2 $[1].claims is empty, the number class is claim",
        "mentions d.m3 $[2].claims is set, the number class is date",
        "mentions d.m4 $[3].claims is set, the number class is null",
        "mentions d.m5 $[4].claims[1] 'e.c1' belongs to 'e'",
    ]


def test_one_mention_names_an_anchored_claim() -> None:
    """E420 names the first two if there are several, and is silent if some could not be read."""
    keys = [r.ClaimId(f"d.c{number}") for number in range(1, 5)]
    claims = [claim(key, anchor=at(0, 1)) for key in keys[:3]]
    mentions = (
        mention(claims=(keys[0],)), mention("d.m2", claims=(keys[1],)),
        mention("d.m3", claims=(keys[1],)), mention("d.m4", claims=(keys[1],)),
    )  # fmt: skip
    case = case_of(*claims, claim(keys[3]), *mentions)
    assert answer("E420", case) == [
        "claims d.c2 $[1].id 'd.m2' and 'd.m3' name it",
        "claims d.c3 $[2].id no mention names it",
    ]
    case.partial.add("mentions")
    assert answer("E420", case) == []


def test_a_mention_means_who_bears_the_name() -> None:
    """E421 names all whose name, Chinese name or alias the words are."""
    text = "Anhui 安徽 Amber glass AMBER Bo"
    regions = (
        region("CN-AH", name="Anhui", name_zh="安徽", aliases=("Amber", "Anhui")),
        region("CN-BJ", name="Amber"), region("CN-SH", name="Bo"),
    )  # fmt: skip

    def named(key: str, span: str, entity: str, kind: Any = "region") -> r.Mention:
        place = words(text, span)
        return mention(key, kind=kind, entity=entity, number_class=None, anchor=place)

    mentions = (
        named("d.m1", "Anhui", "CN-AH"), named("d.m2", "安徽", "CN-BJ"),
        named("d.m3", "Amber", "CN-BJ"), named("d.m4", "Amber", "CN-SH"),
        named("d.m5", "glass", "CN-SH"), named("d.m6", "Bo", "bo", "person"),
        named("d.m7", "Bo", "ann", "person"), mention("d.m8", anchor=words(text, "Bo")),
        mention("d.m9", kind="region", entity="CN-SH"), named("d.m10", "Anhui", "CN-SH"),
    )  # fmt: skip
    people = person("bo", name="Bo"), person("ann", name="Ann")
    assert asked("E421", *regions, *people, *mentions) == [
        "mentions d.m2 $[1].entity is 'CN-BJ', the words name 'CN-AH'",
        "mentions d.m4 $[3].entity is 'CN-SH', the words name 'CN-AH' or 'CN-BJ'",
        "mentions d.m7 $[6].entity is 'ann', the words name 'bo'",
        "mentions d.m10 $[9].entity is 'CN-SH', the words name 'CN-AH'",
    ]


@pytest.mark.parametrize("schema", [1, 2])
def test_names_and_words_are_compared_in_the_normal_form_of_the_release(schema: int) -> None:
    """E421 takes a radical (⽣) for the character that it looks like since schema 2 alone."""
    manifest, form = evolve(MANIFEST, schema=schema), FORMATS[schema].normalisation
    text, known = "卫⽣", region("CN-AH", name="卫生", aliases=("卫⽣",) * (schema == 1))
    place = anchor_of(text, 0, len(text), form=form)
    named = mention(kind="region", entity="CN-SH", number_class=None, anchor=place)
    line = "mentions d.m1 $[0].entity is 'CN-SH', the words name 'CN-AH'"
    assert asked("E421", known, named, manifest=manifest) == [line]
    bare = asked("E421", evolve(known, aliases=()), named, manifest=manifest)
    assert bare == ([] if schema == 1 else [line])


def test_a_statement_is_about_regions_that_its_document_mentions() -> None:
    """E422 takes the mention of a part or a member, at any depth, for one of the whole."""
    held = tuple(r.Member(r.RegionId(key), "partial") for key in ("none", "inner", "CN-BJ"))
    regions = (
        region("CN", "country"), region("CN-AH", parent="CN"), region("CN-BJ", parent="CN"),
        region("inner", "group", members=(r.Member(r.RegionId("CN-AH"), "full"),)),
        region("outer", "group", members=held), region("city", "city", parent="CN-AH"),
    )  # fmt: skip
    every = tuple(each.id for each in regions)
    case = case_of(
        *regions, statement("e.s1", regions=every), statement(regions=every),
        mention(kind="region", entity="CN-AH", number_class=None),
        mention("e.m1", kind="sector", entity="CN-AH", number_class=None),
    )  # fmt: skip
    found = [
        "statements d.s1 $[1].regions[2] 'CN-BJ' is not mentioned in 'd', nor a part of it",
        "statements d.s1 $[1].regions[5] 'city' is not mentioned in 'd', nor a part of it",
    ]
    assert answer("E422", case) == found
    for table in ("mentions", "regions", "documents"):
        case.partial = {table}
        assert answer("E422", case) == []


def test_the_region_of_a_document_is_spoken_of() -> None:
    """E422 takes a report's own region for mentioned, beside those that it mentions."""
    place, other = r.RegionId("CN-AH"), r.RegionId("CN-BJ")
    known = region("CN", "country"), region("CN-AH", parent="CN"), region("CN-BJ", parent="CN")
    own, about = document(region="CN-AH"), statement(regions=(place, other, r.RegionId("CN")))
    line = "statements d.s1 $[0].regions[1] 'CN-BJ' is not mentioned in 'd', nor a part of it"
    assert asked("E422", *known, own, about) == [line]
    spoken = mention(kind="region", entity="CN-BJ", number_class=None)
    assert asked("E422", *known, own, about, spoken) == []
    assert asked("E422", *known, document(), about) == []


def test_each_region_that_is_mentioned_tells_of_its_wholes() -> None:
    """E422 takes the parents of all of them for spoken of."""
    regions = [region(f"{key}-0", parent=key) for key in "abc"] + [region(key) for key in "abc"]
    spoken = [
        mention(f"d.m{key}", kind="region", entity=f"{key}-0", number_class=None) for key in "abc"
    ]
    about = statement(regions=tuple(map(r.RegionId, "abc")))
    assert asked("E422", *regions, *spoken, about) == []


@pytest.mark.parametrize("leaf", ["a-1", "a-2", "b-1", "c"])
def test_each_branch_of_a_region_is_searched(leaf: str) -> None:
    """E422 finds a part at any depth, in whatever order regions stand."""
    regions = (
        region("a-1", parent="a-0"), region("a-2", parent="a-0"), region("b-1", parent="b-0"),
        region("a-0", parent="z"), region("b-0", parent="z"), region("c", parent="z"),
        region("z", "country"),
    )  # fmt: skip
    spoken = mention(kind="region", entity=leaf, number_class=None)
    about = statement(regions=(r.RegionId("z"),))
    assert answer("E422", case_of(*regions, about, spoken)) == []


# Laws since schema 2


def test_a_code_is_the_exact_match_of_one_sector() -> None:
    """E306 names the sector that has the code already; other matches are as many as they are."""

    def coded(key: str, *codes: tuple[Any, str, Any]) -> r.Sector:
        return sector(key, codes=tuple(r.SectorCode(*each) for each in codes))

    first = coded("a", ("sei-2018", "1.1", "exact"), ("sei-2018", "1.1", "exact"))
    others = (
        coded("b", ("sei-2018", "1.1", "broad"), ("gbt4754-2017", "1.1", "exact")),
        coded("c", ("sei-2018", "1.2", "exact"), ("sei-2018", "1.1", "exact")),
        coded("d", ("sei-2018", "1.1", "exact")),
    )
    assert asked("E306", first, *others, manifest=SECOND) == [
        "sectors c $[2].codes[1].match '1.1' is the exact match of 'a' already",
        "sectors d $[3].codes[0].match '1.1' is the exact match of 'a' already",
    ]


def test_what_is_compared_says_with_what() -> None:
    """E423 asks a difference and what is relative for a caveat, and nothing else."""
    claims = [
        claim(f"d.c{at}", aspect=aspect, caveats=caveats)
        for at, (aspect, caveats) in enumerate(
            (("difference", ()), ("relative", ()), ("growth", ()), ("relative", ("to 2020",)))
        )
    ]
    assert asked("E423", *claims, manifest=SECOND) == [
        "claims d.c0 $[0].caveats is empty, the aspect is difference",
        "claims d.c1 $[1].caveats is empty, the aspect is relative",
    ]


def test_no_classifier_names_what_is_counted() -> None:
    """E424 says at which name the first one stands; money may be counted by anything."""
    units = (
        unit("firm", "count", "企业", "家", "个"), evolve(unit("place"), name="处"),
        evolve(unit("item"), symbol="项"), unit("yuan", "money", "个"),
        unit("firms", "count", "企业"),
    )  # fmt: skip
    assert asked("E424", *units, manifest=SECOND) == [
        "units firm $[0].aliases[1] '家' is a classifier",
        "units place $[1].name '处' is a classifier",
        "units item $[2].symbol '项' is a classifier",
    ]


def test_a_gist_is_left_out_where_figures_were_read() -> None:
    """E425 names the document and its depth; it is silent where the document is missing."""
    documents = document(), document("e", depth="figures")
    statements = [statement(f"{key}.s1", gist=None) for key in "def"]
    assert asked("E425", *documents, statement("d.s2"), *statements, manifest=SECOND) == [
        "statements d.s1 $[1].gist is null, 'd' was read at depth whole"
    ]


def test_the_words_before_a_figure_are_those_of_its_aspect() -> None:
    """E512 reads from the statement's start to the figure, and is silent without text or place."""
    text = "Output grew. 能耗下降3%，产值增长5%。"
    said = statement(anchor=words(text, "能耗下降3%，产值增长5%。"))
    less, more = words(text, "3%"), words(text, "5%")
    claims = [
        claim(f"d.c{at}", aspect=aspect, anchor=anchor, quantity=figure(surface, name, "stated"),
              statement=f"{'d' if owner is None else owner}.s1")
        for at, (aspect, anchor, surface, name, owner) in enumerate((
            ("growth", less, "3%", "percent", None), ("decline", less, "3%", "percent", None),
            ("decline", more, "5%", "percent", None), ("growth", more, "5%", "percent", None),
            ("level", more, "5%", "percent", None), ("level", more, "5", "firm", None),
            ("growth", None, "3%", "percent", None), ("growth", less, "3%", "none", None),
            ("growth", less, "3%", "percent", "e"), ("average-decline", less, "3%", "firm", None),
        ))
    ]  # fmt: skip
    known = document(text=text), unit("percent", "ratio"), unit("firm"), said
    contradicted = (
        (0, "growth", "下降"), (2, "decline", "增长"), (4, "level", "增长"),
        (9, "average-decline", "no word for a year or an average"),
    )  # fmt: skip
    found = [
        f"claims d.c{at} $[{at}].aspect is {aspect}, the statement has {shown(told)}"
        for at, aspect, told in contradicted
    ]
    assert asked("E512", *known, *claims, texts=[text], manifest=SECOND) == found
    assert asked("E512", *known, *claims, texts=[], manifest=SECOND) == []
    assert asked("E512", *known, *claims, manifest=SECOND) == []
    unplaced = evolve(said, anchor=None)
    assert asked("E512", *known[:3], unplaced, *claims, texts=[text], manifest=SECOND) == []


def test_a_sentence_with_a_claim_or_the_term_is_told() -> None:
    """E605 says where it starts; at depth `whole`, and where all is in statements, it is silent."""
    text = "培育新质生产力。产值5万元。今天天气很好。新质生产力！明天见。"
    text += "In 3.5 new quality productive forces."
    told_ = words(text, "产值5万元。"), words(text, "新质生产力！")
    own = document(text=text, depth="figures")
    skipped = evolve(own, skipped=(r.Skipped(words(text, "培育新质生产力。"), "navigation"),))
    claims = claim(anchor=words(text, "5万元")), claim("d.c2")
    term = "documents d $[0].text has a sentence with '新质生产力' at"
    forces = "documents d $[0].text has a sentence with 'new quality productive forces' at"
    first, third, last = text.index("培育"), text.index("新质生产力！"), text.index("In")
    money = f"documents d $[0].text has a sentence with a claim at {text.index('产值')} in no"
    lines = [
        f"{term} {first} in no statement", f"{money} statement",
        f"{term} {third} in no statement", f"{forces} {last} in no statement",
    ]  # fmt: skip

    def silent(*records: r.Record, texts: Iterable[str] | None = (text,)) -> list[str]:
        return asked("E605", *records, texts=texts, manifest=SECOND)

    assert silent(own, *claims) == lines
    statements = [statement(f"d.s{at}", anchor=each) for at, each in enumerate(told_)]
    assert silent(own, *statements, *claims) == [lines[0], lines[3]]
    assert silent(skipped, *statements, *claims) == lines[3:]
    part = statement("d.s1", anchor=words(text, "培育新质"))
    assert silent(own, part, *claims) == lines
    every = statement("d.s1", anchor=at(0, len(text)))
    assert silent(own, every, *claims) == silent(own, *claims, texts=None) == []
    assert silent(evolve(own, depth="whole"), *claims) == []
    next_to = "今天很好。产值5万元。"  # where one sentence ends the next begins
    begun = evolve(words(next_to, "产值5万元。"), end=next_to.index("产值") + 2)
    held = statement(anchor=words(next_to, "产值5万元。")), claim(anchor=begun)
    assert silent(document(text=next_to, depth="figures"), *held, texts=[next_to]) == []
    for table in ("statements", "documents", "claims"):
        case = case_of(own, *claims, texts=[text], manifest=SECOND)
        case.partial = {table}
        assert answer("E605", case) == []


def test_a_statement_of_the_term_has_a_gist() -> None:
    """E606 shows the term as the text has it, if it stands within the statement."""
    text = "Some do. New Quality Productive Forces grow. Others do not."
    before, first, second = (
        words(text, "Some do."),
        words(text, "New Quality Productive Forces grow."),
        words(text, "Others do not."),
    )
    statements = [
        statement(f"d.s{at}", anchor=anchor, gist=gist)
        for at, (anchor, gist) in enumerate(
            ((first, None), (first, "Ours."), (second, None), (None, None), (before, None))
        )
    ]
    known = document(text=text, depth="figures"), statement("e.s1", anchor=first, gist=None)
    assert asked("E606", *known, *statements, texts=[text], manifest=SECOND) == [
        "statements d.s0 $[1].gist is null, the statement speaks of 'New Quality Productive Forces'"
    ]


# Anchors


def test_anchors_go_with_the_text() -> None:
    """E501 says which document has a text, or none; it is silent on documents not there."""
    skip = (r.Skipped(at(0, 1), "note"),)
    place = at(0, 1)
    names = tuple(r.Anchored(r.DocumentId(key), place) for key in ("d", "none", "e"))
    found = asked(
        "E501", document(text="x", skipped=skip), document("e", skipped=skip), document("f"),
        tier(anchor=place), tier("e.t1", document="e", anchor=place), statement(),
        statement("e.s1"), statement("none.s1", anchor=place), claim("e.c1", anchor=place),
        mention(), initiative("early"), initiative(anchors=names),
    )  # fmt: skip
    assert found == [
        "documents e $[1].skipped is set, but the document has no text",
        "tiers e.t1 $[1].anchor is set, but 'e' has no text",
        "statements d.s1 $[0].anchor is null, but 'd' has a text",
        "claims e.c1 $[0].anchor is set, but 'e' has no text",
        "mentions d.m1 $[0].anchor is null, but 'd' has a text",
        "initiatives plan $[1].anchors[2] is in 'e', which has no text",
    ]


def test_an_anchor_is_inside_the_text() -> None:
    """E502 shows the place and the size of the text."""
    places = (at(0, 3), at(1, 4), at(-1, 1), at(2, 2), at(2, 1), at(2, 3))
    skips = tuple(r.Skipped(place, "note") for place in places[:2])
    found = asked(
        "E502", document("e"), document(text="abc", skipped=skips),
        statement("e.s1", anchor=at(0, 9)), statement("none.s1", anchor=at(0, 9)),
        *(statement(f"d.s{place}", anchor=anchor) for place, anchor in enumerate(places)),
        initiative(anchors=(r.Anchored(r.DocumentId("d"), at(3, 4)),)),
    )  # fmt: skip
    assert found == [
        "documents d $[1].skipped[1].anchor is [1, 4) in a text of 3 characters",
        "initiatives plan $[0].anchors[0].anchor is [3, 4) in a text of 3 characters",
        "statements d.s1 $[3].anchor is [1, 4) in a text of 3 characters",
        "statements d.s2 $[4].anchor is [-1, 1) in a text of 3 characters",
        "statements d.s3 $[5].anchor is [2, 2) in a text of 3 characters",
        "statements d.s4 $[6].anchor is [2, 1) in a text of 3 characters",
    ]


def test_passages_do_not_overlap() -> None:
    """E503 names the passage before that ends last, and where."""
    skips = (r.Skipped(at(30, 40), "note"), r.Skipped(at(5, 7), "note"))
    found = asked(
        "E503", document(text="x" * 50, skipped=skips), statement("d.s1", anchor=at(0, 6)),
        statement("d.s2", anchor=at(7, 20)), statement("d.s3", anchor=at(8, 10)),
        statement("d.s4", anchor=at(15, 20)), statement("d.s5", anchor=at(20, 30)),
        statement("e.s1", anchor=at(0, 50)), statement("d.s6", anchor=at(7, 8)),
        claim(anchor=at(0, 1)), tier(anchor=at(0, 50)),
    )  # fmt: skip
    assert found == [
        "documents d $[0].skipped[1].anchor starts at 5, before d.s1.anchor ends at 6",
        "statements d.s2 $[1].anchor starts at 7, before d.s6.anchor ends at 8",
        "statements d.s3 $[2].anchor starts at 8, before d.s2.anchor ends at 20",
        "statements d.s4 $[3].anchor starts at 15, before d.s2.anchor ends at 20",
    ]


def test_claims_lie_in_statements_and_in_mentions() -> None:
    """E504 names the statement, E505 the claim; an anchor that is not there is no fault."""
    places = (None, at(2, 5), at(2, 6), at(1, 5), at(3, 4), at(9, 10))
    claims = [claim(f"d.c{place}", anchor=anchor) for place, anchor in enumerate(places)]
    keys = tuple(each.id for each in claims)
    outer = statement(anchor=at(2, 5)), statement("d.s2")
    claims += [claim("d.c6", statement="d.s2", anchor=at(0, 9)), claim("d.c7", statement="none")]
    mentions = (
        mention(claims=(*keys, r.ClaimId("none")), anchor=at(2, 5)), mention("d.m2", claims=keys)
    )  # fmt: skip
    assert asked("E504", *outer, *claims) == [
        "claims d.c2 $[2].anchor is not inside that of 'd.s1'",
        "claims d.c3 $[3].anchor is not inside that of 'd.s1'",
        "claims d.c5 $[5].anchor is not inside that of 'd.s1'",
    ]
    assert asked("E505", *claims, *mentions) == [
        "mentions d.m1 $[0].claims[2] the anchor of 'd.c2' is not inside this mention's",
        "mentions d.m1 $[0].claims[3] the anchor of 'd.c3' is not inside this mention's",
        "mentions d.m1 $[0].claims[5] the anchor of 'd.c5' is not inside this mention's",
    ]


def test_texts_are_those_that_were_read() -> None:
    """E506 gives the digest of a text that is not there, and the length of one that is."""
    longer = r.Text(sha256(b"abc"), 4)
    documents = document("a"), document("b", text="b"), evolve(document("c"), text=longer)
    found = [
        f"documents b $[1].text.sha256 no text given has the digest {sha256(b'b')}",
        "documents c $[2].text.characters is 4, the text has 3",
    ]
    assert asked("E506", *documents, document("d", text="d"), texts=["abc", "d"]) == found
    assert asked("E506", *documents) == []


def test_files_that_are_no_text_are_left_out() -> None:
    """Texts are found by the digest of their bytes; what is no UTF-8 is none."""
    known = {sha256(b"a"): "a", sha256("é".encode()): "é"}
    assert read_texts([b"a", b"\xff", "é".encode()]) == known


def test_an_anchor_has_the_digests_of_its_text() -> None:
    """E507 shows what an anchor states and what the text gives, or that its place is none."""
    text = "One two three. Four."
    true = words(text, "two")
    other = words(text, "three")
    wrong = evolve(true, length=4, digest=other.digest, before=None, after=other.after)
    blank = evolve(true, start=3, end=4)
    found = asked(
        "E507", document(text=text), document("e", text="unknown"),
        tier("e.t1", document="e", anchor=wrong), tier(anchor=blank),
        mention(anchor=true), mention("d.m2", anchor=wrong), texts=[text],
    )  # fmt: skip
    assert found == [
        "tiers d.t1 $[1].anchor [3, 4) is no place in a text of 20 characters",
        "mentions d.m2 $[1].anchor.length is 4, the text gives 3",
        f"mentions d.m2 $[1].anchor.digest is {other.digest}, the text gives {true.digest}",
        f"mentions d.m2 $[1].anchor.before is None, the text gives {true.before}",
        f"mentions d.m2 $[1].anchor.after is {other.after}, the text gives {true.after}",
    ]


def test_a_surface_is_the_text_at_its_anchor() -> None:
    """E508 goes by the words where the text is given, else by the digest of the anchor."""
    text = "One had 20 or 30."
    twenty = words(text, "20")
    claims = (
        claim(quantity=figure("20"), anchor=twenty), claim("d.c2", quantity=figure("30")),
        claim("d.c3", quantity=figure("30"), anchor=twenty),
        claim("e.c1", quantity=figure("20"), anchor=twenty),
        claim("e.c2", quantity=figure("30"), anchor=twenty),
    )  # fmt: skip
    documents = document(text=text), document("e", text="unknown")
    lost = "is '30', the anchor is that of other words"
    assert asked("E508", *documents, *claims, texts=[text]) == [
        "claims d.c3 $[2].quantity.surface is '30', the text has '20'",
        f"claims e.c2 $[4].quantity.surface {lost}",
    ]
    assert asked("E508", *documents, *claims) == [
        f"claims d.c3 $[2].quantity.surface {lost}",
        f"claims e.c2 $[4].quantity.surface {lost}",
    ]


@pytest.mark.parametrize("schema", [1, 2])
def test_digests_are_those_of_the_normal_form_of_the_release(schema: int) -> None:
    """E507 and E508 take an anchor that was made in the other form for that of other words."""
    text, manifest = "⼆十家", evolve(MANIFEST, schema=schema)  # with a radical for 二
    forms = [FORMATS[each].normalisation for each in (schema, 3 - schema)]
    right, other = (anchor_of(text, 0, len(text), form=form) for form in forms)
    for anchor, wrong in ((right, False), (other, True)):
        told = claim(anchor=anchor, quantity=evolve(figure(), surface=text))
        fault = f"claims d.c1 $[0].quantity.surface is {text!r}, the anchor is that of other words"
        assert asked("E508", document(text=text), told, manifest=manifest) == [fault] * wrong
        fault = f".digest is {other.digest}, the text gives {right.digest}"
        assert asked("E507", document(text=text), told, texts=[text], manifest=manifest) == [
            f"claims d.c1 $[0].anchor{fault}"
        ] * wrong  # fmt: skip


@pytest.mark.parametrize(
    ("gap", "blank"),
    [("\n\n", True), ("\r\n\r\n", True), ("\r\n", False), ("\n", False), (" \n \t\n", True),
     ("\u2029\u2028", True), ("\r\r", True), ("\n\r\n", True), ("\x85 \x0b", True), (" ", False),
     ("\x0c\u3000\n", True)],
)  # fmt: skip
def test_a_statement_never_crosses_a_blank_line(gap: str, *, blank: bool) -> None:
    """E509 says where the blank line is, however lines end; within one line there is none."""
    text = f"\n\nAb{gap}cd.\n\n"
    end = text.index(".") + 1
    places = at(2, end), None, at(4, end)
    statements = (statement(f"d.s{number}", anchor=each) for number, each in enumerate(places))
    found = asked("E509", document(text=text), statement("e.s1"), *statements, texts=[text])
    start = 4 + (len(gap) - len(gap.lstrip(" ")))
    line = f".anchor crosses the blank line at {start}"
    both = [f"statements d.s0 $[1]{line}", f"statements d.s2 $[3]{line}"]
    assert found == (both if blank else [])


_CLAUSES = [
    ("Ab cd. |Ef gh.|", None), ("|Ab cd|", None), ("Ab, |cd|; ef", "end"), ("|Ab\n|cd", None),
    ("Ab |cd.|", "start"), ("|Ab| cd.", "end"), ("|Ab-|cd", "end"), ("Ab |(cd)| ef", None),
    ("Ab | \n cd|", None), ("Ab  |cd.|", "start"), ("Ab | “cd”|", None), ("50%| cd|", "start"),
    ("\n |cd.| \r ef", None), ("|甲，|乙", None), ("甲|乙。|", "start"), ("A’|s cd.|", "start"),
    ("|A/|b", "end"), ("Ab.|cd|", None), ("|ab| .", "end"), ("ab|, cd|", "start"),
    ("|ab |cd", "end"),
    ("|ab$| cd", "end"), ("ab | | cd", "start"), ("|ab |.", None), (". | ab|", None),
    ("|ab|\u2028cd", None), ("ab\x85|cd|", None), (" |cd| ", None), ("x *|cd|", "start"),
    ("ab |(cd)|", None), ("ab|(cd)|", "start"), ("|ab  |  (cd", None),
    ("|A'|s cd.", "end"), ("|ab#|cd.", "end"), ("|ab@|cd.", "end"), ("|A&|b cd.", "end"),
    ("|ab\\|cd.", "end"), ("ab\x0b|cd|", None), ("|ab|\x0ccd", None), ("|ab|\u2029cd", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "amid"), _CLAUSES)
def test_a_statement_begins_and_ends_with_a_clause(marked: str, amid: str | None) -> None:
    """E510 takes a line's edge or punctuation for a clause's, but no sign within words."""
    before, inside, after = marked.split("|")
    text = f"{before}{inside}{after}"
    start, end = len(before), len(before) + len(inside)
    found = asked(
        "E510", document(text=text), statement("d.s2"), statement("e.s1", anchor=at(0, 1)),
        statement(anchor=at(start, end)), texts=[text],
    )  # fmt: skip
    offset = start if amid == "start" else end
    line = f"statements d.s1 $[2].anchor.{amid} is {offset}, amid a clause"
    assert found == ([line] if amid else [])


@pytest.mark.parametrize("gap", ["", " ", "x"])
def test_a_statement_may_stand_beside_a_skipped_passage(gap: str) -> None:
    """E510 lets it begin and end there, white space between aside."""
    text = f"skip{gap}said{gap}skip on"
    start, end = 4 + len(gap), 8 + len(gap)
    skips = [r.Skipped(at(0, 4), "note"), r.Skipped(at(end + len(gap), end + len(gap) + 4), "note")]
    said, after = (
        statement(anchor=at(start, end)),
        statement("d.s2", anchor=at(len(text) - 2, len(text))),
    )

    def faults(*skipped: r.Skipped) -> list[str]:
        return asked("E510", document(text=text, skipped=skipped), said, after, texts=[text])

    starts = f"statements d.s1 $[0].anchor.start is {start}, amid a clause"
    ends = f"statements d.s1 $[0].anchor.end is {end}, amid a clause"
    assert faults(*skips) == ([starts] if gap == "x" else [])
    assert faults(skips[0]) == [starts if gap == "x" else ends, faults(skips[0])[1]]
    assert faults(skips[1])[0] == starts


@pytest.mark.parametrize(
    ("code", "without"),
    [
        ("E502", []),
        ("E503", ["statements d.s2 $[1].anchor starts at 2, before d.s1.anchor ends at 9"]),
        ("E507", []),
    ],
)
def test_what_broke_a_law_is_not_asked_about_its_place(code: str, without: list[str]) -> None:
    """A record that is reported already is passed by, as is one without its document's text."""
    wrong = [statement(f"d.s{number}", anchor=at(2, 9)) for number in (1, 2)]
    case = case_of(document(text="abc"), *wrong, texts=["abc"])
    assert answer(code, case)
    case.broken = {("statements", each.id) for each in wrong}
    assert answer(code, case) == []
    case.broken = {("documents", "d")}
    assert answer(code, case) == without


# Completeness


def numbers(text: str, *spans: str) -> list[r.Mention]:
    """Return number mentions of words of a text."""
    held = enumerate(spans, 1)
    return [mention(f"d.m{place}", anchor=words(text, span)) for place, span in held]


def test_every_number_is_mentioned() -> None:
    """E601 shows each number expression that no one mention holds whole, and where."""
    text = "In 2023 some 1,200 of 30 or 40% ran 5 times."
    name = mention("d.m9", kind="region", entity="CN", number_class=None, anchor=words(text, "30"))
    loose = mention("e.m1"), mention("e.m2", anchor=words(text, "5"))
    mentions = [*numbers(text, "2023", "some 1,200", "some", "0% ran 5"), name, *loose]
    documents = document("e", text="9"), document("f"), document("g", text="unknown")
    bare = document("h", text="7")  # of which nothing is mentioned
    case = case_of(*documents, document(text=text), bare, *mentions, texts=[text, "9", "7"])
    assert answer("E601", case) == [
        "documents e $[0].text has '9' at 0 in no number mention",
        f"documents d $[3].text has '30' at {text.index('30')} in no number mention",
        f"documents d $[3].text has '40' at {text.index('40')} in no number mention",
        "documents h $[4].text has '7' at 0 in no number mention",
    ]
    case.partial.add("mentions")
    assert answer("E601", case) == []


PLACES = st.tuples(st.integers(0, 9), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(PLACES), PLACES)
def test_a_stretch_is_held_by_one_place(
    places: list[tuple[int, int]], wanted: tuple[int, int]
) -> None:
    """It is covered where one of the places begins and ends no later and no sooner than it."""
    start, end = wanted
    held = any(first <= start and end <= last for first, last in places)
    assert _holds(_covered(places), start, end) == held


def test_every_number_mention_holds_a_number() -> None:
    """E602 shows the words of one that holds no number expression whole."""
    text = "In 2023 some 1,200 of 30 or 40% ran 5 times."
    mentions = numbers(text, "In", "2023", "1,20", "30 or 40%", "times", "ran 5", "30 or")
    case = case_of(document("e", text="9"), document(text=text), *mentions, texts=["9", text])
    found = [
        "mentions d.m1 $[0].anchor holds no whole number expression: 'In'",
        "mentions d.m3 $[2].anchor holds no whole number expression: '1,20'",
        "mentions d.m5 $[4].anchor holds no whole number expression: 'times'",
    ]
    assert answer("E602", case) == found
    case.broken.add(("mentions", "d.m3"))
    assert answer("E602", case) == [*found[:1], *found[2:]]


@pytest.mark.parametrize("kind", get_args(r.NumberClass))
@pytest.mark.parametrize("schema", [1, 2])
def test_a_number_that_is_part_of_a_name_holds_no_number(kind: r.NumberClass, schema: int) -> None:
    """E602 asks it of other classes than names, ordinals, structure and others, since schema 2."""
    text = "双碳 goals"
    (held,) = numbers(text, "双碳")
    named = evolve(held, number_class=kind)
    manifest = evolve(MANIFEST, schema=schema)
    found = asked("E602", document(text=text), named, texts=[text], manifest=manifest)
    free = schema == 2 and kind in {"name", "ordinal", "structural", "other"}
    line = "mentions d.m1 $[0].anchor holds no whole number expression: '双碳'"
    assert found == ([] if free else [line])


def test_every_character_is_read() -> None:
    """E603 shows each gap that is not white space, up to where the next passage starts."""
    text = "Head\n\nOne said. Two said.\n\nTail"
    skips = (r.Skipped(words(text, "Head"), "title"),)
    whole = (
        statement(anchor=words(text, "One said.")),
        statement("d.s2", anchor=words(text, "Two said.")),
    )
    tail = statement("d.s3", anchor=words(text, "Tail"))

    def faults(*statements: r.Statement, skipped: tuple[r.Skipped, ...] = skips) -> list[str]:
        owner = document(text=text, skipped=skipped)
        return asked("E603", document("e"), owner, *statements, texts=[text])

    line = "documents d $[1].text has {} to {} in no statement or skipped passage".format
    assert faults(*whole, tail) == []
    assert faults(*whole) == [line(27, 31)]
    assert faults(*whole, tail, skipped=()) == [line(0, 6)]
    assert faults(whole[1], tail) == [line(6, 16)]
    inner = statement("d.s4", anchor=words(text, "One"))
    assert faults(*whole, tail, inner) == []
    cut = evolve(whole[0], anchor=at(7, 15))
    assert faults(cut, whole[1], tail) == [line(6, 7), line(14, 16)][:1]
    assert faults() == [line(6, 31)]


def test_what_is_read_is_not_judged_where_passages_are_lost() -> None:
    """E603 counts passages that broke another law, and is silent where some could not be read."""
    case = case_of(document(text="One."), statement(anchor=at(0, 4)), texts=["One."])
    case.broken.add(("statements", "d.s1"))
    assert answer("E603", case) == []
    case.records["statements"] = []
    line = "documents d $[0].text has 0 to 4 in no statement or skipped passage"
    assert answer("E603", case) == [line]
    for table in ("statements", "documents"):
        case.partial = {table}
        assert answer("E603", case) == []


def test_nothing_is_copied() -> None:
    """E604 shows the first five words in a row that a text has too, wherever they are ours."""
    text = "The old mill on the hill makes fine green glass for all of us in 2023."
    copied = "They say: OLD mill, on the hill makes it."
    line = "repeats a text: 'old mill on the hill'"
    skip = (r.Skipped(words(text, "The"), copied),)
    role = r.Role(copied, None, r.DocumentId("d"), copied)
    facts = evolve(MANIFEST, notes=("Ours.", copied))
    found = asked(
        "E604", document(text=text, skipped=skip, genre=copied, caveats=("Ours.", copied)),
        sector("a", definition=copied), person("b", evolve(role, title="Head")),
        initiative(summary=copied), measure("m"), statement(gist="An old mill on the slope."),
        statement("d.s2", gist=copied, speaker_label=copied), claim(caveats=(copied,)),
        texts=[text], manifest=facts,
    )  # fmt: skip
    assert found == [
        f"documents d $[0].skipped[0].reason {line}",
        f"documents d $[0].caveats[1] {line}",
        f"sectors a $[0].definition {line}",
        f"people b $[0].roles[0].note {line}",
        f"initiatives plan $[0].summary {line}",
        f"statements d.s2 $[1].gist {line}",
        f"statements d.s2 $[1].speaker_label {line}",
        f"claims d.c1 $[0].caveats[0] {line}",
        f"manifest $.notes[1] {line}",
    ]
    assert asked("E604", document(text=text), sector("a", definition=copied)) == []


@pytest.mark.parametrize("field", ["name", "name_zh", "aliases"])
def test_names_are_nobodys_words(field: str) -> None:
    """E604 lets a name be told, but no word more."""
    text = "See the Old Mill on the Hill today."
    name: Any = "The Old Mill on the Hill"
    named = sector("a", **{field: (name,) if field == "aliases" else name})
    ours = sector("b", definition=name), sector("c", definition="See the old mill on the slope.")
    more = sector("d", definition="It is the Old Mill on the Hill today.")
    assert asked("E604", document(text=text), named, *ours, more, texts=[text]) == [
        "sectors c $[2].definition repeats a text: 'see the old mill on'",
        "sectors d $[3].definition repeats a text: 'mill on the hill today'",
    ]


@pytest.mark.parametrize(
    "titled",
    [
        document("e", title="The Old Mill on the Hill"),
        person("bo", r.Role("the old mill on the hill", None, r.DocumentId("d"), None)),
    ],
    ids=["document", "role"],
)
def test_titles_are_nobodys_words(titled: r.Record) -> None:
    """E604 lets the title of a document, and that of a role, be told."""
    text = "See the Old Mill on the Hill today."
    ours = sector("a", definition="The Old Mill on the Hill")
    line = "sectors a $[0].definition repeats a text: 'the old mill on the'"
    assert asked("E604", document(text=text), ours, texts=[text]) == [line]
    assert asked("E604", document(text=text), ours, titled, texts=[text]) == []


PLANE_3 = "".join(map(chr, range(0x30000, 0x3000A)))


@pytest.mark.parametrize(
    ("text", "ours", "copied"),
    [
        ("全省产值增长两倍达到新高", "原文全省产值增长两倍达到", "全 省 产 值 增 长 两 倍 达 到"),
        ("全省产值增长两倍达到新高", "原文全省产值增长两倍达", None),
        (
            "一 two 三 four 五 six seven",
            "一 two 三 four 五 six seven",
            "一 two 三 four 五 six seven",
        ),
        ("a_b c_d e", "a b c d e", "a b c d e"),
        ("a b c d", "a b c d", None),
        ("五〇〇家企業在安徽", "五〇〇家企業在安徽", None),
        ("x豈更車賈滑串句龜龜契", "x豈更車賈滑串句龜龜契", "x 豈 更 車 賈 滑 串 句 龜"),
        ("𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉", "𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉", "𠀀 𠀁 𠀂 𠀃 𠀄 𠀅 𠀆 𠀇 𠀈 𠀉"),
        (PLANE_3, PLANE_3, " ".join(PLANE_3)),
        (PLANE_3[1:], PLANE_3[1:], None),
    ],
)
def test_a_chinese_character_weighs_half_a_word(text: str, ours: str, copied: str | None) -> None:
    """E604 takes ten of them, or as many as weigh the same with other words, for a copy."""
    found = asked("E604", document(text=text), sector("a", definition=ours), texts=[text])
    line = f"sectors a $[0].definition repeats a text: {copied!r}"
    assert found == ([line] if copied else [])


def test_an_end_of_what_the_words_say_heeds_a_comparator() -> None:
    """From schema 2 on, and where a caveat tells of it; also of words that name no number."""
    case, words = cast("Any", SimpleNamespace(schema=2)), npf.parse_quantity("10至20家")
    claim = npf.load("1.0.0").claims[0]
    told = evolve(claim, caveats=("of a list",), quantity=npf.parse_quantity("20家以上"))
    assert _heeds(case, told, words)
    assert not _heeds(case, evolve(told, caveats=()), words)


def test_schema_1_says_what_it_lacks() -> None:
    """A record with a field of schema 2 is told, and what to write."""
    corpus = npf.load("1.0.0")
    records = [each for name in r.TABLES for each in getattr(corpus, name)]
    records = [evolve(each, hedged=True) if each is corpus.claims[0] else each for each in records]
    with pytest.raises(npf.InvalidRelease, match="schema 1 knows False alone, write schema=2"):
        npf.Corpus.from_records(records, version="1.0.0", schema=1)


def test_a_code_of_a_sector_is_one_of_its_list() -> None:
    """E209 knows the form of each list's codes."""
    wrong = evolve(sector("a"), codes=(r.SectorCode("gbt4754-2017", "x y", "exact"),))
    assert any("is no code of gbt4754-2017" in each for each in asked("E209", wrong))


def test_no_id_is_suggested_for_one_too_long() -> None:
    """E301 tells that it is none, and looks for nothing like it."""
    (found,) = asked("E301", sector("a"), sector("b", "a" * 300))
    assert "did you mean" not in found


def test_ids_are_suggested_until_so_many_were_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """E301 costs no more than that, however many unknown ids a release has."""
    monkeypatch.setattr(_references, "_SUGGESTED", 8)
    wrong = [sector(f"x{at}", "new-enrgy") for at in range(3)]
    near = ", did you mean 'new-energy'?"
    assert asked("E301", sector("new-energy"), *wrong) == [
        f"sectors x{at} $[{at + 1}].broader[0] 'new-enrgy' is no sector{near * (at < 2)}"
        for at in range(3)
    ]


def test_each_near_id_is_suggested_the_nearest_first() -> None:
    """E301 names up to three, also for an id of two hundred characters, the most that one has."""
    known = [sector(key) for key in ("new-energy", "new-energies", "x" * 199)]
    wrong = sector("s", "new-energie", "x" * 200, "x" * 201)
    assert [line.rpartition(" is no sector")[2] for line in asked("E301", *known, wrong)] == [
        ", did you mean 'new-energies', 'new-energy'?", f", did you mean '{'x' * 199}'?", "",
    ]  # fmt: skip


def test_every_region_on_the_way_to_a_wrong_top_is_told() -> None:
    """E303 names the top for each of them, whichever stands first."""
    chain = (
        region("CN-BJ"),
        region("a", "zone", "CN-BJ"),
        region("b", "zone", "a"),
    )
    told = "is no country but a province"
    for regions in (chain, chain[::-1]):
        assert (
            sorted(line.split(maxsplit=3)[3] for line in asked("E303", *regions))
            == [f"ends in 'CN-BJ', which {told}"] * 3
        )


def test_a_list_of_one_value_twice_is_told() -> None:
    """E206 takes the shortest list that can hold one twice."""
    line = "sectors a $[0].aliases has 'y' twice"
    assert asked("E206", sector("a", aliases=("y", "y"))) == [line]
    assert asked("E206", sector("a", aliases=("y",)), sector("b", aliases=("y", "z"))) == []


def test_circles_of_four_are_what_walks_come_back_on() -> None:
    """Of all ways to link four ids with each other, in the order in which they stand."""
    pairs = [(one, other) for one in "abcd" for other in "abcd" if one != other]
    for number in range(1 << len(pairs)):
        drawn = [pair for at, pair in enumerate(pairs) if number >> at & 1]
        links = {key: tuple(other for one, other in drawn if one == key) for key in "abcd"}
        assert _circling(links) == {key for key in links if _returns(links, key)}, links


def test_a_unit_without_a_decimal_is_clipped_to_a_domain() -> None:
    """E405 takes a mu, 2000/3 square metres, of an area of at most 1,000 for half as much more."""
    mu = evolve(unit("mu", "area"), factor=Fraction(2000, 3))
    area = measure("area", "area", "[0,1000]")

    def held(key: str, interval: str, **fields: Any) -> r.NumericClaim:
        quantity = evolve(figure("over 1", "mu"), interval=Interval.parse(interval))
        return claim(key, measure="area", quantity=quantity, **fields)

    claims = [held("d.c1", "(1,1.5]"), held("d.c2", "(1,2]"), held("d.c3", "(1,)")]
    told = ".quantity.interval is {}, the surface gives (1,) in [0,1000]".format
    assert asked("E405", mu, area, *claims, manifest=SECOND) == [
        f"claims d.c2 $[1]{told('(1,2]')}", f"claims d.c3 $[2]{told('(1,)')}",
    ]  # fmt: skip
    grown = [held("d.c1", "(1,)", aspect="growth"), held("d.c2", "(1,1.5]", aspect="growth")]
    assert asked("E405", mu, area, *grown, manifest=SECOND) == [
        "claims d.c2 $[1].quantity.interval is (1,1.5], the surface gives (1,)"
    ]


@pytest.mark.parametrize("length", [200, 201])
def test_a_version_has_at_most_two_hundred_characters(length: int) -> None:
    """E211 takes a longer one for none."""
    version = "1" * length
    line = f"manifest $.version is no version: {shown(version)}"
    found = asked("E211", manifest=evolve(MANIFEST, version=version))
    assert found == [line] * (length > 200)


@pytest.mark.parametrize(
    ("words", "interval", "heeded"),
    [
        ("10至20家", "[20,)", True), ("10至20家", "[0,10]", True), ("10至20家", "[5,15]", False),
        ("10家以上", "[0,10]", True), ("10家以下", "[10,)", True), ("10家", "[8,12]", True),
        ("10家以上", "[11,)", False), ("10家以下", "[0,9]", False), ("10家", "[11,)", False),
        ("近10家", "[0,10)", True),
    ],
)  # fmt: skip
def test_a_comparator_elsewhere_leaves_an_end(words: str, interval: str, *, heeded: bool) -> None:
    """E405 lets an interval hold the figure, or share an end with what the words say."""
    quantity = evolve(figure(words, "firm"), interval=Interval.parse(interval))
    told = claim(quantity=quantity, caveats=("The comparator stands before.",))
    found = asked("E405", unit("firm"), measure("firms"), told, manifest=SECOND)
    assert (found == []) == heeded, found

"""Rows that a person writes into sheets: what they mean, and what is said of wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from command import ask

import npf_corpus as npf
from drafting.test_folder import begun, ran, told
from drafting.test_project import STATEMENTS, VOCABULARY, project, table
from drafting.test_whole import FIGURES as WHOLE
from drafting.test_whole import NAME, raised, whole
from npf_corpus.drafting import _vocabulary, corpus_of, review
from npf_corpus.drafting._folder import add_publisher, begin, words_of
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._odd import Oddities, denied
from npf_corpus.drafting._project import Project
from npf_corpus.drafting._sheet import STATEMENT_COLUMNS
from npf_corpus.validation import Problem

__all__ = ["begun"]  # a fixture
Rows = list[dict[str, str]]
SHARE = (
    '{"id":"quantum-share","name":"Share","name_zh":"占比","aliases":[],"theme":"industry",'
    '"aim":"more","dimension":"ratio","domain":"[0,100]","denominator":"all",'
    '"definition":"A share."}'
)


def claimed(surface: str, **cells: str) -> dict[str, str]:
    """Return a row that claims a number of enterprises of 2025."""
    return {
        "n": surface, "sent": "1", "surface": surface, "class": "claim", "measure": "企业数量",
        "modality": "achieved", "as_of": "2025", **cells,
    }  # fmt: skip


def written(folder: Path, said: str, rows: Rows, statements: Rows | None = None) -> Any:
    """Return the folders of a document that says a sentence, with its rows."""
    sheets, texts = project(folder, figures=rows)
    path = sheets / "sheets" / "zj-2026.statements.tsv"
    path.write_text(table(STATEMENT_COLUMNS, statements or []), "utf-8")
    (texts / "zj-2026.txt").write_text(f"{said}\n", "utf-8")
    path = sheets / "vocabulary" / "measures.json"
    path.write_text(path.read_text("utf-8").replace("\n]", f",\n{SHARE}\n]"), "utf-8")
    return sheets, texts


def wrong(folders: Any) -> str:
    """Return all that is wrong with folders."""
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(*folders)
    return "\n".join(map(str, caught.value.problems))


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({}, "interval: [150,150] lies outside [0,100]"),
        (
            {"interval": "[150,150]"},
            "interval: is [150,150], outside [0,100], the values of quantum-share: correct one",
        ),
        ({"interval": "[150"}, "interval: "),
    ],
)
def test_a_level_lies_in_its_measures_domain(
    cells: dict[str, str], fault: str, tmp_path: Path
) -> None:
    """A share above 100 is told, whether the row writes its interval or not."""
    row = claimed("150%", measure="占比", aspect="level", unit="percent", **cells)
    assert f"zj-2026.tsv line 2, {fault}" in wrong(written(tmp_path, "占比150%。", [row]))


def test_a_comparator_before_a_list_is_heeded_and_told(tmp_path: Path) -> None:
    """What holds for each figure of 超过 5 家、6 家 is said in a caveat of the later one."""
    rows = [claimed("超过100家", unit="企业"), claimed("200家", interval="(200,)", unit="企业")]
    one, two = corpus_of(*written(tmp_path, "企业超过100家、200家。", rows)).claims
    assert one.caveats == ()
    assert two.caveats == ("the comparator stands before an earlier figure of the list",)


def test_a_part_is_an_item_of_its_total(tmp_path: Path) -> None:
    """`item_of` names the row of the total, and the claim names its claim."""
    rows = [claimed("100家", unit="企业"), claimed("60家", unit="企业", item_of="100家")]
    total, part = corpus_of(*written(tmp_path, "企业100家，其中大企业60家。", rows)).claims
    assert (total.item_of, part.item_of) == (None, total.id)


def test_a_caveat_that_tells_of_an_inferred_unit_is_enough(tmp_path: Path) -> None:
    """Else one is added."""
    cells = {"unit": "元", "caveat": "Yuan are assumed."}
    row = claimed("100亿", measure="地区生产总值", **cells)
    (claim,) = corpus_of(*written(tmp_path, "生产总值100亿。", [row])).claims
    assert claim.caveats == ("Yuan are assumed.",)


def test_what_stands_behind_an_ordinal_mark_is_no_count(tmp_path: Path) -> None:
    """第3家 reads as no figure, so that the surface alone is read."""
    (claim,) = corpus_of(*written(tmp_path, "第3家。", [claimed("3家", unit="企业")])).claims
    assert str(claim.quantity.interval) == "[3,3]"


@pytest.mark.parametrize(
    ("tiers", "fault"),
    [
        ("future:乌有", "tiers: no sector named '乌有'"),
        ("future", "tiers: 'future' has no colon, write future:量子科技"),
    ],
)
def test_a_wrong_tier_is_named(tiers: str, fault: str, tmp_path: Path) -> None:
    """A tier has a colon and sectors that are known."""
    rows = [STATEMENTS[0] | {"sent": "1", "tiers": tiers}]
    folders = written(tmp_path, "发展新质生产力。", [], rows)
    assert f"zj-2026.statements.tsv line 2, {fault}" in wrong(folders)


def test_an_industry_in_other_words_stands_in_its_whole_sentence(tmp_path: Path) -> None:
    """Where no name of the sector is in the sentence, its anchor is the sentence."""
    rows = [STATEMENTS[0] | {"sent": "1", "tiers": "future:quantum-technology"}]
    said = "发展新质生产力，壮大量子产业。"
    (tier,) = corpus_of(*written(tmp_path, said, [], rows)).tiers
    assert tier.anchor is not None
    assert (tier.anchor.start, tier.anchor.end) == (0, len(said))


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (f"{'x' * 20}\t" * 30, "row: has 31 cells, at most 17 belong"),
        ("x" * 200_000, "zj-2026.tsv cannot be read: field larger"),
    ],
)
def test_a_line_that_is_no_row_is_told(lines: str, fault: str, tmp_path: Path) -> None:
    """More cells than headings and a cell without end are faults; an empty line is none."""
    sheets, texts = project(tmp_path)
    path = sheets / "sheets" / "zj-2026.tsv"
    path.write_text(f"{path.read_text('utf-8')}\n\n", "utf-8")
    assert len(corpus_of(sheets, texts).claims) == 3
    path.write_text(f"{path.read_text('utf-8')}{lines}x\n", "utf-8")
    assert fault in wrong((sheets, texts))


def test_a_claim_that_gets_another_id_is_named_so_in_its_mention(tmp_path: Path) -> None:
    """A new claim before a known one gets the next number, in the claim as in the mention."""
    date, many, one = WHOLE
    one = {**many, **one, "class": "claim", "caveat": "", "initiative": ""}
    no_claim = {"n": "2", "sent": "4", "surface": "more than 200", "class": "other"}
    first = corpus_of(*whole(tmp_path / "a", figures=[date, no_claim, one]))
    both = whole(tmp_path / "b", figures=[date, many, one])
    corpus = corpus_of(*raised(*both, version="2.0.0"), previous=first)
    assert [each.id for each in corpus.claims] == [f"{NAME}.c2", f"{NAME}.c1"]
    claims = [each.claims for each in corpus.mentions if each.claims]
    assert claims == [(f"{NAME}.c2",), (f"{NAME}.c1",)]


# Folders


def appended(path: Path, line: str) -> None:
    """Add a line to a sheet."""
    path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")


def swapped(path: Path, old: str, new: str) -> None:
    """Write new words for old ones, once."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda it: swapped(it / "documents.tsv", "id\t", ""),
            "documents.tsv line 1, headings: write id title",
        ),
        (
            lambda it: swapped(it / "vocabulary" / "regions.tsv", "id\t", ""),
            "regions.tsv line 1, headings: ",
        ),
        (lambda it: (it / "vocabulary" / "regions.json").write_text("[5]"), "regions.json"),
        (lambda it: (it / "sheets" / "zj-2026.tsv").unlink(), "id: no sheet zj-2026.tsv, draft"),
        (
            lambda it: appended(
                it / "documents.tsv", "b\tB\tB\tnobody\tno one\tNarnia\t2026-01-20"
            ),
            "documents.tsv line 4, speakers: 'no one' is no id of a person or body",
        ),
        (
            lambda it: appended(it / "documents.tsv", "zj\tB\tB\tnobody\t\t\tNarnia\t2026-01-20"),
            "documents.tsv line 4, region: no region named 'Narnia'",
        ),
        (
            lambda it: appended(it / "documents.tsv", "zj\tB\tB\tnobody\t\t\t2026-01-20"),
            "documents.tsv line 4, url: is empty, write the public address",
        ),
    ],
)
def test_files_of_a_folder_are_told_apart(
    begun: Path,
    change: Callable[[Path], object],
    fault: str,
) -> None:
    """Each fault has the file, and the line and the column where it has some."""
    for name in ("b", "zj"):
        (Path("texts") / f"{name}.txt").write_text("无\n", "utf-8")
    change(begun)
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(begun, "texts")
    assert fault in "\n".join((str(caught.value), *map(str, caught.value.problems)))


def test_the_date_of_a_release_is_a_day(begun: Path) -> None:
    """Other words in release.json are told."""
    swapped(begun / "release.json", '"date": "20', '"date": "on 20')
    with pytest.raises(npf.InvalidRelease, match="write a day such as 2026-01-20"):
        Project(begun, Path("texts")).files()


def test_a_body_that_no_vocabulary_has_is_added_once(begun: Path) -> None:
    """Its id is its name in Latin letters, else that of its document, with a number if taken."""
    names, words = ("Bureau of Plants", "某局", "另局"), words_of(begun)
    keys = [add_publisher(begun, each, "浙江", words, "zj-2026") for each in names]
    assert keys == ["bureau-of-plants", "zj-2026-publisher", "zj-2026-publisher-2"]
    assert "no measure" not in told(begun)


def test_a_unit_may_be_whole_though_it_counts_nothing(begun: Path) -> None:
    """`integral` is y or nothing in units.tsv."""
    path = begun / "vocabulary" / "units.tsv"
    path.write_text(
        "id\tname\taliases\tdimension\tsymbol\tfactor\tintegral\tcode\nday\tday\t\ttime\td\t1\ty\t\n"
    )
    assert "units.tsv" not in told(begun)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (
            ("draft", "texts/zj-2026.txt", "--published", "today"),
            "published on 'today', write a day",
        ),
        (("draft", "texts/zj-2026.txt", "other/zj-2026.txt"), "has the name of another file"),
        (("review", "texts", "--sources", "texts"), "has no documents.tsv, give the folder"),
        (("review", "my-corpus/sheets/x.tsv", "--sources", "texts"), "is the sheet of none of zj-"),
        (("review", "my-corpus"), "give the folder of ID.txt by --sources"),
    ],
)
def test_a_wrong_word_of_a_command_is_told(
    begun: Path,
    words: tuple[str, ...],
    fault: str,
) -> None:
    """A day, a second file of one name, a folder that has no sheets."""
    other = begun.parent / "other"
    other.mkdir()
    (other / "zj-2026.txt").write_text("5家", "utf-8")
    (begun / "sheets" / "x.tsv").touch()
    done = ask(*words)
    assert done.exit_code != 0
    assert fault in " ".join(done.output.split())


def test_a_review_tells_what_belongs_to_no_row(tmp_path: Path) -> None:
    """A sentence of the term without a row is marked; a problem of no record stays as it is."""
    folders = written(tmp_path, "发展新质生产力。", [], [])
    (made,) = review(*folders)
    assert [each.remarks[0].mark for each in made.sentences] == ["wrong"]
    problem = Problem("E1", "manifest", None, "$", "is odd", "mend it")
    assert Project(*folders).told(problem) == str(problem)


def test_a_sheet_that_cannot_be_read_hides_no_other(begun: Path) -> None:
    """Its fault is told at its document."""
    (begun / "sheets" / "zj-2026.tsv").write_bytes(b"\xff")
    made = {each.document: each for each in review(begun, "texts")}
    assert made["news-2026"].sentences
    assert any("zj-2026.tsv is not UTF-8" in each for each in made["zj-2026"].faults)


def test_what_is_there_is_not_made_anew(begun: Path) -> None:
    """A folder that lost a file gets it again, and the others stay."""
    words = begun / "vocabulary" / "regions.tsv"
    appended(words, "CN-330200\tNingbo\t宁波市\tcity\t浙江\t宁波\t330200")
    held = {each: each.read_bytes() for each in (words, begun / "documents.tsv")}
    (begun / "release.json").unlink()
    begin(begun, "2.0.0")
    assert {each: each.read_bytes() for each in held} == held
    assert '"vocabularies": "2.0.0"' in (begun / "release.json").read_text("utf-8")
    (begun / "documents.tsv").unlink()
    begin(begun, "2.2.0")
    assert '"vocabularies": "2.0.0"' in (begun / "release.json").read_text("utf-8")
    assert (begun / "documents.tsv").read_text("utf-8").startswith("id\t")


def test_what_the_reader_of_records_refuses_is_told_at_the_row(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row whose cells are each right may yet be no record."""

    def refuse(*_: object, **__: object) -> None:
        raise ValueError("is odd")

    appended(begun / "vocabulary" / "regions.tsv", "CN-1\tTown\t\tcity\t浙江\t\t")
    monkeypatch.setattr(_vocabulary, "parse_table", refuse)
    assert "regions.tsv line 2, row: is odd" in told(begun)


def test_a_name_of_two_bodies_is_told_with_both(begun: Path) -> None:
    """The row says which one it means by its id."""
    path = begun / "vocabulary" / "regions.tsv"
    appended(path, "CN-1\tTwin\t\tcity\t浙江\t\t\nCN-2\tTwin\t\tcity\t浙江\t\t")
    appended(begun / "documents.tsv", "b\tB\tB\tnobody\t\t\tTwin\t2026-01-20")
    Path("texts", "b.txt").write_text("无\n", "utf-8")
    assert "documents.tsv line 4, region: 'Twin'" in told(begun).replace("url", "X"), told(begun)


@pytest.mark.usefixtures("begun")
def test_a_draft_writes_the_tiers_that_it_proposes() -> None:
    """`future:` and the industries, with commas."""
    Path("texts", "tiers-2026.txt").write_text("发展新能源、新材料等未来产业。\n", "utf-8")
    ran("draft", "texts/tiers-2026.txt", "--pin", "2.0.0", "-o", "other")
    sheet = Path("other", "sheets", "tiers-2026.statements.tsv").read_text("utf-8")
    assert (
        "\tfuture:new-energy;future:new-materials\t" in sheet or "future:new-energy,new-m" in sheet
    )


def test_an_initiative_in_other_words_is_not_mentioned(tmp_path: Path) -> None:
    """A mention has the name; a statement may be on what it does not name."""
    rows = [STATEMENTS[0] | {"sent": "1", "tiers": "", "initiatives": "新质生产力"}]
    corpus = corpus_of(*written(tmp_path, "壮大新动能。", [], rows))
    assert corpus.statements[0].initiatives == ("new-quality-productive-forces",)
    assert len(corpus.mentions) == 0


def test_a_growth_that_levels_bear_out_is_not_odd() -> None:
    """1000 and then 1050 are a growth of 5 percent."""
    claim = npf.load("1.0.0").claims["ecns-2025-03-08-ningxia.c3"]
    words = Vocabulary({name: tuple(getattr(npf.load(), name)) for name in VOCABULARY})

    def told_of(year: int, figure: str, aspect: Any) -> npf.NumericClaim:
        period = npf.Period.parse(str(year))
        quantity = npf.parse_quantity(figure)
        key = npf.ClaimId(f"d.{figure}")
        return evolve(claim, id=key, aspect=aspect, as_of=period, quantity=quantity)

    levels = told_of(2024, "1000 projects", "level"), told_of(2025, "1050 projects", "level")
    borne, denied_ = told_of(2025, "5%", "growth"), told_of(2025, "50%", "growth")
    found = [key for key, _ in Oddities(words, ()).found([*levels, borne, denied_])]
    assert found == [denied_.id]


def test_a_share_of_a_whole_above_all_of_it_is_odd() -> None:
    """And a growth is not denied by levels that name no number."""
    claim = npf.load("1.0.0").claims["ecns-2025-03-08-ningxia.c3"]
    words = Vocabulary({name: tuple(getattr(npf.load(), name)) for name in VOCABULARY})
    measure = next(each.id for each in words.tables["measures"] if each.denominator)
    percent = npf.parse_quantity("120%")
    share = evolve(claim, measure=measure, aspect="level", quantity=percent)
    assert [said.endswith("above 100") for _, said in Oddities(words, ()).found([share])] == [True]
    assert [*Oddities(words, ()).found([evolve(share, aspect="growth")])] == []
    unknown = evolve(
        claim, quantity=evolve(percent, interval=npf.Interval.parse("(,)"), nominal=None)
    )
    assert denied(share, unknown, claim) is None
    assert [*Oddities(words, [unknown]).found([unknown])] == []

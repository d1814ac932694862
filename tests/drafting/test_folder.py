"""A folder of one's own: drafted, edited, reviewed and sealed from the command line."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from command import ask

import npf_corpus as npf
from drafting.test_project import project
from npf_corpus.drafting import corpus_of, review, sentences_of
from npf_corpus.drafting._names import VOCABULARY, Vocabulary
from npf_corpus.drafting._odd import Oddities
from npf_corpus.drafting._project import Project
from npf_corpus.intervals import Interval

ZH = "一、去年工作\n全省生产总值增长5.5%左右，新增企业超200家。\n二、今年任务\n力争增长6%以上。\n"
EN = (
    "Mr. Wang opened 12 plants in Ningbo last year. The province has more than 200 enterprises.\n\n"
    "By 2030, it wants to have 300 enterprises.\n"
)
Rows = list[dict[str, str]]


def ran(*words: object) -> str:
    """Return what a command writes that ends well."""
    done = ask(*map(str, words))
    assert done.exit_code == 0, done.output
    return str(done.output)


def edit(path: Path, change: Callable[[Rows], object]) -> None:
    """Change a sheet as a person does in a spreadsheet."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, dialect="excel-tab")
        columns, rows = list(reader.fieldnames or ()), list(reader)
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, dialect="excel-tab")
        writer.writeheader()
        writer.writerows(rows)


def drafted_into(chinese: str, english: str, pin: str) -> Path:
    """Return a folder that two texts were drafted into, below the one that is worked in."""
    Path("texts").mkdir()
    Path("texts", "zj-2026.txt").write_text(chinese, "utf-8")
    Path("texts", "news-2026.txt").write_text(english, "utf-8")
    ran("draft", "texts/zj-2026.txt", "texts/news-2026.txt", "--region", "浙江",
        "--published", "2026-01-20", "--publisher", "浙江省人民政府",
        "--url", "https://example.org/a", "--pin", pin)  # fmt: skip
    return Path.cwd() / "my-corpus"


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that two texts were drafted into, on the vocabulary of a small corpus."""
    monkeypatch.chdir(tmp_path)
    corpus_of(*project(tmp_path / "base")).write(tmp_path / "base-release")
    return drafted_into(ZH, EN, "./base-release")


def named(rows: Rows) -> None:
    """Give each claim that the machine knows no measure of the one that it has."""
    for row in rows:
        if row["class"] == "claim":
            row["measure"] = row["measure"] or "企业数量"
            row["unit"] = "enterprise" if row["unit"] == "count" else row["unit"]


def test_a_folder_is_drafted_edited_and_sealed_without_python(begun: Path) -> None:
    """Draft, mend the sheets, seal: the corpus has the claims of both texts, in both languages."""
    for name in ("zj-2026", "news-2026"):
        edit(begun / "sheets" / f"{name}.tsv", named)
    assert "@sha256:" in ran("seal", begun, "out", "--sources", "texts")
    corpus = npf.read_release("out", sources="texts")
    surfaces = {claim.quantity.surface for claim in corpus.claims}
    assert surfaces >= {"5.5%左右", "超200家", "6%以上", "12", "more than 200 enterprises"}
    assert corpus.documents["news-2026"].language == "en"
    assert corpus.by_region("浙江").claims == corpus.claims
    assert corpus.documents["zj-2026"].publisher == "zhejiang-government"
    (aim,) = corpus.claims.by_document("news-2026").by_modality("targeted")
    assert str(aim.deadline) == "2030"


@pytest.mark.usefixtures("begun")
def test_a_day_is_written_as_a_day() -> None:
    """Another form is refused with one that is right."""
    refused = ask("draft", "texts/zj-2026.txt", "--published", "2026/1/20")
    assert "was published on '2026/1/20', write a day such as 2026-01-20" in refused.output


def test_a_folder_begun_is_not_begun_again(begun: Path) -> None:
    """Another draft keeps release.json, the documents and the added vocabulary as they are."""
    paths = [each for each in begun.rglob("*") if each.is_file()]
    before = {each: each.read_bytes() for each in paths}
    ran("draft", "texts/zj-2026.txt")
    assert {each: each.read_bytes() for each in paths} == before
    refused = ask("draft", "texts/zj-2026.txt", "--pin", "1.0.0")
    assert "take --pin off" in refused.output
    old = ask("draft", "texts/zj-2026.txt", "--pin", "1.0.0", "-o", "other")
    assert "of schema 1: sheets need one of schema 2" in old.output
    assert not Path("other").exists()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("浙江日报", "zhejiang-daily"),
        ("浙江省统计局", "zhejiang-statistics-bureau"),
        ("海港观察", "zj-2026-publisher"),
        ("Harbour Gazette", "harbour-gazette"),
    ],
)
@pytest.mark.usefixtures("begun")
def test_a_new_publisher_has_an_id_that_tells(name: str, key: str) -> None:
    """It comes of the name or the document; a person may write another one for a Chinese name."""
    out = ran("draft", "texts/zj-2026.txt", "-o", "new", "--publisher", name, "--region", "浙江",
              "--published", "2026-01-20", "--pin", "./base-release")  # fmt: skip
    assert f"new publisher {key!r}, mend its row in vocabulary/organizations.tsv" in out
    path = Path("new", "vocabulary", "organizations.tsv")
    if not name.isascii():
        assert "write its English name, and another id if you like" in out
        path.write_text(path.read_text("utf-8").replace(key, "own-id"), "utf-8")
        key = "own-id"
    again = ran("draft", "texts/zj-2026.txt", "-o", "new", "--publisher", name)
    assert "new publisher" not in again
    edit(Path("new", "sheets", "zj-2026.tsv"), named)
    edit(Path("new", "documents.tsv"), lambda rows: rows[0].update(url="https://example.org/a"))
    assert "@sha256:" in ran("seal", "new", "out-new", "--sources", "texts")
    assert npf.read_release("out-new").documents["zj-2026"].publisher == key


def test_what_the_vocabulary_lacks_is_added_in_a_sheet(begun: Path) -> None:
    """A row of a new measure, region or body is a record; what it names may be a name."""
    words = begun / "vocabulary"
    with (words / "regions.tsv").open("a", encoding="utf-8") as file:
        file.write("CN-330200\tNingbo\t宁波市\tcity\t浙江\t宁波\t330200\n")
    with (words / "measures.tsv").open("a", encoding="utf-8") as file:
        file.write("plant-count\tPlants\t工厂数\t\tindustry\t\tcount\t\t\tHow many plants stand.\n")

    def change(rows: Rows) -> None:
        named(rows)
        rows[0] |= {"measure": "Plants", "regions": "宁波"}

    edit(begun / "sheets" / "news-2026.tsv", change)
    edit(begun / "sheets" / "zj-2026.tsv", named)
    corpus = corpus_of(begun, "texts")
    (claim,) = corpus.claims.by_measure("plant-count")
    assert claim.regions == ("CN-330200",)
    assert corpus.regions["CN-330200"].parent == "CN-ZJ"
    assert str(corpus.measures["Plants"].domain) == "[0,)"


def test_a_unit_that_figures_are_read_in_needs_no_row(begun: Path) -> None:
    """A unit that the base lacks and a claim has is in the release, and no other such unit is."""
    Path("texts", "roads.txt").write_text("2025年，新建城市绿道320里。\n", "utf-8")
    for words in (Path("texts/roads.txt"), "texts/zj-2026.txt", "texts/news-2026.txt"):
        ran("draft", words, "--region", "浙江", "--published", "2026-01-20", "--publisher",
            "浙江省人民政府", "--url", "https://example.org/a")  # fmt: skip

    def paths(rows: Rows) -> None:
        for row in rows:
            row["class"] = row["class"] if row["surface"] == "2025年" else "claim"
            row["measure"] = "绿道长度" if row["class"] == "claim" else ""

    with (begun / "vocabulary" / "measures.tsv").open("a", encoding="utf-8") as file:
        file.write(
            "paths\tLength of paths\t绿道长度\t\tindustry\t\tlength\t\t\tHow long paths are.\n"
        )
    edit(begun / "sheets" / "roads.tsv", paths)
    for name in ("zj-2026", "news-2026"):
        edit(begun / "sheets" / f"{name}.tsv", named)
    units = corpus_of(begun, "texts").units
    assert units["里"].factor == 500
    assert "nautical-mile" not in [each.id for each in units]


@pytest.mark.parametrize(
    ("file", "row", "fault"),
    [
        (
            "regions",
            "CN-330200\tNingbo\t\ttown\t浙江\t\t",
            "line 2, kind: expected one of country,",
        ),
        ("regions", "CN-330200\tNingbo\t\tcity\t浙\t\t", "line 2, parent: no region named '浙'"),
        ("measures", "a b\tPlants\t\t\tindustry\t\tcount\t\t\tHow many.", "line 2, id: is 'a b'"),
        ("measures", "plants\tPlants\t\t\t\t\tcount\t\t\tHow many.", "line 2, theme: is empty"),
        ("organizations", "me\tMe\t\tpress\t\t浙\t", "line 2, region: no region named '浙'"),
        ("units", "x\tx\t\tcount\tx\thalf\t\t", "line 2, factor: expected a string with a number"),
        ("units", "x\tx\t\tmass\tx\t1\tnein\t", "line 2, integral: is 'nein', write y, n or"),
        ("units", "x\tx\t\tmass\tx\t1\tn\tX\tY", "line 2, row: has 9 cells, at most 8 belong"),
        (
            "units",
            "x\tx\t\tmass\tx\t1\t\t\nx\ty\t\tmass\ty\t2\t\t",
            "line 3, id: is 'x', as in line 2, where one row of each belongs",
        ),
    ],
)
def test_a_wrong_row_of_vocabulary_is_named(begun: Path, file: str, row: str, fault: str) -> None:
    """One line says which file, line and column, and what to write there."""
    with (begun / "vocabulary" / f"{file}.tsv").open("a", encoding="utf-8") as sheet:
        sheet.write(f"{row}\n")
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(begun, "texts")
    assert str(caught.value.problems[0]).startswith(f"{file}.tsv {fault}")


def test_each_fault_of_a_folder_is_told_at_once(begun: Path) -> None:
    """Seal writes one line a fault, with the place to mend, and how many there are."""

    def change(rows: Rows) -> None:
        rows[0] |= {"publisher": "", "published": "last week"}

    edit(begun / "documents.tsv", change)
    done = ask("seal", str(begun), "out", "--sources", "texts")
    assert done.exit_code == 1
    assert "documents.tsv line 2, publisher: is empty, write an id or name" in done.output
    assert "documents.tsv line 2, published: is 'last week', write a day" in done.output
    assert "news-2026.tsv line 2, measure: is empty, write an id or a name" in done.output
    assert "faults above" in done.output


def test_a_law_that_a_row_breaks_names_the_row(begun: Path) -> None:
    """What the records do wrong is told by the line of the sheet."""

    def change(rows: Rows) -> None:
        named(rows)
        next(row for row in rows if row["aspect"] == "growth")["aspect"] = "level"

    edit(begun / "sheets" / "zj-2026.tsv", change)
    edit(begun / "sheets" / "news-2026.tsv", named)
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(begun, "texts")
    assert str(caught.value.problems[0]).startswith("zj-2026.tsv line ")
    assert str(caught.value.problems[0]).endswith("(E404)")


def test_a_spreadsheet_may_save_what_it_likes_to(begun: Path) -> None:
    """A byte order mark, line ends of Windows and empty cells do no harm; UTF-16 is refused."""
    edit(begun / "sheets" / "news-2026.tsv", named)
    path = begun / "sheets" / "zj-2026.tsv"
    edit(path, named)
    text = path.read_text("utf-8").replace("\r\n", "\n").replace("\n", "\t\t\r\n")
    path.write_bytes(text.encode("utf-8-sig"))
    assert len(corpus_of(begun, "texts").claims) == 6
    path.write_bytes(text.encode("utf-16"))
    with pytest.raises(npf.InvalidRelease, match="is not UTF-8, save it as UTF-8 text with tabs"):
        corpus_of(begun, "texts")


@pytest.mark.parametrize(
    ("name", "fault"),
    [("浙江.txt", "names the document: rename it"), ("zj.md", "names the document: rename it")],
)
def test_the_name_of_a_text_is_its_document(begun: Path, name: str, fault: str) -> None:
    """A file whose name can be no id is refused before anything is written."""
    Path("texts", name).write_text(ZH, "utf-8")
    done = ask("draft", f"texts/{name}")
    assert done.exit_code == 1
    assert fault in done.output
    assert len(list((begun / "sheets").iterdir())) == 8


def test_english_sentences_end_at_points() -> None:
    """A point after a short title or inside a number ends none; a line does."""
    said = [each.text for each in sentences_of(EN, language="en")]
    assert said == [
        "Mr. Wang opened 12 plants in Ningbo last year.",
        "The province has more than 200 enterprises.",
        "By 2030, it wants to have 300 enterprises.",
    ]
    text = "It grew 1.5 percent. \u201cGood!\u201d Then U.S. firms came."
    assert [each.text for each in sentences_of(text, language="en")] == [
        "It grew 1.5 percent.",
        "\u201cGood!\u201d",
        "Then U.S. firms came.",
    ]


# Review


def test_a_review_shows_each_sentence_with_its_rows(begun: Path) -> None:
    """What is unread, unsure or wrong is marked; a wrong row does not hide the others."""
    told = ran("review", begun / "sheets" / "news-2026.tsv", "--sources", "texts")
    assert "news-2026 1: Mr. Wang opened 12 plants in Ningbo last year." in told
    assert "[unread, unsure]" in told
    assert "! wrong: measure: is empty, write an id or a name" in told
    edit(begun / "documents.tsv", lambda rows: rows[0].update(publisher=""))
    both = ran("review", begun, "--sources", "texts")
    assert "zj-2026: documents.tsv line 2, publisher: is empty" in both
    assert "全省生产总值增长5.5%左右" in both


def test_a_law_that_a_row_breaks_is_marked(begun: Path) -> None:
    """Laws are asked, those of texts too, once every row can become a record."""

    def change(rows: Rows) -> None:
        named(rows)
        next(row for row in rows if row["aspect"] == "growth")["aspect"] = "level"

    edit(begun / "sheets" / "zj-2026.tsv", change)
    edit(begun / "sheets" / "news-2026.tsv", named)
    made = {each.document: each for each in review(begun, "texts")}
    assert [made[name].count("wrong") for name in ("zj-2026", "news-2026")] == [1, 0]


def test_a_number_without_a_row_is_marked_at_its_sentence(begun: Path) -> None:
    """A row that a person took out by mistake is missed."""
    edit(begun / "sheets" / "news-2026.tsv", lambda rows: rows.pop(0))
    (made,) = review(begun / "sheets" / "news-2026.tsv", "texts")
    (first, *_) = made.sentences
    assert [each.mark for each in first.remarks] == ["wrong"]
    assert "has no row for '12'" in first.remarks[0].text


def test_rows_are_ticked_as_read_and_stay_so(begun: Path) -> None:
    """A tick is a `y` in the column `read`; it changes no other cell, and survives a draft."""
    path = begun / "sheets" / "zj-2026.tsv"
    before = path.read_text("utf-8").splitlines()
    assert "2 rows of zj-2026 ticked as read" in ran("review", path, "--read", "2-3")
    after = path.read_text("utf-8").splitlines()
    assert [line + "y" * (at in {2, 3}) for at, line in enumerate(before)] == after
    ran("review", begun, "--read", "zj-2026:1,news-2026:1")
    ran("draft", "texts/zj-2026.txt", "--region", "CN-ZJ", "--year", "2030")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab"))
    assert [row["n"] for row in rows if row["read"]] == ["1", "2", "3"]
    assert {row["as_of"] for row in rows[1:3]} == {"2025"}
    assert sum(each.count("unread") for each in review(begun, "texts")) == len(rows) - 3 + 3


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("99", "has no row 99"),
        ("90-199", "has no row 90 (and 109 more)"),
        ("last", "no rows are 'last', write them as 5, 7-12 or s7"),
        ("5-2", "write the lower number first"),
    ],
)
def test_a_tick_for_no_row_is_refused(begun: Path, rows: str, fault: str) -> None:
    """Nothing is ticked then."""
    done = ask("review", str(begun / "sheets" / "zj-2026.tsv"), "--read", rows)
    assert done.exit_code != 0
    assert fault in done.output


@pytest.mark.parametrize(
    ("region", "line"),
    [
        ("Zzyzx", "no region named 'Zzyzx', add it to "),
        ("Zhejiamg", "no region named 'Zhejiamg', did you mean 'Zhejiang'? Else add it to "),
    ],
)
def test_an_unknown_region_is_added_or_mended(begun: Path, region: str, line: str) -> None:
    """The nearest name is told, and where to add the region if it is none that is known."""
    done = ask("draft", "texts/zj-2026.txt", "--region", region)
    assert line in done.output
    assert str(Path(begun.name, "vocabulary", "regions.tsv")) in done.output


def test_sheets_are_no_release_until_they_are_sealed(begun: Path) -> None:
    """One line says so, not one for each file that a release would have."""
    done = ask("validate", str(begun))
    assert "holds sheets and no release yet: seal it first" in done.output
    assert "1 fault in" in done.output


def test_a_page_shows_the_same_and_runs_nothing(begun: Path) -> None:
    """Markup in a text is shown, not obeyed."""
    path = Path("texts", "news-2026.txt")
    path.write_text(f"<script>alert(1)</script>\n{EN}", "utf-8")
    ran("draft", path, "--published", "2026-01-20")
    assert "2 pages in pages" in ran("review", begun, "--sources", "texts", "--html", "pages")
    page = Path("pages", "news-2026.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#x27;none&#x27;" in page
    assert 'class="wrong"' in page


def test_what_is_odd_is_marked(begun: Path) -> None:
    """A rank behind the last province, a fall by more than all, a growth that levels deny."""
    text = (
        "2024年，全省企业数量1000家。2025年，全省企业数量2000家，增长5%。"
        "全省企业数量居全国第40位，生产总值下降150%。\n"
    )
    Path("texts", "odd-2026.txt").write_text(text, "utf-8")
    with (begun / "vocabulary" / "units.tsv").open("a", encoding="utf-8") as file:
        file.write("rank\trank\t\trank\n")
    ran("draft", "texts/odd-2026.txt", "--region", "浙江", "--published", "2026-01-20",
        "--publisher", "zhejiang-government", "--url", "https://example.org/b")  # fmt: skip

    def change(rows: Rows) -> None:
        named(rows)
        for row in rows:
            if row["class"] == "claim":
                row["as_of"] = "2024" if row["surface"] == "1000家" else "2025"

    edit(begun / "sheets" / "odd-2026.tsv", change)
    (made,) = review(begun / "sheets" / "odd-2026.tsv", "texts")
    odd = {
        row.surface: each.text
        for sentence in made.sentences
        for row in sentence.rows
        for each in row.remarks
        if each.mark == "odd"
    }
    assert odd == {
        "5%": "the levels 1000家 and 2000家 give +100 percent",
        "居全国第40位": "a rank above 31, and there are 31 provinces",
        "150%": "a fall by more than all",
    }


def test_release_json_says_what_is_wrong_with_it(begun: Path) -> None:
    """A key that is none, and one that is missing, are named."""
    path = begun / "release.json"
    facts = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({"licences": "x", **facts}), "utf-8")
    with pytest.raises(npf.InvalidRelease, match="'licences' is none of version, date, licence"):
        corpus_of(begun, "texts")
    facts.pop("citation")
    path.write_text(json.dumps(facts), "utf-8")
    with pytest.raises(npf.InvalidRelease, match="'citation' is missing"):
        corpus_of(begun, "texts")


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"notes": 5}, "notes is 5, write a list of texts"),
        ({"notes": [5]}, "notes is .5., write a list of texts"),
        ({"citation": "\ud800"}, "surrogates not allowed"),
    ],
)
def test_values_of_release_json_are_texts(begun: Path, facts: dict[str, Any], fault: str) -> None:
    """What a manifest cannot state is refused."""
    path = begun / "release.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **facts}), "utf-8")
    with pytest.raises(npf.InvalidRelease, match=fault):
        Project(begun, Path("texts")).files()


def test_json_of_any_depth_is_told(begun: Path) -> None:
    """Brackets that nobody closes are no JSON, however many there are."""
    (begun / "release.json").write_text("[" * 200_000, "utf-8")
    with pytest.raises(npf.InvalidRelease, match="is no JSON"):
        corpus_of(begun, "texts")


def told(folder: Path) -> str:
    """Return all that is wrong with a folder."""
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(folder, "texts")
    return "\n".join(map(str, caught.value.problems))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes at paths")
@pytest.mark.parametrize("shape", ["a pipe", "a link to a device", "a folder", "too large"])
@pytest.mark.parametrize("name", ["release.json", "documents.tsv", "sheets/news-2026.tsv"])
def test_only_regular_files_of_a_folder_are_read(begun: Path, name: str, shape: str) -> None:
    """Nothing is waited for and no end of a device; a review says so too."""
    path = begun / name
    path.unlink()
    if shape == "a pipe":
        os.mkfifo(path)
    elif shape == "a folder":
        path.mkdir()
    elif shape == "too large":
        with path.open("wb") as file:
            file.truncate(64 * 2**20 + 1)
    else:
        path.symlink_to("/dev/zero")
    fault = (
        "at most 67108864 are read" if shape == "too large" else "is a folder, a pipe or a device"
    )
    assert fault in told(begun)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes at paths")
def test_a_text_is_a_regular_file(begun: Path) -> None:
    """A pipe in its place is told at the row of the document."""
    (begun.parent / "texts" / "news-2026.txt").unlink()
    os.mkfifo(begun.parent / "texts" / "news-2026.txt")
    assert "id: its text 'news-2026.txt' cannot be read: news-2026.txt is a folder, a pipe" in told(
        begun
    )


@pytest.mark.parametrize(
    "name", ["../evil", "/evil", "a/b", "..", "a\0b", "", "zj-2026.statements", "zj-2026.proposed"]
)
def test_an_id_of_a_document_names_files_of_its_own(begun: Path, name: str) -> None:
    """No other is read or written under it: not outside the folder, nor the sheets beside one."""
    page = begun.parent / "pages" / "inner"
    edit(begun / "documents.tsv", lambda rows: rows[0].update(id=name))
    before = sorted(begun.parent.rglob("*"))
    assert f"documents.tsv line 2, id: is {name!r}, write letters" in told(begun)
    for words in (["--sources", "texts", "--html", page], ["--read", "1"]):
        done = ask("review", str(begun), *map(str, words))
        assert (done.exit_code, "line 2, id: is" in done.stderr) == (1, True)
    assert before == sorted(begun.parent.rglob("*"))


def test_an_id_of_a_document_stands_once(begun: Path) -> None:
    """The second row of two is named with the line of the first."""
    edit(begun / "documents.tsv", lambda rows: rows.append(dict(rows[0])))
    assert "documents.tsv line 4, id: is zj-2026, as in line 2, rename one" in told(begun)


def test_a_row_of_a_document_has_a_heading_for_each_cell(begun: Path) -> None:
    """A cell too many, as a tab within a caveat makes it, is refused, and taken for nothing."""
    path = begun / "documents.tsv"
    head, row, *rows = path.read_text("utf-8").splitlines()
    row = "\t".join((row.removesuffix("\n"), "one caveat", "another"))
    path.write_text("\n".join((head, row, *rows, "")), "utf-8")
    line = f"documents.tsv line 2, row: has {row.count(chr(9)) + 1} cells, at most 15 belong"
    assert line in told(begun)


@pytest.mark.parametrize("name", ["title", "publisher", "url", "genre"])
def test_what_is_told_of_a_document_can_be_written(begun: Path, name: str) -> None:
    """An argument that was no UTF-8 is refused, and no sheet of the folder changes."""
    held = {path: path.read_bytes() for path in begun.glob("*.tsv")}
    Path("texts", "two.txt").write_text(ZH, "utf-8")
    done = ask("draft", "texts/two.txt", f"--{name}", "a\udcff")
    assert (done.exit_code, done.stderr) == (
        1,
        "npf-corpus: 'a\\udcff' is no text that UTF-8 can write, give it in UTF-8\n",
    )
    assert held == {path: path.read_bytes() for path in begun.glob("*.tsv")}


def test_a_number_of_a_sentence_has_few_digits(begun: Path) -> None:
    """One of five thousand digits is a fault of its cell, for seal and for review."""
    edit(begun / "sheets" / "news-2026.tsv", lambda rows: rows[0].update(sent="9" * 5_000))
    assert "news-2026.tsv line 2, sent: is '9999" in told(begun)
    assert "news-2026.tsv line 2, sent: is '9999" in "".join(review(begun, "texts")[0].faults)


def test_a_number_that_is_none_makes_no_row_sure(begun: Path) -> None:
    """Neither does a word in its place."""
    for sure in ("nan", "very"):
        edit(begun / "sheets" / "zj-2026.tsv", lambda rows: rows[0].update(sure=sure))  # noqa: B023
        made = next(each for each in review(begun, "texts") if each.document == "zj-2026")
        marks = [remark.mark for remark in made.sentences[0].rows[0].remarks]
        assert "unsure" in marks


def test_a_value_far_from_those_of_the_provinces_is_odd() -> None:
    """A lost 亿 is seen once six provinces have told the measure; a bound cut off is not odd."""
    claim = npf.load("1.0.0").claims["ecns-2025-03-08-ningxia.c3"]

    def told(number: int, region: str) -> npf.NumericClaim:
        quantity = npf.parse_quantity(f"{number} projects")
        key = npf.ClaimId(f"d.c{region}{number}")
        return evolve(claim, id=key, quantity=quantity, regions=(npf.RegionId(region),))

    words = Vocabulary({name: tuple(getattr(npf.load("1.0.0"), name)) for name in VOCABULARY})
    regions = ("CN-NX", "CN-HB", "CN-HN", "CN-XJ", "CN-QH", "CN-ZJ")
    known = [told(200 + at, each) for at, each in enumerate(regions)]
    new = [told(300, "CN-NX"), told(3_000_000, "CN-NX")]
    ((key, said),) = Oddities(words, known).found(new)
    assert key == new[1].id
    assert said == "far from the 6 values that provinces have, 200 to 205"
    assert [*Oddities(words, known[1:]).found(new)] == []


BOUNDED_ZH = (
    "一、今年任务\nPM2.5平均浓度控制在24微克/立方米以内。重污染天数不超过3天。\n"
    "单位生产总值能耗控制在0.4吨标准煤/万元以内。煤炭消费量不高于9000万吨。\n"
    "城镇调查失业率控制在5.5%以内。新增债务不超过300亿元。单位生产总值碳排放下降不超过2%。\n"
)
BOUNDED_EN = "The PM2.5 concentration was kept below 24 micrograms per cubic metre last year.\n"


@pytest.fixture
def bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that texts of upper bounds were drafted into, on the shipped vocabulary."""
    monkeypatch.chdir(tmp_path)
    return drafted_into(BOUNDED_ZH, BOUNDED_EN, "3.0.0")


def test_a_bound_is_drafted_as_a_seal_takes_it(bounded: Path) -> None:
    """A level is cut to what its measure can have, in every unit; a change has no least value."""
    assert ", 0 wrong" in ran("review", bounded, "--sources", "texts")
    ran("seal", bounded, "out", "--sources", "texts")
    claims = npf.read_release("out", sources="texts").claims
    assert {each.quantity.surface: str(each.quantity.interval) for each in claims} == {
        "24微克/立方米以内": "[0,24]",
        "不超过3天": "[0,3]",
        "0.4吨标准煤/万元以内": "[0,0.4]",
        "不高于9000万吨": "[0,90000000]",
        "5.5%以内": "[0,5.5]",
        "不超过300亿元": "(,30000000000]",
        "不超过2%": "(,2]",
        "below 24 micrograms per cubic metre": "[0,24)",
    }
    assert not any(each.caveats for each in claims)


@pytest.mark.parametrize("written", ["(,24]", "[0,25]"])
def test_a_fault_names_the_interval_that_a_seal_takes(bounded: Path, written: str) -> None:
    """Whoever writes what the fault says can seal."""
    sheet = bounded / "sheets" / "zj-2026.tsv"

    def write(rows: Rows, interval: str) -> None:
        (row,) = (each for each in rows if each["surface"].startswith("24微克"))
        row["interval"] = interval

    edit(sheet, lambda rows: write(rows, written))
    refused = ask("seal", str(bounded), "out", "--sources", "texts").output
    assert f"is {written}, the words say [0,24]: write that, or a caveat" in refused
    edit(sheet, lambda rows: write(rows, "[0,24]"))
    ran("seal", bounded, "out", "--sources", "texts")


@pytest.mark.parametrize(
    ("factor", "said", "admitted"),
    [
        ("1", "(,120]", "[0,100]"),
        ("0.1", "(,)", "[0,1000]"),
        ("1/3", "(200,)", "(200,300]"),
        ("1000", "(,0.05)", "[0,0.05)"),
        ("0.1", "(1000,)", None),
        ("0", "(,120]", "[0,100]"),
    ],
)
def test_a_domain_is_in_the_base_unit(factor: str, said: str, admitted: str | None) -> None:
    """A share of at most 100 percent is one of at most 1000 per mille."""
    shipped = npf.load("3.0.0")
    tables = {name: tuple(getattr(shipped, name)) for name in VOCABULARY}
    unit = evolve(shipped.units["percent"], factor=Fraction(factor))
    words = Vocabulary({**tables, "units": (unit,)})
    found = words.admitted(Interval.parse(said), "level", "urbanisation-rate", "percent")
    assert found == (admitted and Interval.parse(admitted))

"""A document read whole is written in sheets: parts of sentences, speakers, names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from command import ask

import npf_corpus as npf
from drafting.test_project import DOCUMENT, project, table
from npf_corpus.drafting import corpus_of, draft, read_sheet, review, write_draft
from npf_corpus.drafting._folder import DOCUMENT_COLUMNS, MORE_COLUMNS
from npf_corpus.drafting._sheet import FIGURE_COLUMNS, MENTION_COLUMNS, STATEMENT_COLUMNS
from npf_corpus.drafting._sheet import MORE_COLUMNS as SHEET_COLUMNS
from npf_corpus.drafting._vocabulary import COLUMNS
from npf_corpus.drafting._vocabulary import MORE_COLUMNS as VOCABULARY_COLUMNS
from npf_corpus.lineage._seal import seal_release
from npf_corpus.release._manifest import Retired

NAME = "news-2026"
TEXT = (
    "Date 2026-02-03 Zhejiang builds on\n\nPhoto: Li Si\nA zone at dusk.\n\n"
    "Wang Wei said Zhejiang has more than 200 enterprises, adding that new quality productive "
    "forces will grow.\nZhejianger say one Zhejiang helps another Zhejiang.\n"
)
Rows = list[dict[str, str]]
FIGURES: Rows = [
    {"n": "1", "sent": "1", "surface": "2026-02-03", "class": "date"},
    {"n": "2", "sent": "4", "surface": "more than 200", "class": "claim", "measure": "Enterprises",
     "unit": "enterprise", "regions": "Zhejiang", "modality": "achieved", "as_of": "../2026",
     "caveat": "They are not named. | It is not said since when.", "disputed": "y",
     "initiative": "New quality productive forces"},
    {"n": "3", "sent": "5", "surface": "one", "class": "other"},
]  # fmt: skip
STATEMENTS: Rows = [
    {"sent": "1", "kind": "skipped", "gist": "date line"},
    {"sent": "1", "kind": "context", "gist": "The headline.", "begins": "Zhejiang",
     "regions": "Zhejiang"},
    {"sent": "2", "through": "3", "kind": "skipped", "gist": "photo byline and caption"},
    {"sent": "4", "kind": "achievement", "gist": "Firms are counted.", "speakers": "Wang Wei",
     "attribution": "reported"},
    {"sent": "4", "kind": "forecast", "gist": "The forces grow.", "begins": "adding",
     "speakers": "wang-wei"},
    {"sent": "5", "kind": "opinion", "gist": "Help is mutual.", "regions": "CN-ZJ",
     "speaker_label": "people, not named"},
]  # fmt: skip
MENTIONS: Rows = [
    {"sent": "1", "words": "Zhejiang", "kind": "region", "entity": "Zhejiang"},
    {"sent": "4", "words": "Wang Wei", "kind": "person", "entity": "Wang Wei"},
    {"sent": "4", "words": "Zhejiang", "kind": "region", "entity": "CN-ZJ"},
    {"sent": "4", "words": "new quality productive forces", "kind": "initiative",
     "entity": "new-quality-productive-forces"},
    {"sent": "5", "words": "Zhejiang", "kind": "region", "entity": "CN-ZJ"},
    {"sent": "5", "words": "Zhejiang", "kind": "region", "entity": "CN-ZJ", "nth": "3"},
]  # fmt: skip
PERSON = {"id": "wang-wei", "name": "Wang Wei", "roles": f"{NAME}: governor, zhejiang-government"}


def whole(
    folder: Path,
    *,
    figures: Rows = FIGURES,
    statements: Rows = STATEMENTS,
    mentions: Rows = MENTIONS,
    facts: Mapping[str, str] = {},
    person: Mapping[str, str] = {},
    text: str = TEXT,
) -> tuple[Path, Path]:
    """Write the sheets and the text of one document that was read whole, and return the folders."""
    sheets, texts = project(folder)
    row = DOCUMENT | {
        "id": NAME, "language": "en", "genre": "news", "depth": "whole", "region": "",
        "speakers": "", "derived_from": "A newspaper", **facts,
    }  # fmt: skip
    (sheets / "documents.tsv").write_text(table(DOCUMENT_COLUMNS + MORE_COLUMNS, [row]), "utf-8")
    people = table((*COLUMNS["people"], "roles"), [PERSON | dict(person)])
    (sheets / "vocabulary" / "people.tsv").write_text(people, "utf-8")
    for suffix, columns, rows in (
        ("", FIGURE_COLUMNS, figures),
        (".statements", STATEMENT_COLUMNS, statements),
        (".mentions", MENTION_COLUMNS, mentions),
    ):
        path = sheets / "sheets" / f"{NAME}{suffix}.tsv"
        path.write_text(table(columns + SHEET_COLUMNS[columns], rows), "utf-8")
    (texts / f"{NAME}.txt").write_text(text, "utf-8")
    return sheets, texts


def raised(sheets: Path, texts: Path, *, version: str) -> tuple[Path, Path]:
    """Return the folders, of which the sheets state another version now."""
    facts = (sheets / "release.json").read_text("utf-8").replace("1.0.0", version)
    (sheets / "release.json").write_text(facts, "utf-8")
    return sheets, texts


def words_of(records: Any) -> list[str]:
    """Return the words at the places of records."""
    return [TEXT[each.anchor.start : each.anchor.end] for each in records]


def test_a_sentence_is_divided_where_its_parts_begin(tmp_path: Path) -> None:
    """A part ends where the next begins; what is skipped is no statement."""
    corpus = corpus_of(*whole(tmp_path))
    assert words_of(corpus.statements) == [
        "Zhejiang builds on",
        "Wang Wei said Zhejiang has more than 200 enterprises,",
        "adding that new quality productive forces will grow.",
        "Zhejianger say one Zhejiang helps another Zhejiang.",
    ]
    (document,) = corpus.documents
    assert words_of(document.skipped) == ["Date 2026-02-03", "Photo: Li Si\nA zone at dusk."]
    assert [each.reason for each in document.skipped] == ["date line", "photo byline and caption"]
    assert document.derived_from == "A newspaper"


def test_a_statement_has_its_own_speakers_and_regions(tmp_path: Path) -> None:
    """Who says it, and how it is told, is written by row; without any it is the narrator."""
    said = corpus_of(*whole(tmp_path)).statements
    assert [(each.attribution, each.speakers, each.speaker_label) for each in said] == [
        ("narrator", (), None),
        ("reported", ("wang-wei",), None),
        ("quoted", ("wang-wei",), None),
        ("quoted", (), "people, not named"),
    ]
    assert [each.regions for each in said] == [("CN-ZJ",), ("CN-ZJ",), (), ("CN-ZJ",)]
    assert [each.initiatives for each in said] == [(), (), ("new-quality-productive-forces",), ()]


def test_a_written_attribution_takes_the_documents_speakers_away(tmp_path: Path) -> None:
    """A headline in a speech is the narrator's; the rest is said by whom the document names."""
    rows = [dict(row) for row in STATEMENTS]
    rows[1]["attribution"] = "narrator"
    rows[3] |= {"speakers": "", "attribution": ""}
    said = corpus_of(*whole(tmp_path, statements=rows, facts={"speakers": "wang-wei"})).statements
    assert [(each.attribution, each.speakers) for each in said][:2] == [
        ("narrator", ()),
        ("quoted", ("wang-wei",)),
    ]


def test_a_claim_has_its_caveats_its_initiative_and_its_doubt(tmp_path: Path) -> None:
    """Several caveats stand in one cell, and each becomes one."""
    (claim,) = corpus_of(*whole(tmp_path)).claims
    assert claim.caveats == ("They are not named.", "It is not said since when.")
    assert claim.initiative == "new-quality-productive-forces"
    assert claim.disputed
    assert claim.statement == f"{NAME}.s2"


def test_a_name_is_mentioned_where_the_sheet_says(tmp_path: Path) -> None:
    """The next place of the words counts, or the one that `nth` says; no part of a longer word."""
    corpus = corpus_of(*whole(tmp_path))
    names = [each for each in corpus.mentions if each.kind != "number"]
    assert [each.entity for each in names] == [
        "CN-ZJ", "wang-wei", "CN-ZJ", "new-quality-productive-forces", "CN-ZJ", "CN-ZJ",
    ]  # fmt: skip
    last = [each.anchor.start for each in names[-2:] if each.anchor is not None]
    assert last == [TEXT.index("Zhejiang helps"), TEXT.rindex("Zhejiang")]
    assert [each.document for each in corpus.initiatives[0].anchors] == [NAME]


def test_a_person_has_a_role_in_a_document(tmp_path: Path) -> None:
    """`roles` holds document, title and body."""
    corpus = corpus_of(*whole(tmp_path))
    (role,) = corpus.people["Wang Wei"].roles
    assert (role.title, role.organization, role.document) == (
        "governor", "zhejiang-government", NAME,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table_of", "at", "change", "fault"),
    [
        ("statements", 1, {"begins": "Jiangsu"}, "begins: 'Jiangsu' is not in the rest of"),
        ("statements", 1, {"begins": ""}, "begins: is empty in another row of sentence 1: write"),
        ("statements", 5, {"sent": "9"}, "sent: is 9, the text has 5"),
        ("statements", 4, {"gist": ""}, "gist: is empty, say in your own words what the sentence"),
        ("statements", 2, {"through": "9"}, "through: is 9, write a sentence after 2"),
        ("statements", 2, {"through": "x"}, "through: is 'x', write the number of the sentence"),
        ("statements", 2, {"through": "4"}, "sent: is 4, the row of 2 goes through it"),
        ("statements", 2, {"gist": ""}, "gist: is empty, say why the passage is skipped"),
        ("statements", 3, {"speakers": "Li Si"}, "speakers: 'Li Si' is no id of a person or"),
        ("statements", 3, {"attribution": "told"}, "attribution: "),
        ("statements", 3, {"kind": "skipped"}, "class: is claim, and its passage is skipped or"),
        ("statements", 5, {"regions": "Narnia"}, "regions: no region named 'Narnia'"),
        ("mentions", 0, {"words": "Jiangsu"}, "words: 'Jiangsu' is not in sentence 1"),
        ("mentions", 0, {"kind": "number"}, "kind: 'number' is none of"),
        ("mentions", 0, {"entity": "Narnia"}, "entity: no region named 'Narnia'"),
        ("mentions", 5, {"nth": "4"}, "words: 'Zhejiang' is not in sentence 5"),
        ("mentions", 5, {"nth": "-1"}, "nth: is '-1', write a number, from 1"),
        ("mentions", 5, {"sent": "6"}, "sent: is 6, the text has 5"),
        ("figures", 1, {"initiative": "Fable"}, "initiative: no initiative named 'Fable'"),
        ("figures", 1, {"disputed": "so"}, "disputed: is 'so', write y or nothing"),
    ],
)
def test_a_wrong_row_of_a_whole_reading_is_named(
    tmp_path: Path, table_of: str, at: int, change: dict[str, str], fault: str
) -> None:
    """One line says which column of which row, and what to write there."""
    known = {"statements": STATEMENTS, "mentions": MENTIONS, "figures": FIGURES}
    rows = [dict(row) for row in known[table_of]]
    rows[at] |= change
    made: dict[str, Any] = {table_of: rows}
    with pytest.raises(npf.InvalidRelease) as caught:
        corpus_of(*whole(tmp_path, **made))
    assert any(fault in str(each) for each in caught.value.problems), caught.value.problems


def test_a_sentence_of_the_term_in_no_row_is_named(tmp_path: Path) -> None:
    """What speaks of new quality productive forces is in a statement or skipped."""
    rows = [row for row in STATEMENTS if row["sent"] != "4"]
    with pytest.raises(npf.InvalidRelease, match=f"sentence 4 of {NAME} speaks of new quality"):
        corpus_of(*whole(tmp_path, statements=rows))


def test_a_claim_before_the_parts_of_its_sentence_is_named(tmp_path: Path) -> None:
    """A claim is of the statement that it stands in, never of the one before."""
    rows = [row for row in STATEMENTS if row.get("attribution") != "reported"]
    with pytest.raises(npf.InvalidRelease, match=r"line 3, class: is claim, and its passage"):
        corpus_of(*whole(tmp_path, statements=rows))


@pytest.mark.parametrize("roles", ["governor", f"{NAME}: governor, nobody", f"{NAME}: , x"])
def test_a_role_without_title_or_body_is_named(tmp_path: Path, roles: str) -> None:
    """The fault is at the row of the person."""
    with pytest.raises(npf.InvalidRelease, match=r"people\.tsv line 2, roles: "):
        corpus_of(*whole(tmp_path, person={"roles": roles}))


def test_the_page_tells_every_column() -> None:
    """What a whole reading adds to sheets stands in the how-to."""
    page = Path(__file__).parents[2] / "docs" / "how-to" / "own-whole.md"
    told = page.read_text("utf-8")
    columns = {*MENTION_COLUMNS, *MORE_COLUMNS, *VOCABULARY_COLUMNS["people"]}
    columns.update(*SHEET_COLUMNS.values())
    assert {each for each in columns if f"`{each}`" not in told} == set()


def test_other_headings_are_refused(tmp_path: Path) -> None:
    """A column that no sheet has, one twice, and half of a draft's columns are none of a sheet."""
    sheets, texts = whole(tmp_path)
    path = sheets / "sheets" / f"{NAME}.statements.tsv"
    before = path.read_text("utf-8").splitlines()
    for more in ("weather", "begins", "why"):
        path.write_text("\n".join([f"{before[0]}\t{more}", *before[1:]]), "utf-8")
        with pytest.raises(npf.InvalidRelease, match="and, as needed, begins through regions"):
            corpus_of(sheets, texts)


def test_a_text_is_found_by_its_digest(tmp_path: Path) -> None:
    """A file may have any name where the digest is written; other bytes than were read are none."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    sheets, texts = whole(tmp_path, facts={"sha256": digest})
    path = texts / f"{NAME}.txt"
    path.rename(texts / "crawled.txt")
    assert len(corpus_of(sheets, texts).statements) == 4
    (texts / "crawled.txt").write_text(f"{TEXT}\n", "utf-8")
    with pytest.raises(npf.InvalidRelease, match="cannot be read"):
        corpus_of(sheets, texts)
    (texts / "crawled.txt").rename(path)
    with pytest.raises(npf.InvalidRelease, match="sha256: is that of other bytes than"):
        corpus_of(sheets, texts)


def test_ids_of_the_release_before_stay(tmp_path: Path) -> None:
    """What is added in the middle gets the next number; the rest keeps its own."""
    fewer = [row for row in MENTIONS if row["words"] != "Wang Wei"]
    first = corpus_of(*whole(tmp_path / "a", mentions=fewer, statements=[*STATEMENTS]))
    sheets, texts = whole(tmp_path / "b")
    corpus = corpus_of(sheets, texts, previous=first)
    known: dict[str, npf.records.Mention] = {each.id: each for each in corpus.mentions}
    assert {each.id: each for each in first.mentions}.items() <= known.items()
    assert known.keys() - {each.id for each in first.mentions} == {f"{NAME}.m9"}
    assert known[f"{NAME}.m9"].entity == "wang-wei"
    assert known[f"{NAME}.m4"].claims == (f"{NAME}.c1",)
    assert corpus_of(sheets, texts).mentions.ids[2] == f"{NAME}.m3"


def test_a_corrected_record_keeps_its_id(tmp_path: Path) -> None:
    """The place decides, where the text is the same; of another text ids count in reading order."""
    first = corpus_of(*whole(tmp_path / "a"))
    rows = [dict(row) for row in STATEMENTS]
    rows[5]["kind"] = "context"
    sheets, texts = whole(tmp_path / "b", statements=rows)
    second = corpus_of(sheets, texts, previous=first)
    assert second.statements.ids == first.statements.ids
    assert second.statements[-1].kind == "context"
    changed = whole(tmp_path / "c", text=f"{TEXT}\n")
    assert corpus_of(*changed, previous=first).statements.ids == first.statements.ids


def test_the_number_of_a_withdrawn_record_is_not_given_again(tmp_path: Path) -> None:
    """A tombstone's number stays with the tombstone."""
    tombstone = Retired(f"{NAME}.s4", "2.0.0", "It was no statement.", ())
    rows = [*STATEMENTS[:5], {"sent": "5", "kind": "skipped", "gist": "a refrain"}]
    first = corpus_of(*whole(tmp_path / "a"))
    sheets, texts = raised(*whole(tmp_path / "b", statements=rows), version="2.0.0")
    fewer = corpus_of(sheets, texts, previous=first)
    seal_release(fewer, tmp_path / "out", previous=first, retired=(tombstone,))
    again = corpus_of(*whole(tmp_path / "c"), previous=npf.read_release(tmp_path / "out"))
    assert again.statements.ids[-1] == f"{NAME}.s5"


def test_the_command_keeps_ids_with_previous(tmp_path: Path) -> None:
    """`seal --previous` gives old records their old ids."""
    fewer = MENTIONS[1:]
    out = tmp_path / "one"
    sheets, texts = whole(tmp_path / "a", mentions=fewer)
    done = ask("seal", str(sheets), str(out), "--sources", str(texts))
    assert done.exit_code == 0, done.output
    sheets, texts = raised(*whole(tmp_path / "b"), version="1.1.0")
    other = tmp_path / "two"
    done = ask("seal", str(sheets), str(other), "--sources", str(texts), "--previous", str(out))
    assert done.exit_code == 0, done.output
    before = {each.id for each in npf.read_release(out).mentions}
    after = npf.read_release(other).mentions
    assert {each.id for each in after} - before == {f"{NAME}.m9"}
    assert after[f"{NAME}.m9"].entity == "CN-ZJ"


def test_a_review_shows_the_names_and_a_new_draft_keeps_the_columns(tmp_path: Path) -> None:
    """Mentions stand below their sentence; drafting anew leaves what a person wrote."""
    sheets, texts = whole(tmp_path)
    (made,) = review(sheets / "sheets" / f"{NAME}.mentions.tsv", texts)
    assert made.count("wrong") == 0
    shown = [row.surface for row in made.sentences[3].rows]
    assert shown == ["more than 200", "", "", "Wang Wei", "Zhejiang", MENTIONS[3]["words"]]
    before = read_sheet(sheets / "sheets", NAME)
    proposed = draft(TEXT, language="en", corpus=corpus_of(sheets, texts))
    write_draft(proposed, sheets / "sheets", NAME)
    after = read_sheet(sheets / "sheets", NAME)
    nowhere = before.statements[0].place
    bare = [[evolve(row, place=nowhere) for row in each.statements] for each in (before, after)]
    assert bare[0] == bare[1]
    assert {row.initiative for row in after.figures} >= {FIGURES[1]["initiative"]}
    assert after.mentions == before.mentions

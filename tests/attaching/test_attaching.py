"""Attaching: the user's own copies of the five texts, and what is said of other ones."""

# ruff: noqa: S301, SIM300 - our own pickles; expected == actual
from __future__ import annotations

import os
import pickle
import re
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import made_up
import pytest
from click.testing import CliRunner
from first_form import anchor_of, normalise, relocate
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus.anchoring import digest
from npf_corpus.attaching import (
    InvalidText,
    Summary,
    Unaccounted,
    _attached,
    _passages,
    _text_files,
    attach_folder,
    read_text,
)
from npf_corpus.attaching._mapped import Mapped
from npf_corpus.attaching._passages import Sought, whole_places
from npf_corpus.cli._attach import attach_command
from npf_corpus.corpus import of_files
from npf_corpus.errors import UnknownName

CORPUS = npf.load("1.0.0")
_FOLDER = os.environ.get("NPF_CORPUS_SOURCES")
needs_texts = pytest.mark.skipif(
    _FOLDER is None, reason="NPF_CORPUS_SOURCES names no folder with the five texts"
)
DOCUMENTS = CORPUS.documents.ids
NINGXIA = "ecns-2025-03-08-ningxia"


def source(document: str) -> str:
    """Return the text of a document, as it was read."""
    for path in Path(_FOLDER or "").glob("*.txt"):
        data = path.read_bytes()
        text = CORPUS.documents[document].text
        if text is not None and text.sha256 == sha256(data).hexdigest():
            return data.decode()
    raise LookupError(document)


def edited(
    text: str, pattern: str, by: str | Callable[[re.Match[str]], str]
) -> tuple[str, Callable[[int], int]]:
    """Return a text with each match replaced, and where a character that was kept stands now."""
    moved: list[int] = []
    parts: list[str] = []
    size = reach = 0
    for match in re.finditer(pattern, text):
        kept = text[reach : match.start()]
        new = by if isinstance(by, str) else by(match)
        moved += range(size, size + len(kept))
        moved += [size + len(kept)] * len(match[0])
        parts += (kept, new)
        size += len(kept) + len(new)
        reach = match.end()
    moved += range(size, size + len(text) - reach)
    parts.append(text[reach:])
    return "".join(parts), moved.__getitem__


def quoted(match: re.Match[str]) -> str:
    """Return the typographic form of a quotation mark."""
    return "’" if match[0] == "'" else "“"


EDITS: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "line ends": (r"\n", "\r\n"),
    "no-break spaces gone": ("\u00a0", " "),
    "no-break spaces put in": (" ", "\u00a0"),
    "double spaces": (" ", "  "),
    "typographic quotes": ("[\"']", quoted),
    "a site around it": (r"\A|\Z", "\n\nMENU Home | News 12\n\nAll rights reserved 1999-2031\n\n"),
    "glued to a site": (r"\A|\Z", " Menu of 12 pages "),
    "paragraphs put in": (r"\n{2,}", "\n\nAn advertisement: buy 12, pay 11.\n\n"),
    "paragraphs joined": (r"\n{2,}", "\n"),
    "lines of another length": (r"\s+", " \n"),
}


@needs_texts
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_texts_as_they_are_are_exact_and_whole(document: str) -> None:
    """Every place is exact at its own offsets, and nothing is unaccounted."""
    attached = CORPUS.attach(document, source(document))
    assert {"exact"} == set(attached.grades.values())
    assert () == attached.unaccounted()
    for key, (_, anchor) in _attached._places(attached.corpus, attached.document):
        assert (anchor.start, anchor.end) == attached.span(key)
    claims = CORPUS.claims.by_document(document)
    assert [claim.quantity.surface for claim in claims] == [attached.quote(c) for c in claims]
    assert not attached.summary().is_another_text


@needs_texts
@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_copy_keeps_every_record_at_its_true_place(document: str, name: str) -> None:
    """However the copy was made, each record is exact or relocated where its words now are."""
    text, moved = edited(source(document), *EDITS[name])
    attached = CORPUS.attach(document, text)
    assert {"exact", "relocated"} >= set(attached.grades.values())
    for key, (_, anchor) in _attached._places(attached.corpus, attached.document):
        assert (moved(anchor.start), moved(anchor.end - 1) + 1) == attached.span(key), key


def test_what_is_no_record_has_no_place() -> None:
    """It is told as any other name that has none."""
    attached = CORPUS.attach(NINGXIA, "Another text.")
    with pytest.raises(UnknownName, match=r"no record with a place in .* named 5"):
        attached.grade(5)  # type: ignore[arg-type]


def test_what_is_found_is_not_listed_anew_for_each_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page asks for grades and records once a record: a list each would cost the square."""
    attached = CORPUS.attach(NINGXIA, "Another text.")
    shown: list[object] = []
    monkeypatch.setattr(_attached, "MappingProxyType", shown.append)
    for _ in range(2):
        _ = attached.grades, attached.records
    assert shown[0] is shown[2]
    assert shown[1] is shown[3]


@needs_texts
def test_the_caption_that_stands_twice_is_told_apart() -> None:
    """The two copies of a caption have the same words; each keeps its own mentions."""
    document = "globaltimes-2024-03-04-xinjiang"
    text = "Menu\n\n" + source(document)
    attached = CORPUS.attach(document, text)
    spans: dict[tuple[int, int], set[tuple[int, int] | None]] = {}
    for key, (_, anchor) in _attached._places(attached.corpus, attached.document):
        spans.setdefault((anchor.start, anchor.end), set()).add(attached.span(key))
    assert all(len(each) == 1 for each in spans.values())
    assert len(spans) == len(set.union(*spans.values()))


@needs_texts
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_changed_digit_is_never_taken_for_the_figure(document: str) -> None:
    """For every digit of every claim: never exact, nor relocated at its own place."""
    text = source(document)
    for claim in CORPUS.claims.by_document(document):
        anchor = claim.anchor
        assert anchor is not None
        for at in range(anchor.start, anchor.end):
            if not text[at].isdigit():
                continue
            for digit in {"0", "1", "9"} - {text[at]}:
                changed = f"{text[:at]}{digit}{text[at + 1 :]}"
                attached = CORPUS.attach(document, changed)
                assert attached.grade(claim) != "exact"
                assert attached.span(claim) != (anchor.start, anchor.end)
                assert attached.grade(claim.statement) not in {"exact", "relocated"}


@needs_texts
@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("other", DOCUMENTS)
def test_another_text_is_said_to_be_one(document: str, other: str) -> None:
    """Nothing of a document is found in any of the other four."""
    if document == other:
        return
    attached = CORPUS.attach(document, source(other))
    counts = Counter(attached.grades.values())
    assert 0 == counts["exact"] + counts["relocated"]
    assert attached.summary().is_another_text
    assert "this is another text" in str(attached.summary())


@needs_texts
def test_a_text_that_stands_twice_is_exact_or_ambiguous() -> None:
    """With one copy in place that one wins; with both moved nothing tells them apart."""
    text = source(NINGXIA).strip()
    first = CORPUS.attach(NINGXIA, f"{source(NINGXIA)}\n\n{text}")
    assert Counter(first.grades.values())["exact"] >= len(first.grades) - 4
    moved = CORPUS.attach(NINGXIA, f"Menu.\n\n{text}\n\n{text}\n\nFooter.")
    assert "ambiguous" in moved.grades.values()
    for key, grade in moved.grades.items():
        assert (moved.span(key) is None) == (grade not in {"exact", "relocated"})


@needs_texts
def test_folder_finds_texts_by_digest_and_by_words(tmp_path: Path) -> None:
    """A folder's files are told by their bytes, else by what is found in them."""
    for place, document in enumerate(DOCUMENTS[:3]):
        text = source(document)
        if place:
            text = f"MENU\r\n\r\n{text}".replace("\n", "\r\n")
        (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8", newline="")
    (tmp_path / "again.txt").write_text(f"\n{source(DOCUMENTS[0])}", encoding="utf-8", newline="")
    (tmp_path / "other.txt").write_text("Quite another text.", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"na\xefve")
    (tmp_path / ".hidden").write_bytes(b"\xff")
    (tmp_path / "inside").mkdir()
    folder = attach_folder(CORPUS, tmp_path)
    assert set(DOCUMENTS[:3]) == {each.document.id for each in folder.attached}
    assert set(DOCUMENTS[3:]) == set(folder.missing)
    assert ["0.txt", "1.txt", "2.txt"] == [path.name for path in folder.paths]
    reasons = {each.path.name: each.reason for each in folder.left}
    assert {"again.txt", "latin.txt", "other.txt"} == set(reasons)
    assert reasons["again.txt"].startswith("is no better a text of ")
    assert reasons["again.txt"].endswith(" than 0.txt")
    assert "is the text of no document of this release" == reasons["other.txt"]
    assert "is not UTF-8: byte 0xef at 2; save it as UTF-8" == reasons["latin.txt"]


@needs_texts
def test_command_prints_a_table_and_writes_pages(tmp_path: Path) -> None:
    """`attach FOLDER --html OUT` has a row a document and a page of each."""
    result = CliRunner().invoke(
        attach_command, [str(_FOLDER), "--html", str(tmp_path / "out")], env={"COLUMNS": "160"}
    )
    assert 0 == result.exit_code, result.output
    assert all(document in result.stdout for document in DOCUMENTS)
    assert f"{len(DOCUMENTS)} documents of npf_corpus data" in result.stdout
    assert len(DOCUMENTS) == len(list((tmp_path / "out").glob("*.html")))


def test_command_says_what_it_left(tmp_path: Path) -> None:
    """A file that is no text is named on the error stream, and the exit code says so."""
    (tmp_path / "latin.txt").write_bytes(b"na\xefve")
    result = CliRunner().invoke(attach_command, [str(tmp_path)])
    assert 1 == result.exit_code
    assert "left 'latin.txt': it is not UTF-8" in result.stderr
    assert result.stdout.startswith("0 documents of npf_corpus data")


def test_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of as many bytes as the limit is read, a larger one is refused."""
    monkeypatch.setattr(_text_files, "LARGEST", 2**20)
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 2**20)
    assert "a" * 2**20 == read_text(path)
    path.write_bytes(b"a" * (2**20 + 1))
    with pytest.raises(InvalidText) as caught:
        read_text(path)
    assert f"{str(path)!r} is larger than 1 MiB, give the text alone" == str(caught.value)
    assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))


def test_largest_file_is_of_64_mebibytes(tmp_path: Path) -> None:
    """The limit is what the message says."""
    path = tmp_path / "large.txt"
    path.touch()
    os.truncate(path, 64 * 2**20 + 1)
    with pytest.raises(InvalidText) as caught:
        read_text(path)
    assert f"{str(path)!r} is larger than 64 MiB, give the text alone" == str(caught.value)


def test_file_is_read_as_it_is_or_said_to_be_another_encoding(tmp_path: Path) -> None:
    """No line end is changed, and what is not UTF-8 is named."""
    path = tmp_path / "text.txt"
    path.write_bytes("\r\n宁夏".encode())
    assert "\r\n宁夏" == read_text(path) == read_text(str(path))
    path.write_bytes(b"na\xefve")
    with pytest.raises(InvalidText) as caught:
        read_text(str(path))
    assert f"{str(path)!r} is not UTF-8: byte 0xef at 2; save it as UTF-8" == str(caught.value)


def test_foreign_text_in_full() -> None:
    """Whatever the text, each place has a grade, each stretch of text is unaccounted."""
    attached = (
        npf.load("1.0.0").by_sector("new materials").attach(NINGXIA, "One plan. 宁夏有12个。")
    )
    assert {"missing"} == set(attached.grades.values())
    assert (
        Unaccounted("number", 0, 3),
        Unaccounted("sentence", 0, 9),
        Unaccounted("sentence", 10, 17),
        Unaccounted("number", 13, 15),
    ) == tuple(sorted(attached.unaccounted(), key=lambda each: (each.start, each.end)))
    claim = CORPUS.claims.by_document(NINGXIA)[f"{NINGXIA}.c3"]
    assert (None, None) == (attached.span(claim), attached.quote(claim, context=9))
    skipped = CORPUS.documents[NINGXIA].skipped[0]
    assert "missing" == attached.grade(skipped) == attached.grade(f"{NINGXIA}#1")
    assert "plan" not in repr(attached) + str(attached.summary())
    assert attached.summary().places == len(attached.grades) == len(attached.records)
    assert (CORPUS, NINGXIA, 17) == (attached.corpus, attached.document.id, len(attached.text))
    assert "missing" == attached.grade(CORPUS.initiatives["new quality productive forces"])


@pytest.mark.parametrize("name", ["wang-weii", "yellow-river-pilot-zone", "CN-NX"])
def test_record_without_a_place_is_an_unknown_name(name: str) -> None:
    """A record that the document does not have is named in the error."""
    with pytest.raises(UnknownName) as caught:
        CORPUS.attach(NINGXIA, "").grade(name)
    assert f"no record with a place in '{NINGXIA}' named '{name}'" == str(caught.value)


def test_skipped_passage_of_another_document_is_an_unknown_name() -> None:
    """A passage has no id, so that the error says where it stands."""
    passage = CORPUS.documents["exbulletin-2024-03-07-hubei"].skipped[0]
    with pytest.raises(UnknownName) as caught:
        CORPUS.attach(NINGXIA, "").span(passage)
    assert (
        f"no record with a place in '{NINGXIA}' named 'skipped passage at {passage.anchor.start}'"
    ) == str(caught.value)


def test_arguments_are_checked() -> None:
    """Bytes are no text, contexts are not negative, documents have names."""
    with pytest.raises(TypeError) as untyped:
        CORPUS.attach(NINGXIA, b"text")  # type: ignore[arg-type]
    assert "expected a text (str), got bytes: decode it first" == str(untyped.value)
    with pytest.raises(ValueError, match="expected context") as negative:
        CORPUS.attach(NINGXIA, "").quote(f"{NINGXIA}.c3", context=-1)
    assert "expected context of 0 or more characters, got -1" == str(negative.value)
    with pytest.raises(UnknownName):
        CORPUS.attach("no such document", "")


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ((0, 0, 0, 0, 0), ["  no places: the document's text was not at hand when it was read"]),
        ((1, 0, 2, 3, 4),
         ["  1 exact, 0 relocated, 2 ambiguous, 3 changed, 4 missing",
          "  numbers and sentences in no record: 7"]),
        ((0, 1, 2, 3, 5),
         ["  0 exact, 1 relocated, 2 ambiguous, 3 changed, 5 missing",
          "  this is another text, or one that has been rewritten"]),
        ((0, 0, 0, 0, 1),
         ["  0 exact, 0 relocated, 0 ambiguous, 0 changed, 1 missing",
          "  this is another text, or one that has been rewritten"]),
    ],
)  # fmt: skip
def test_summary_says_what_was_found(
    found: tuple[int, int, int, int, int], lines: list[str]
) -> None:
    """Fewer than one place in ten makes it another text, no place at all none."""
    summary = Summary("d", 4, *found, 7)
    assert ["d in a text of 4 characters", *lines] == str(summary).splitlines()
    assert sum(found) == summary.places
    assert ("another" in lines[-1]) == summary.is_another_text


# Documents made up for it

FIRST = (
    "Menu\n\nNingxia built 12 parks. Hubei opened 40 laboratories, Ningxia none.\n\n"
    "The port grew by half. 新疆建成9个港口。\n"
)
SECOND = "Coal is out. Wind is in.\n\nThe sea rose twice.\n"


def _corpus() -> npf.Corpus:
    """Return a corpus of the two texts: sentences, numbers, a claim, a tier, an initiative."""

    def place(key: str, span: str) -> npf.Anchor:
        return made_up.words(FIRST if key.startswith("first") else SECOND, span)

    sentences = {
        "first": (
            "Ningxia built 12 parks.",
            "Hubei opened 40 laboratories, Ningxia none.",
            "The port grew by half.",
            "新疆建成9个港口。",
        ),
        "second": ("Coal is out.", "Wind is in.", "The sea rose twice."),
    }
    numbers = ("first.m0", "12"), ("first.m2", "40"), ("first.m3", "half"), ("first.m4", "9")
    named = ("first", "laboratories"), ("second", "sea"), ("first", "port")
    anchors = (npf.Anchored(npf.DocumentId(key), place(key, span)) for key, span in named)
    menu = npf.Skipped(place("first", "Menu"), "a menu")
    return of_files(
        made_up.files_of(
            made_up.document("first", FIRST, skipped=(menu,)),
            made_up.document("second", SECOND),
            made_up.document("third"),
            made_up.sector("steel"),
            *(
                made_up.statement(f"{key}.s{number}", anchor=place(key, each), initiatives=("i0",))
                for key, held in sentences.items() for number, each in enumerate(held, 1)
            ),
            made_up.statement("third.s1"),
            *(
                made_up.mention(key, number_class="other", anchor=place(key, each))
                for key, each in (*numbers, ("second.m5", "twice"), ("second.m6", "rose twice"))
            ),
            made_up.mention("first.m1", kind="region", entity="r0", number_class=None,
                            anchor=place("first", "Hubei")),
            made_up.claim("first.c1", anchor=place("first", "12 parks")),
            made_up.tier("second.t1", document="second", anchor=place("second", "Wind")),
            made_up.initiative("i0", anchors=tuple(anchors)),
        )
    )  # fmt: skip


MADE = _corpus()


def test_every_place_of_a_document_has_its_key() -> None:
    """In reading order, the shorter first: ids, and numbers for passages and initiatives."""
    first, second = MADE.attach("first", FIRST), MADE.attach("second", SECOND)
    keys = (
        "first#1 first.s1 first.m0 first.c1 first.m1 first.s2 first.m2 i0#1 first.s3 i0#2 "
        "first.m3 first.s4 first.m4"
    )
    assert keys.split() == list(first.grades) == list(first.records)
    keys = "second.s1 second.t1 second.s2 second.s3 i0#1 second.m6 second.m5"
    assert keys.split() == list(second.grades) == list(second.records)
    for attached in (first, second):
        for record in attached.records.values():
            assert "exact" == attached.grade(record)
    assert MADE.initiatives["i0"] is first.records["i0#1"]
    assert MADE.documents["first"].skipped[0] is first.records["first#1"]
    assert () == first.unaccounted() == second.unaccounted()
    assert {} == dict(MADE.attach("third", FIRST).grades)


def test_quote_is_the_texts_own_words_with_as_much_around_as_asked() -> None:
    """Context stops at either end of the text."""
    attached = MADE.attach("first", FIRST)
    assert "12 parks" == attached.quote("first.c1")
    assert " 12 parks." == attached.quote(MADE.claims["first.c1"], context=1)
    assert "Menu\n\nN" == attached.quote("first#1", context=3)
    assert FIRST == attached.quote("first.c1", context=10_000)


def test_an_initiative_is_graded_by_its_worst_place_and_stands_at_its_first() -> None:
    """Of several places the first found is the span; each has a key of its own."""
    attached = MADE.attach("first", FIRST.replace("laboratories", "workshops"))
    assert "exact" != attached.grade("i0#1")
    assert "relocated" == attached.grade("i0#2")
    assert attached.grade("i0#1") == attached.grade("i0") == attached.grade(MADE.initiatives["i0"])
    start = attached.text.index("port")
    assert (start, start + 4) == attached.span("i0") == attached.span("i0#2")
    assert attached.span("i0#1") is None
    whole = MADE.attach("first", FIRST)
    assert "laboratories" == whole.quote("i0")


def test_summary_counts_each_grade_and_what_is_left_over() -> None:
    """Every place is counted once, under its grade."""
    text = FIRST.replace("40", "41").replace("The port", "In 3 years the port")
    attached = MADE.attach("first", text)
    summary = attached.summary()
    counts = Counter(attached.grades.values())
    for grade in ("exact", "relocated", "ambiguous", "changed", "missing"):
        assert counts[grade] == getattr(summary, grade)
    assert ("first", len(text)) == (summary.document, summary.characters)
    assert len(attached.grades) == summary.places
    assert len(attached.unaccounted()) == summary.unaccounted > 0
    assert f"<first attached to a text of {len(text)} characters>" == repr(attached)


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("", []),
        ("Wuhan is 7 years on.", [("sentence", "Wuhan is 7 years on."), ("number", "7")]),
        (
            'One! "Two?" Three',
            [
                ("number", "One"),
                ("sentence", "One!"),
                ("sentence", '"Two?"'),
                ("number", "Two"),
                ("number", "Three"),
                ("sentence", "Three"),
            ],
        ),
        (
            "上海。（北京！）后",
            [("sentence", "上海。"), ("sentence", "（北京！）"), ("sentence", "后")],
        ),
        ("v.2 a.m", [("sentence", "v.2 a.m"), ("number", "2")]),
        (" \x0b \n ", []),
        ("one\x0ctwo\u2028\u2029\x85 \r", [
            ("number", "one"), ("sentence", "one"), ("number", "two"), ("sentence", "two")
        ]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["before", "amid", "after"])
def test_what_no_record_covers_is_unaccounted(
    added: str, expected: list[tuple[str, str]], where: str
) -> None:
    """Sentence by sentence, line by line, with the numbers: by start, a number first."""
    head, tail = {"before": ("", FIRST), "amid": FIRST.split("\n\nThe", 1), "after": (FIRST, "")}[
        where
    ]
    tail = f"\n\nThe{tail}" if where == "amid" else tail
    attached = MADE.attach("first", f"{head}\n\n{added}\n\n{tail}")
    found = [(each.kind, attached.text[each.start : each.end]) for each in attached.unaccounted()]
    assert expected == found


@pytest.mark.parametrize("header", ["Home\n\n", "Home ", "12 Hubei "])
def test_each_record_of_a_shifted_copy_is_found_at_its_own_words(header: str) -> None:
    """Also where the words stand elsewhere again, or begin the passage that they are in."""
    attached = MADE.attach("first", header + FIRST)
    own = MADE.attach("first", FIRST)
    for key in own.grades:
        start, end = own.span(key) or (0, 0)
        assert (start + len(header), end + len(header)) == attached.span(key), key
    assert {"exact", "relocated"} >= set(attached.grades.values())


def test_number_in_part_outside_a_mention_is_unaccounted() -> None:
    """A number that goes on after its mention is another number."""
    attached = MADE.attach("first", FIRST.replace("12 parks", "12 million parks"))
    numbers = [each for each in attached.unaccounted() if each.kind == "number"]
    assert ["12 million"] == [attached.text[each.start : each.end] for each in numbers]


def test_folder_is_told_by_bytes_by_words_and_by_what_fits_best(tmp_path: Path) -> None:
    """Each document has its best file, each other file says why it was left."""
    copies = {
        "1-site.txt": f"Home\n\n{FIRST}",
        "2-as-read.txt": FIRST,
        "3-again.txt": FIRST,
        "4-half.txt": FIRST[: FIRST.index("The port")],
        "5-second.txt": SECOND.replace("\n", "\r\n"),
        "4-other.txt": "Quite another text.",
        ".hidden": FIRST,
    }
    for name, text in copies.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "0-latin.txt").write_bytes(b"na\xefve")
    (tmp_path / "7-folder").mkdir()
    folder = attach_folder(MADE.by_sector("steel"), tmp_path)
    assert ["first", "second"] == [each.document.id for each in folder.attached]
    assert ["2-as-read.txt", "5-second.txt"] == [path.name for path in folder.paths]
    assert ("third",) == folder.missing
    better = "is no better a text of first than 2-as-read.txt"
    assert [
        ("0-latin.txt", "is not UTF-8: byte 0xef at 2; save it as UTF-8"),
        ("1-site.txt", better),
        ("3-again.txt", better),
        ("4-half.txt", better),
        ("4-other.txt", "is the text of no document of this release"),
    ] == [(each.path.name, each.reason) for each in folder.left]
    fault = folder.left[0].error
    assert f"{str(tmp_path / '0-latin.txt')!r} {folder.left[0].reason}" == str(fault)
    assert [None] * 4 == [each.error for each in folder.left[1:]]
    assert FIRST == folder.attached[0].text


def _of_paragraphs(texts: dict[str, str]) -> npf.Corpus:
    """Return a corpus of texts, each paragraph a statement, and nothing else."""
    documents = [made_up.document(key, text) for key, text in texts.items()]
    statements = [
        made_up.statement(f"{key}.s{number}", anchor=made_up.words(text, each))
        for key, text in texts.items()
        for number, each in enumerate(text.split("\n\n"), 1)
    ]
    return of_files(made_up.files_of(*documents, *statements))


def test_file_is_compared_with_the_documents_it_has_most_of(tmp_path: Path) -> None:
    """A sentence that many documents share does not hide the one whose text it is."""
    texts = {f"d{number}": f"Subscribe now.\n\nIt is day {number}." for number in range(6)}
    corpus = _of_paragraphs(texts)
    (tmp_path / "copy.txt").write_text(f"Home\n\n{texts['d5']}", encoding="utf-8")
    assert ["d5"] == [each.document.id for each in attach_folder(corpus, tmp_path).attached]


def test_file_is_that_of_the_same_bytes_though_another_fits_it_better(tmp_path: Path) -> None:
    """A text that holds all of another document is still the one whose bytes it has."""
    texts = {"a": "Coal is out.\n\nWind is in.", "b": "Coal is out.\n\nWind is in.\n"}
    corpus = _of_paragraphs(texts)
    (tmp_path / "copy.txt").write_bytes(texts["b"].encode())
    folder = attach_folder(corpus, tmp_path)
    assert ["b"] == [each.document.id for each in folder.attached]
    (tmp_path / "copy.txt").write_bytes(texts["b"].strip().encode())
    assert ["a"] == [each.document.id for each in attach_folder(corpus, tmp_path).attached]


def test_file_of_two_documents_is_that_of_which_it_has_more(tmp_path: Path) -> None:
    """Where a page has two texts, the one with more places counts, of two alike the first."""
    (tmp_path / "both.txt").write_text(f"Home\n\n{SECOND}\n\n{FIRST}", encoding="utf-8")
    folder = attach_folder(MADE, tmp_path)
    assert ["first"] == [each.document.id for each in folder.attached]
    assert () == folder.left
    assert ("second", "third") == folder.missing
    (tmp_path / "both.txt").write_text("新疆建成9个港口。\n\nWind is in.", encoding="utf-8")
    assert ["first"] == [each.document.id for each in attach_folder(MADE, tmp_path).attached]
    few = "Hubei opened 40 laboratories, Ningxia none.\n\nCoal is out. Wind is in."
    (tmp_path / "both.txt").write_text(few, encoding="utf-8")
    assert ["first"] == [each.document.id for each in attach_folder(MADE, tmp_path).attached]


def test_nothing_of_a_corpus_without_texts_quotes_one() -> None:
    """Without a text, no page, repr or error has more than the release's own words."""
    attached = CORPUS.attach(NINGXIA, "")
    with pytest.raises(npf.UnknownName) as caught:
        attached.span("never-there")
    page = f"{attached.to_html()} {attached!r} {attached.summary()} {caught.value}"
    if _FOLDER is None:
        pytest.skip("NPF_CORPUS_SOURCES names no folder with the five texts")
    own = re.sub(r"\W+", " ", page).casefold()
    names = " ".join(
        str(value) for table in (CORPUS.people, CORPUS.organizations, CORPUS.initiatives)
        for record in table for value in (record.name, record.aliases)
    )  # fmt: skip
    known = re.sub(r"\W+", " ", names).casefold()
    words = re.sub(r"\W+", " ", source(NINGXIA)).casefold().split()
    for at in range(len(words) - 8):
        run = " ".join(words[at : at + 8])
        assert run in known or run not in own, run


def places(text: str, *passages: str) -> list[Sought]:
    """Return passages of a text as places to find, each after the last one."""
    sought: list[Sought] = []
    reach = 0
    for words in passages:
        reach = text.index(words, reach)
        sought.append(Sought(anchor_of(text, reach, reach + len(words)), whole=True))
        reach += len(words)
    return sought


def starts(text: str, sought: list[Sought]) -> list[int | str]:
    """Return where each place is found in a text, or its grade."""
    return [each.span[0] if each.span else each.grade for each in relocate(text, sought)]


MIXED = (
    "“So…” she\u00a0said — and Straße １２％,\u3000新 能源 e\u0301lan…\n\n"
    " over\u200bland x\u0338=y.\n\nIt`s all here."
)


def _contexts(mapped: Mapped, start: int, end: int) -> list[str | None]:
    contexts = (mapped.before(start), mapped.after(end))
    return [digest(context) if context else None for context in contexts]


def test_each_word_has_its_place_in_the_normal_form_and_back() -> None:
    """Whatever characters become, a word's place there leads to the word's own offsets."""
    mapped = Mapped(MIXED)
    assert normalise(MIXED) == mapped.normal
    words = [match.span() for match in re.finditer(r"\S+", MIXED)]
    runs = [
        (words[at][0], words[to][1]) for at in range(len(words)) for to in range(at, len(words))
    ]
    for start, end in runs:
        span = mapped.place(start, end)
        assert span is not None
        assert normalise(MIXED[start:end]) == mapped.normal[slice(*span)]
        assert (start, end) == mapped.origin(*span)
        anchor, before, after = anchor_of(MIXED, start, end), *_contexts(mapped, *span)
        assert (anchor.before, anchor.after) == (before, after)


def test_what_is_hidden_or_white_beside_a_word_is_outside_it() -> None:
    """A place begins and ends with characters that are seen."""
    mapped = Mapped("a…\u200bc \u200b d")
    assert "a...c d" == mapped.normal
    assert [(0, 1), (1, 2), (3, 4), (7, 8), (7, 8)] == [
        mapped.origin(*span) for span in ((0, 1), (1, 4), (4, 5), (5, 7), (6, 7))
    ]


def test_lines_end_at_line_ends_and_at_white_space_beside_chinese() -> None:
    """Between letters of an alphabet a space parts words only, whatever the letter."""
    mapped = Mapped("MIX A X B\nXY 新 X")
    assert "mix a x b xy新x" == mapped.normal
    assert [(9, 10), (12, 12), (13, 13)] == mapped.lines


def test_what_cuts_a_character_has_no_origin() -> None:
    """Part of what one character became stands nowhere in the text."""
    mapped = Mapped(MIXED)
    for char, form in (("…", "..."), ("ß", "ss")):
        start, at = mapped.normal.index(form), MIXED.index(char)
        assert (at, at + 1) == mapped.origin(start, start + len(form))
        assert mapped.origin(start, start + 1) is None
        assert mapped.origin(start + 1, start + len(form)) is None


def test_the_same_words_keep_their_order() -> None:
    """As many places as passages of the same words: each has its own, in order."""
    text = "Thank you.\n\nThank you.\n\nThe end."
    again = f"Menu\n\n{text}"
    assert [6, 18, 30] == starts(again, places(text, "Thank you.", "Thank you.", "The end."))


def test_the_same_words_keep_their_order_without_neighbours() -> None:
    """Nothing else need be found to tell as many places apart as passages are sought."""
    text = "Thank you.\n\nOne.\n\nThank you.\n\nTwo."
    again = "Menu\n\nThank you.\n\nMore.\n\nThank you.\n\nEnd"
    assert [6, 25] == starts(again, places(text, "Thank you.", "Thank you."))
    text, again = (f"{each}\n\nBye.\n\nNow.\n\nBye.\n\nThen." for each in (text, again))
    sought = places(text, "Thank you.", "Thank you.", "Bye.", "Bye.")
    ends = [match.start() for match in re.finditer("Bye", again)]
    assert [6, 25, *ends] == starts(again, sought)


def test_of_three_passages_alike_two_are_found_at_two_places() -> None:
    """Once the first has its place by a neighbour, the next takes what is left."""
    text = "A start.\n\nThank you.\n\nOne.\n\nThank you.\n\nTwo.\n\nThank you."
    again = "A start.\n\nAd.\n\nThank you.\n\nBuy this.\n\nThank you."
    sought = places(text, "A start.", "Thank you.", "Thank you.", "Thank you.")
    assert [0, 15, 38, "missing"] == starts(again, sought)


def test_a_place_in_a_spaced_out_passage_is_found_in_its_copy() -> None:
    """Offsets inside a passage count its white space, which the normal form has less of."""
    text = "Over    12    parks    are    near    Wuhan."
    sought = [
        *places(text, text),
        *(Sought(made_up.words(text, word), whole=False) for word in ("12", "Wuhan")),
    ]
    again = "Menu. Over 12 parks are near Wuhan. Ad."
    assert [6, 11, 29] == starts(again, sought)


def test_what_stands_after_a_passage_is_found_beside_its_context() -> None:
    """A passage that has been found parts the text, and both sides of it are searched."""
    text = "A key was old.\n\nThis one stays.\n\nThe key is id of old."
    words = [Sought(made_up.words(text, each), whole=False) for each in ("was", "id")]
    sought = [words[0], *places(text, "This one stays."), words[1]]
    again = "Menu\n\nA key was gone.\n\nThis one stays.\n\nThe key is id or so."
    assert [12, 23, 51] == starts(again, sought)


def test_a_place_that_is_exact_is_no_one_elses() -> None:
    """Words that stand where another anchor is exact are not found there again."""
    text = "Thank you.\n\nMore.\n\nThank you.\n\nEnd."
    sought = places(text, "Thank you.", "Thank you.")
    assert [0, "missing"] == starts("Thank you.\n\nMore.\n\nGone.", sought)
    assert ["missing", 19] == starts("Thank us!!\n\nMore.\n\nThank you.\n\nEnd.", sought)


@pytest.mark.parametrize(
    ("text", "words", "again"),
    [
        ("湖北建成实验室12个，另有一批项目。", "实验室", "湖北建成实验室9个！"),
        ("湖北建成实验室12个，另有一批项目。", "一批", "湖南，另有一批项目。"),
        ("湖北建成实验室12个，另有一批项目。", "12", "湖南的实验室12个，另有一批项目。"),
        ("The key is _id of old.", "_id", "The key is _id or so."),
        ("The key is (id) of old.", "(id)", "A key was (id) of old."),
        ("The key is id of old.", "id", "A key was id of old."),
        ("The key is id of old.", "key", "The key was at hand."),
    ],
)
def test_a_place_in_a_changed_sentence_is_found_beside_its_context(
    text: str, words: str, again: str
) -> None:
    """Words of any script are found where the text on one side of them is the same."""
    sought = [*places(text, text), Sought(made_up.words(text, words), whole=False)]
    assert ["missing", 6 + again.index(words)] == starts(f"Menu\n\n{again}", sought)


@pytest.mark.parametrize(
    ("text", "passage", "found"),
    [
        ("a b. c d. e f", "c d.", [5]),
        ("a b. c d. e f", "c d", [5]),
        ("a b. c d. e f", "e f", [10]),
        ("a b. c d. e f", "d. e", []),
        ("a b. c d. e f", "b", []),
        ('a "b c" d', '"b c"', [2]),
        ('a "b c" d', "b c", [3]),
        ("(a)(b) c", "(b)", [3]),
        ("a: b - c", "b", [3]),
        ("a b\nc d\n\ne f", "c d", [4]),
        ("宁夏。湖北 新疆", "湖北", [3]),
        ("a b, a b", "a b", [0, 5]),
        (f"{'!' * 16} ab. twenty letters here.", "twenty letters here.", [21]),
        (f"{'!' * 16} ab. twenty letters here.", f"{'!' * 16} ab.", []),
        (f"{'!' * 16} ab.\ntwenty letters here.", f"{'!' * 16} ab.", [0]),
        (f"{'!' * 11} abcdefg.", f"{'!' * 11} abcdefg.", [0]),
        (f"{'!' * 12} abcdef. b", f"{'!' * 12} abcdef.", [0]),
        (f"{'!' * 13} abcde. b", f"{'!' * 13} abcde.", []),
        (f"{chr(39) * 20}ab.", f"{chr(39) * 7}ab.", [13]),
        (f"{chr(39) * 20}ab.", f"{chr(39) * 8}ab.", []),
        (f"{chr(39) * 17}ab.", f"{chr(39) * 8}ab.", []),
        (f"{chr(39) * 16}ab.", f"{chr(39) * 8}ab.", [8]),
        (f"ab {chr(39) * 17}", f"ab {chr(39) * 8}", [0]),
        (f"ab {chr(39) * 19}", f"ab {chr(39) * 9}", []),
        *((f"a {sign}b c", f"{sign}b c", [2]) for sign in ".,;:!?)]}>=/|\\&%^"),
        *((f"a{sign}{sign}b c", f"{sign}b c", []) for sign in ",;:!?)]}>=/|\\&%^"),
        ('a "...b c" d', "...b c", [3]),
        ('a "..b c" d', "..b c", []),
        *((f"b c{sign}{sign} a", f"b c{sign}", []) for sign in "([{<=/|\\&#@$^"),
        *((f"b c{sign} {sign}a", f"b c{sign}", []) for sign in "([{<=/|\\&#@$^"),
        *((f"b c {sign} a", "b c", [0]) for sign in "([{<=/|\\&#@$^-"),
        (f"ab, {'.' * 20} d. {'!' * 11} abcdefg. e", f"{'!' * 11} abcdefg.", [28]),
        (f"ab, {'.' * 20} d. {'!' * 13} abcde. f", f"{'!' * 13} abcde.", []),
        (f"ab, {'.' * 20} d. {'!' * 13} abcde.\nf", f"{'!' * 13} abcde.", []),
        (f"a, b, c, d, e. abcde {'!' * 12} x", f"abcde {'!' * 12}", [15]),
        (f"a, b, c, d, e. abcde {'!' * 13} x", f"abcde {'!' * 13}", []),
        (f"ab, {'.' * 20} d.\n{'!' * 13} abcde.\nf", f"{'!' * 13} abcde.", [28]),
        *((f"b c{sign}\na", f"b c{sign}", [0]) for sign in "([{<=/|\\&#@$^"),
    ],
)
def test_passages_lie_between_edges_of_sentences_and_lines(
    text: str, passage: str, found: list[int]
) -> None:
    """Punctuation is inside or outside, a sign opens where space or another sign stands before."""
    wanted = (len(passage), digest(passage))
    expected = {digest(passage): found} if found else {}
    assert expected == whole_places(Mapped(text), [wanted])


@pytest.mark.parametrize(
    ("few", "likely", "found"),
    [(4, 0, [1]), (3, 0, []), (0, 1, [1]), (0, 0, []), (-1, 1, [1]), (-2, 1, [])],
)
def test_spaces_are_edges_up_to_so_many_stretches_to_try(
    monkeypatch: pytest.MonkeyPatch, few: int, likely: int, found: list[int]
) -> None:
    """Of two characters there are four stretches among five: one more than the limit, and none."""
    monkeypatch.setattr(_passages, "_FEW", few)
    monkeypatch.setattr(_passages, "_LIKELY", likely)
    places = whole_places(Mapped("新 能 源 建 成"), [(2, digest("能源"))])
    assert places.get(digest("能源"), []) == found


@pytest.mark.parametrize(("times", "found"), [(400, [2404]), (3000, [18004]), (4000, [])])
def test_spaces_are_edges_up_to_a_hundred_thousand_stretches_or_so(
    times: int, found: list[int]
) -> None:
    """In a long text of twelve lengths of passages words between spaces are found up to a limit."""
    line = "他们 说 很 好 。 "
    wanted = [(3, digest("实验室")), *((length, "") for length in range(6, 17))]
    places = whole_places(Mapped(f"{line * times}\n湖北 建成 实验室 。\n{line}"), wanted)
    assert places.get(digest("实验室"), []) == found


def test_a_passage_before_one_that_is_found_may_stand_first() -> None:
    """Of places alike that one is taken beside the next passage, though the text starts there."""
    sought = places("Thank you. More of it.", "Thank you.", "More of it.")
    again = "Thank you. More of it. New!\n\nThank you. Else."
    assert [0, 11] == starts(again, sought)


def test_nothing_beside_a_place_counts_where_nothing_was() -> None:
    """Of two places, that is taken which stands at an edge as the passage did."""
    first, last = "Thank you. More of it.", "More of it. Thank you."
    again = "Ad. Thank you. Ad.\n\nThank you. Ad."
    assert [20] == starts(again, places(first, "Thank you."))
    again = "Ad. Thank you.\n\nAd. Thank you. Ad."
    assert [4] == starts(again, places(last, "Thank you."))


_fillers = st.integers(1, 60).map(lambda size: "x" * size)


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.tuples(_fillers, _fillers, _fillers),
    st.lists(_fillers, min_size=3, max_size=7),
    st.integers(2, 4),
    st.randoms(use_true_random=False),
    st.sampled_from([("A start.", "The end."), ("A start.",), ("The end.",)]),
)
def test_of_places_alike_the_one_as_far_from_its_neighbours_is_taken(
    between: tuple[str, str, str],
    fillers: list[str],
    copies: int,
    chance: Random,
    neighbours: tuple[str, ...],
) -> None:
    """Distances to the passages before and after it, where they are found, are added up."""
    lead, before, after = between
    text = f"{lead}\n\nA start.\n\n{before}\n\nThank you.\n\n{after}\n\nThe end."
    sought = places(text, "A start.", "Thank you.", "The end.")
    blocks = [*neighbours, *["Thank you."] * copies]
    chance.shuffle(blocks)
    lines = [line for block in blocks for line in (block, f"y{chance.choice(fillers)}")]
    again = "\n\n".join(["z", *lines])
    candidates = [match.start() for match in re.finditer(re.escape("Thank you."), again)]
    far: dict[int, int] = {}
    for start in candidates:
        for words in neighbours:
            gap = text.index("Thank you.") - text.index(words)
            far[start] = far.get(start, 0) + abs(start - again.index(words) - gap)
    first, second, *_ = sorted(candidates, key=far.__getitem__)
    assume(text.index("Thank you.") not in candidates)  # it would be exact
    assume(far[second] - far[first] > 2 * len(lines))  # line ends are shorter in the normal form
    assert first == starts(again, sought)[1]


def test_two_places_equally_far_are_ambiguous() -> None:
    """Where the distance to a neighbour does not decide, nothing does."""
    text = f"A start.\n\n{'x' * 20}\n\nThank you."
    again = f"A start.\n\nAd.\n\nThank you.\n\n{'y' * 26}\n\nThank you."
    sought = places(text, "A start.", "Thank you.")
    assert [0, "ambiguous"] == starts(again, sought)
    assert [0, 15] == starts(again.replace("yy", "yyyy"), sought)


@pytest.mark.parametrize(
    ("text", "again", "grade"),
    [
        ("A long beginning 12 and an end.", "A long beginning 13 or so.", "changed"),
        ("A beginning 12 and a long end.", "A start 13 and a long end.", "changed"),
        ("A beginning 12 and a long end.", "A start 13 or so.", "missing"),
        ("a 12 b", "a 13 b", "changed"),
        ("a 12 b", "a 13 c", "missing"),
        ("a 12 b", f"a {'x' * 10} b", "changed"),
        ("a 12 b", f"a {'x' * 11} b", "missing"),
        ("sevenly 12 b", "sevenly 13 c", "missing"),
        ("eightful 12 b", "eightful 13 c", "changed"),
        ("a 12 sevenly", "c 13 sevenly", "missing"),
        ("a 12 eightful", "c 13 eightful", "changed"),
    ],
)
def test_words_between_what_was_beside_them_are_changed(text: str, again: str, grade: str) -> None:
    """Eight letters or more beside a place tell where it was, or fewer on both sides, near."""
    assert [grade] == starts(again, [Sought(made_up.words(text, "12"), whole=False)])


def test_the_last_words_of_a_passage_are_found_in_it() -> None:
    """A place may end with its passage, and both with the text."""
    text = "Wind is up. It grew by half"
    sought = [*places(text, "It grew by half"), Sought(made_up.words(text, "half"), whole=False)]
    assert [12, 23] == starts(text, sought)
    assert [6, 17] == starts("Menu. It grew by half", sought)


def test_what_crosses_the_end_of_a_passage_hides_nothing_inside_it() -> None:
    """Places inside a passage are found in it, whatever else starts there."""
    text = "One port here. And two more."
    crossing, inner = (
        Sought(made_up.words(text, words), whole=False) for words in ("port here. And", "here")
    )
    sought = [*places(text, "One port here."), crossing, inner]
    assert [6, "changed", 15] == starts("Menu. One port here. Or two more.", sought)


def test_what_crosses_the_end_of_a_passage_is_not_found_inside_it() -> None:
    """Though its words stand there too."""
    text = "So it is. So it is. So be it."
    crossing = Sought(anchor_of(text, 13, 22), whole=False)
    sought = [*places(text, "So it is. So it is."), crossing]
    assert [6, "missing"] == starts("Menu. So it is. So it is. No, be it.", sought)


def test_several_passages_are_each_taken_at_the_nearest_place() -> None:
    """What has been placed helps to place the next one."""
    text = "A start.\n\nThank you.\n\nAmid it.\n\nWell done.\n\nThe end."
    words = text.split("\n\n")
    again = text.replace("\n\n", "\n\nAd.\n\n") + "\n\nWell done.\n\nAd.\n\nThank you."
    assert [again.index(each) for each in words] == starts(again, places(text, *words))


def test_a_passage_at_more_places_than_are_told_apart_is_ambiguous() -> None:
    """However often the words come back, none of the places is picked by chance."""
    sought = places("Thank you.", "Thank you.")
    assert ["ambiguous"] == starts("\n\nThank you." * 300, sought)
    assert ["relocated"] == [each.grade for each in relocate("\n\nThank you.", sought)]


def test_a_place_that_cuts_a_letter_is_exact_where_it_was() -> None:
    """What starts with a mark stays where it was; what moved is found all the same."""
    text = "Cafe\u0301s open.\n\nThe end."
    mark = Sought(anchor_of(text, 4, 6), whole=False)
    sought = [mark, *places(text, "The end.")]
    assert [4, 14] == starts(text, sought)
    assert [4, 22] == starts(text.replace("The", "Nearly. The"), sought)
    inside = [*places(text, "Cafe\u0301s open."), mark]
    assert [6, "missing"] == starts(f"Menu\n\n{text}", inside)


def test_a_long_line_that_can_be_cut_nowhere_is_one_part() -> None:
    """However many letters compose with the one before them, the map is the normal form."""
    text = f"a{chr(0x1161) * 3000} b. c"
    mapped = Mapped(text)
    assert normalise(text) == mapped.normal
    assert (3002, 3004) == mapped.place(3002, 3004) == mapped.origin(3002, 3004)
    alone = text.partition(" ")[0]
    assert normalise(alone) == Mapped(alone).normal


def test_what_starts_before_the_first_word_has_no_place() -> None:
    """White space before all words became nothing, so nothing starts there."""
    mapped = Mapped("\n a b")
    assert (None, (0, 3)) == (mapped.place(0, 5), mapped.place(2, 5))


def test_the_nearest_of_several_places_is_taken() -> None:
    """One passage and two places alike: its neighbours tell."""
    text = "Some first words.\n\nThank you.\n\nSome last words."
    again = "Some first words.\n\nAd.\n\nThank you.\n\nAd.\n\nSome last words.\n\nThank you.\n"
    sought = places(text, "Some first words.", "Thank you.", "Some last words.")
    assert [0, 24, 41] == starts(again, sought)
    assert [0, 24, "missing"] == starts(again.replace("last", "more"), sought)
    right = places("Thank you.\n\nSome last words.", "Thank you.", "Some last words.")
    assert [24, 41] == starts(again.replace("Some first words.", "Thank you........"), right)
    alone = places("Some first words.\n\nThank you.", "Some first words.", "Thank you.")[1:]
    assert ["ambiguous"] == starts(again, alone)


def test_a_passage_amid_a_line_is_found_beside_the_next_one() -> None:
    """A passage without an edge of its own stands right beside one that has been found."""
    text = "date 2031 The port\n\nThe end of it."
    again = f"Menu  {text}"
    sought = places(text, "date 2031", "The port", "The end of it.")
    assert [6, 16, 26] == starts(again, sought)
    text = "Sea news. Port date 2031\n\nThe end."
    sought = places(text, "Sea news.", "Port", "date 2031", "The end.")
    assert [6, 16, 21, 32] == starts(f"Menu. {text}", sought)
    assert [6, 16] == starts(f"Menu. {text}", sought[:2])
    assert [6, 16] == starts("Menu. Sea news. Port calls.", sought[:2])
    assert [21, 32] == starts(f"Menu. {text}", sought[2:])


def words(text: str, *wanted: str) -> list[Sought]:
    """Return words of a text, which are no passages, as places to find."""
    return [Sought(made_up.words(text, each), whole=False) for each in wanted]


def test_half_of_a_surrogate_pair_is_text_like_any_other() -> None:
    """A text that cannot be encoded is searched all the same."""
    text = "\ud800 here. Thank you."
    assert [13] == starts(f"Menu {text}", places(text, "Thank you."))


@pytest.mark.parametrize(
    ("text", "sought", "other", "last", "grade"),
    [
        ("Thank you.", places("Thank you.", "Thank you."), "Thank you. Bye.",
         "Thank you.", "ambiguous"),
        ("There it is 12 here.", words("There it is 12 here.", "12"), "There it is 13 too.",
         "There it is 12 now.", "changed"),
        ("Here 12 are all of it.", words("Here 12 are all of it.", "12"), "My 13 are all of it.",
         "Now 12 are all of it.", "changed"),
    ],
)  # fmt: skip
def test_more_than_256_places_are_not_told_apart(
    text: str, sought: list[Sought], other: str, last: str, grade: str
) -> None:
    """Of passages and contexts that come back again and again, 256 are looked at."""
    again = f"{other}\n\n" * 255 + last
    words = text[sought[0].anchor.start : sought[0].anchor.end]
    assert [again.rindex(words)] == starts(again, sought)
    assert [grade] == starts(f"{other}\n\n{again}", sought)


def test_what_became_part_of_a_character_is_missing() -> None:
    """Words that are found inside a character's normal form have no place."""
    sought = words("The gros of it.", "gros")
    assert ["missing"] == starts("Menu\n\nThe groß of it.", sought)
    assert [10] == starts("Menu\n\nThe gros of it.", sought)


def test_passages_of_other_words_do_not_share_their_places() -> None:
    """Two passages that start at the same two places are ambiguous, each by itself."""
    text = "Thank you.\n\nMore."
    sought = [*places(text, "Thank you."), *places(text, "Thank you")]
    again = "Menu\n\nThank you.\n\nAd.\n\nThank you.\n\nBye."
    assert ["ambiguous", "ambiguous"] == starts(again, sought)


def test_the_next_neighbour_counts_not_the_one_behind_it() -> None:
    """Of places alike that one is taken which is as far as it was from what is beside it."""
    text = "A start.\n\nIt goes.\n\nxx\n\nThank you."
    again = f"A start.\n\n{'y' * 14}\n\nThank you.\n\nIt goes.\n\nzz\n\nThank you."
    sought = places(text, "A start.", "It goes.", "Thank you.")
    assert [0, 38, again.rindex("Thank")] == starts(again, sought)
    text = "Thank you.\n\nxx\n\nIt goes.\n\nThe end."
    again = f"Ad.\n\nThank you.\n\nzz\n\nIt goes.\n\nThank you.\n\n{'y' * 14}\n\nThe end."
    sought = places(text, "Thank you.", "It goes.", "The end.")
    assert [5, 21, again.index("The end.")] == starts(again, sought)


def test_words_in_a_passage_stand_where_they_stood_in_it() -> None:
    """Not elsewhere in the passage, though what is beside them there looks more like it."""
    text = "A long first line of it.\n\nGo: 12 and 5.\n\nGo: 12 and 5."
    sought = [*places(text, text[30:]), *words(text, "12")]
    assert [10, 10] == starts("Menu\n\nUp: 12 and 5.\n\nGo: 12 and 5.", sought)
    text = "5 and 12: go\n\n5 and 12: go"
    last = Sought(anchor_of(text, text.rindex("12"), text.rindex(":")), whole=False)
    sought = [*places(text, text[: last.anchor.end]), last]
    assert [6, 26] == starts("Menu\n\n5 and 12: go\n\n5 and 12: up", sought)


def test_words_that_stand_twice_in_a_passage_are_those_nearest_to_their_place() -> None:
    """Where the white space of a passage changed, the place is not known to the letter."""
    text = "12, 12          ok."
    last = Sought(anchor_of(text, 4, 6), whole=False)
    assert [6, 10] == starts("Menu. 12, 12 ok. Bye.", [*places(text, text), last])
    text = "It is so        12."
    sought = [*places(text, text), *words(text, "12")]
    assert [6, 15] == starts("Menu. It is so 12. 12 more.", sought)


def test_words_in_a_passage_are_not_part_of_a_longer_figure_that_is_nearer() -> None:
    """Where neither has its surroundings, the figure that is whole counts before the distance."""
    text = "A. Is          5 or 15 ok. B."
    sought = [*places(text, "Is          5 or 15 ok."), *words(text, "5")]
    assert [8, 11] == starts("Menu C. Is 5 or 15 ok. D.", sought)


def test_words_in_a_passage_are_found_though_it_grew_and_shrank() -> None:
    """White space that went may hide how much an ellipsis moved what follows."""
    text = "Wait… for 12    ok."
    sought = [*places(text, text), *words(text, "12")]
    assert [6, 16] == starts("Menu. Wait… for 12 ok. Bye.", sought)


def test_words_before_a_passage_are_not_looked_for_in_it() -> None:
    """However much white space the passage lost."""
    text = "See 12: 12        ok."
    sought = [*words(text, "12"), *places(text, "12        ok.")]
    assert ["changed", 12] == starts("Menu. Look: 12 ok.", sought)


def test_the_words_of_a_passage_that_was_found_are_no_one_elses() -> None:
    """What stands beside the same words inside it is not looked for there."""
    line = "Some thirty-two letters or so are 12 of them."
    text = f"One. {line}\n\nTwo. {line}"
    again = f"Menu\n\nTwo. {line}"
    passage = Sought(anchor_of(text, text.rindex("Some"), len(text)), whole=True)
    assert ["missing", 11] == starts(again, [*words(text, "12"), passage])


def test_one_place_is_taken_once() -> None:
    """Of two figures alike the first is found where one stands, the other is ambiguous."""
    text = "A start.\n\nIt is 12 here.\n\nIt is 12 here."
    last = Sought(anchor_of(text, text.rindex("12"), text.rindex(" here")), whole=False)
    sought = [*places(text, "A start."), *words(text, "12"), last]
    assert [0, 16, "ambiguous"] == starts("A start.\n\nIt is 12 now.", sought)


def test_the_first_character_of_a_text_is_found_by_what_follows() -> None:
    """A place may start where the text does."""
    sought = words("There are 5 ports of it.", "5")
    assert [0] == starts("5 ports of it.", sought)


@pytest.mark.parametrize("sign", "“([{<*#$&@~`'\"!-+=|\\/:;.,?^_£§¶•—…→■★℃№€₿（【《「、。！￥￡😀")
def test_lines_and_paragraphs_start_with_any_sign(sign: str) -> None:
    """What opens a line makes no difference to where the line before it ends."""
    mapped = Mapped(f"a b\nc\n\n{sign}d")
    assert ["a b c", normalise(f"{sign}d")] == [
        mapped.normal[slice(*span)] for span in mapped.paragraphs
    ]
    starts = [start for _, start in Mapped(f"a b\n{sign}d").lines]
    assert [Mapped(f"a b\n{sign}d").normal.index(normalise(sign))] == starts


def test_a_long_line_is_one_line_and_the_next_ones_are_others() -> None:
    """Where a long line is cut to be read, it does not end."""
    mapped = Mapped("words and " * 1000)
    assert ([], [(0, 9999)]) == (mapped.lines, mapped.paragraphs)
    for line in ("words and " * 1000, "a" * 5000, chr(0x1161) * 5000):
        text = f"a{line}\nThe next. And\nthe last."
        assert normalise(text) == Mapped(text).normal


def test_white_space_before_the_first_word_is_outside_it() -> None:
    """Words have their own offsets however the text begins."""
    mapped = Mapped("  a b ")
    assert [(2, 3), (4, 5), (2, 5)] == [mapped.origin(*at) for at in ((0, 1), (2, 3), (0, 3))]


def test_spaces_are_no_edges_where_there_are_too_many() -> None:
    """In Chinese that is spaced out, a passage lies between the edges of its line."""
    line = "他们 说 很 好 。 " * 4000
    text = f"{line}\n湖北 建成 实验室 。\n{line}"
    sought = places(text, "湖北 建成 实验室 。", *(line[: 10 * each] for each in range(1, 61)))
    assert starts(f"前言\n{text}", sought)[0] == len(line) + 4

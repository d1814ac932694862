"""Any text attached to a document: nothing is raised, and the grades keep their laws."""

# ruff: noqa: SIM905 - pieces read best as one line

from __future__ import annotations

from html.parser import HTMLParser

import made_up

from npf_corpus import Initiative, Skipped
from npf_corpus.anchoring import anchor_of, normalise
from npf_corpus.attaching import Attached, Grade

CORPUS = made_up.corpus()
DOCUMENTS = tuple(made_up.TEXTS)
GRADES: tuple[Grade, ...] = ("exact", "relocated", "ambiguous", "changed", "missing")
WORDS = (
    *" |\n|\n\n|\r\n|\t|\u3000|\u00a0|\u200b|\ufeff|\u0301|\u3099|\u2028|\x00|\udcff".split("|"),
    *"ﾞ|が|か|İ|ß|ﬁ|①|４０|é|e\u0301|-\n|<b>|&amp;|</script>|'|”|……|。|.|?!|%|0|9|12|2035".split(
        "|"
    ),
    '"',
    *(piece for text in made_up.TEXTS.values() for piece in text.split()),
    *(line for text in made_up.TEXTS.values() for line in text.splitlines() if line),
)
SEEDS = (
    *(b"\x00" + made_up.TEXTS[key].encode() for key in DOCUMENTS),
    *(b"\x01" + made_up.TEXTS[key].encode() for key in DOCUMENTS),
    *(bytes((2 + way % 2, at, way, 7 * way, at)) for at in range(0, 250, 25) for way in range(9)),
)
LONGEST = 2000


def text_of(data: bytes) -> tuple[int, str]:
    """Return a document and a text: the bytes as they are, or edits of the document's own text.

    An edit is four bytes: where, how many characters go, which of `WORDS` comes, and how: cut
    in, written over the rest, or the characters moved to the end.
    """
    mode = data[0] if data else 0
    document = mode & 1
    if not mode & 2:
        return document, data[1:].decode("utf-8", "surrogateescape")
    text = made_up.TEXTS[DOCUMENTS[document]]
    for at in range(1, len(data) - 3, 4):
        place, length, word, how = data[at : at + 4]
        start = place * len(text) // 255
        end = start + length % 64
        gone = text[start:end]
        text = f"{text[:start]}{'' if how % 4 == 1 else WORDS[word % len(WORDS)]}{text[end:]}"
        if how % 4 >= 2:
            text = f"{text}{gone}" if how % 4 == 2 else f"{gone}{text}"
    return document, text


class _Words(HTMLParser):
    """The words of a page, and the elements that its body has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's
        self.tags.add(tag)


def check(data: bytes) -> None:
    """Attach a text and ask all there is to ask."""
    at, text = text_of(data)
    attached = CORPUS.attach(DOCUMENTS[at], text)
    obeys(attached, text)
    if text == made_up.TEXTS[DOCUMENTS[at]]:
        assert set(attached.grades.values()) == {"exact"}
        assert attached.unaccounted() == ()
    page = _Words()
    page.feed(attached.to_html())
    assert page.tags <= KNOWN, page.tags - KNOWN


def obeys(attached: Attached, text: str) -> None:
    """Assert what holds of every text."""
    places: dict[object, tuple[int, int] | None] = {}
    assert list(attached.grades) == list(attached.records)
    for key, record in attached.records.items():
        if isinstance(record, Initiative):
            number = int(key.rpartition("#")[2])
            mine = [each for each in record.anchors if each.document == attached.document.id]
            anchor = mine[number - 1].anchor
        else:
            anchor = getattr(record, "anchor")  # noqa: B009 - only what has one has a place
        grade, span = attached.grade(key), attached.span(key)
        assert grade in GRADES
        assert (span is not None) == (grade in {"exact", "relocated"}), (key, grade, span)
        assert attached.grade(record) in GRADES
        assert isinstance(record, Skipped) or attached.grade(record.id) in GRADES
        quote = attached.quote(key)
        if span is None:
            assert quote is None
        else:
            start, end = span
            assert 0 <= start < end <= len(text)
            assert quote == text[start:end]
            now = anchor_of(text, start, end, form="npf-1")
            words = made_up.TEXTS[attached.document.id][anchor.start : anchor.end]
            assert normalise(words, form="npf-2") == normalise(text[start:end], form="npf-2"), key
            assert (grade == "exact") == (now == anchor), (key, grade, now)
        assert places.setdefault(anchor, span) == span
    spans = [span for span in places.values() if span is not None]
    assert len(set(spans)) == len(spans)
    summary = attached.summary()
    assert summary.places == len(attached.grades)
    assert len(str(summary).splitlines()) == 3
    left = attached.unaccounted()
    assert summary.unaccounted == len(left)
    for each in left:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip()
    assert [each.start for each in left] == sorted(each.start for each in left)


def _tags() -> set[str]:
    page = _Words()
    for key in DOCUMENTS:
        for text in (made_up.TEXTS[key], "Another text.", ""):
            page.feed(CORPUS.attach(key, text).to_html())
    return page.tags


KNOWN = _tags()
"""Elements that a page has of its own; a text adds none."""

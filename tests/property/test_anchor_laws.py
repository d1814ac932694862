"""Laws of places: inside the text, in order, true to their words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from places import contexts, texts_of

from npf_corpus import Anchor, Corpus, parse_quantity
from npf_corpus.anchoring import anchor_of, digest, normalise
from npf_corpus.strategies import Draft, releases

_LAW = settings(max_examples=60, deadline=None)
_READ = releases(min_documents=1, texts=True)


def _anchors(corpus: Corpus, key: str) -> Iterator[Anchor]:
    every: list[Any] = [*corpus.statements, *corpus.claims, *corpus.mentions, *corpus.tiers]
    yield from (each.anchor for each in every if each.document == key)
    yield from (each.anchor for each in corpus.documents[key].skipped)
    yield from (a.anchor for i in corpus.initiatives for a in i.anchors if a.document == key)


@_LAW
@given(_READ)
def test_an_anchor_is_that_of_its_place(draft: Draft) -> None:
    """Each anchor, and what `anchor_of` gives at its offsets, is what the whole text says there."""
    for corpus, document, text in texts_of(draft):
        for anchor in _anchors(corpus, document.id):
            assert 0 <= anchor.start < anchor.end <= len(text)
            form = corpus.normalisation
            words = normalise(text[anchor.start : anchor.end], form=form)
            around = contexts(text, anchor.start, anchor.end, form)
            expected = Anchor(anchor.start, anchor.end, len(words), digest(words), *around)
            assert expected == anchor
            assert expected == anchor_of(text, anchor.start, anchor.end, form=form)


@_LAW
@given(_READ, st.data())
def test_a_shifted_anchor_has_other_digests(draft: Draft, data: st.DataObject) -> None:
    """One place further, no name or figure has the same words and the same surroundings."""
    corpus, document, text = data.draw(st.sampled_from(list(texts_of(draft))))
    anchor = data.draw(st.sampled_from(list(_anchors(corpus, document.id))))
    for step in (-1, 1):
        start, end = anchor.start + step, anchor.end + step
        if start >= 0 and end <= len(text) and not text[start:end].isspace():
            assert evolve(anchor, start=start, end=end) != anchor_of(
                text, start, end, form=corpus.normalisation
            )


@_LAW
@given(_READ)
def test_statements_neither_overlap_nor_cross_paragraphs(draft: Draft) -> None:
    """Statements and skipped passages stand one after the other, none over a blank line."""
    for corpus, document, text in texts_of(draft):
        places = [each.anchor for each in corpus.statements if each.document == document.id]
        places += [each.anchor for each in document.skipped]
        spans = sorted((each.start, each.end) for each in places if each is not None)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        assert not any("\n\n" in text[start:end] for start, end in spans)


@_LAW
@given(_READ)
def test_a_claim_is_its_words_inside_its_statement(draft: Draft) -> None:
    """A claim's place is its surface, in its statement; its figure, regions, sectors agree."""
    for corpus, document, text in texts_of(draft):
        for claim in corpus.claims.by_document(document.id):
            statement = corpus.statements[claim.statement]
            assert claim.anchor is not None
            assert statement.anchor is not None
            assert statement.anchor.start <= claim.anchor.start
            assert claim.anchor.end <= statement.anchor.end
            assert text[claim.anchor.start : claim.anchor.end] == claim.quantity.surface
            assert set(claim.regions) <= set(statement.regions)
            assert set(claim.sectors) <= set(statement.sectors)
            read = parse_quantity(claim.quantity.surface)
            domain = corpus.measures[claim.measure].domain
            is_level = corpus.schema == 1 or claim.aspect == "level"
            admitted = read.interval.clip(domain) if is_level else read.interval
            assert admitted == claim.quantity.interval


@_LAW
@given(_READ)
def test_a_narrator_is_nobody(draft: Draft) -> None:
    """A narrator's statement has neither speakers nor label, any other at least one."""
    for each in draft.corpus.statements:
        assert (each.attribution == "narrator") == (not each.speakers and not each.speaker_label)


@_LAW
@given(_READ)
def test_names_are_told_by_their_digests(draft: Draft) -> None:
    """The words of a drawn mention of a region are a name of that region, text or no text."""
    mentions = [each for each in draft.corpus.mentions if each.kind == "region"]
    assume(mentions)
    for each in mentions:
        assert each.anchor is not None
        region = draft.corpus.regions[str(each.entity)]
        names = [name for name in (region.name, region.name_zh) if name]
        form = draft.corpus.normalisation
        assert each.anchor.digest in [digest(normalise(name, form=form)) for name in names]

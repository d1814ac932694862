"""Laws of completeness: nothing of a text is left unread, nothing is copied."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from places import texts_of

from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.strategies import Draft, figures, releases

_LAW = settings(max_examples=60, deadline=None)
_READ = releases(min_documents=1, texts=True)


@_LAW
@given(_READ)
def test_every_number_expression_is_mentioned(draft: Draft) -> None:
    """Each number expression lies in a number mention, each number mention holds one."""
    for corpus, document, text in texts_of(draft):
        numbers = [m.anchor for m in corpus.mentions.by_document(document.id) if m.kind == "number"]
        spans = [(anchor.start, anchor.end) for anchor in numbers if anchor is not None]
        found = number_expressions(text)
        assert all(any(a <= start and end <= b for a, b in spans) for start, end in found)
        assert all(any(a <= start and end <= b for start, end in found) for a, b in spans)


@_LAW
@given(_READ)
def test_every_character_is_read_or_skipped(draft: Draft) -> None:
    """Cutting statements and skipped passages out of a text leaves white space alone."""
    for corpus, document, text in texts_of(draft):
        left = list(text)
        places = [each.anchor for each in corpus.statements if each.document == document.id]
        for anchor in (*places, *(each.anchor for each in document.skipped)):
            assert anchor is not None
            left[anchor.start : anchor.end] = " " * (anchor.end - anchor.start)
        assert "".join(left).strip() == ""


@_LAW
@given(_READ)
def test_claims_and_mentions_name_each_other(draft: Draft) -> None:
    """Each claim is named by one mention, which is a number of class claim, and no other."""
    named = [key for mention in draft.corpus.mentions for key in mention.claims]
    assert sorted(draft.corpus.claims.ids) == sorted(named)
    for mention in draft.corpus.mentions:
        assert (mention.number_class == "claim") == bool(mention.claims)


@_LAW
@given(_READ)
def test_our_words_are_our_own(draft: Draft) -> None:
    """No five words of a text stand in a row in a gist or a caveat."""
    for corpus, _, text in texts_of(draft):
        words = re.findall(r"\w+", text.casefold())
        runs = {tuple(words[at : at + 5]) for at in range(len(words) - 4)}
        notes = [each.gist or "" for each in corpus.statements]
        notes += [caveat for each in corpus.claims for caveat in each.caveats]
        for note in notes:
            ours = re.findall(r"\w+", note.casefold())
            assert not runs & {tuple(ours[at : at + 5]) for at in range(len(ours) - 4)}


@given(figures(language="en"), st.sampled_from(["In all, {} came.", "({})", "{}; then rest."]))
def test_a_figure_in_a_sentence_is_found(words: str, sentence: str) -> None:
    """Every number of an English figure is a number expression inside its words."""
    text = sentence.format(words)
    start = text.index(words)
    found = number_expressions(text)
    assert found
    assert all(start <= low and high <= start + len(words) for low, high in found)
    outside = text[:start] + text[start + len(words) :]
    assert number_expressions(outside) == ()

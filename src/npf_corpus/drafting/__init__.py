"""From a text to records: drafts and sheets that a person edits, and releases made of them."""

from npf_corpus.drafting._door import draft
from npf_corpus.drafting._draft import Draft, Reason
from npf_corpus.drafting._project import corpus_of
from npf_corpus.drafting._review import Remark, Review, ReviewedRow, ReviewedSentence, review
from npf_corpus.drafting._sentences import Sentence, sentences_of
from npf_corpus.drafting._sheet import Figure, Mentioned, Said, Sheet, read_sheet
from npf_corpus.drafting._written import write_draft

__all__ = [
    "Draft",
    "Figure",
    "Mentioned",
    "Reason",
    "Remark",
    "Review",
    "ReviewedRow",
    "ReviewedSentence",
    "Said",
    "Sentence",
    "Sheet",
    "corpus_of",
    "draft",
    "read_sheet",
    "review",
    "sentences_of",
    "write_draft",
]

"""From a text to records: sheets that a person edits, and the releases that are made of them."""

from npf_corpus.drafting._project import corpus_of
from npf_corpus.drafting._sheet import Figure, Sentence, Sheet, read_sheet, sentences_of

__all__ = ["Figure", "Sentence", "Sheet", "corpus_of", "read_sheet", "sentences_of"]

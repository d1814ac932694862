"""The user's own copy of a document's text, and where in it each record stands."""

from npf_corpus.attaching._attached import Attached, Summary, Unaccounted, attach
from npf_corpus.attaching._folder import Folder, Left, attach_folder
from npf_corpus.attaching._search import Grade
from npf_corpus.attaching._text_files import LARGEST, read_text
from npf_corpus.errors import InvalidText

__all__ = [
    "LARGEST",
    "Attached",
    "Folder",
    "Grade",
    "InvalidText",
    "Left",
    "Summary",
    "Unaccounted",
    "attach",
    "attach_folder",
    "read_text",
]

"""The command line: each table of a release as a command, and each verb as an option."""

from npf_corpus.cli._app import main

__all__ = ["main"]

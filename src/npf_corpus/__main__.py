"""The command line, as `python -m npf_corpus`."""

from npf_corpus.cli import main

if __name__ == "__main__":
    main()

"""Intervals with open or closed bounds, and what they prove: certain, possible, impossible."""

from npf_corpus.intervals._interval import Interval, Verdict, bounds_of, plain_number, verdict

__all__ = ["Interval", "Verdict", "bounds_of", "plain_number", "verdict"]

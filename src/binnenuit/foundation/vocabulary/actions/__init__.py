"""Changing the thesaurus: there is one way, loading the files."""

from binnenuit.foundation.vocabulary.actions.load import DATA, load

__all__ = ["DATA", "load"]

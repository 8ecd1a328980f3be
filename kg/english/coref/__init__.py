"""Coreference: which mentions of a text mean one thing.

Word-level antecedent scoring (Dobrovolskii 2021, "Word-Level Coreference Resolution"): a mention is its head word, each picks
the likeliest antecedent or none, and spans are read off the tree afterwards. The vectors come from the reader's forward pass.
"""

from kg.english.coref.link import PREFIX, Coreference, Link, register_extensions

__all__ = ["PREFIX", "Coreference", "Link", "register_extensions"]

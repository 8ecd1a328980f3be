"""A path, a folder or standard input to Articles; one format a file."""

from kg.read.identity import article_id
from kg.read.plain import from_text
from kg.read.source import inputs, read

__all__ = ["article_id", "from_text", "inputs", "read"]

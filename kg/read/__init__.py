"""A path, a folder, a web address or standard input to Articles; one format a file."""

from kg.read.finish import from_text
from kg.read.identity import article_id
from kg.read.options import Columns
from kg.read.source import read

__all__ = ["Columns", "article_id", "from_text", "read"]

"""Formats that hold one article, one a file."""

"""Formats that hold other inputs, one a file."""

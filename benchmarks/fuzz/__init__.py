"""Fuzzing: the laws of bad inputs (tests/bad/laws.py), tried on as many inputs as there is time for.

``python -m benchmarks.fuzz TARGET --seconds N`` needs the ``fuzz`` extra. What breaks a law is kept in build/fuzz/TARGET/crashes,
with its traceback beside it, one for each place where it breaks; ``--replay FILE`` tries such a file again. What takes too long, or
too much memory, is kept there too. The inputs that reached new code are in build/fuzz/TARGET/corpus, and the next run goes on with
them.
"""

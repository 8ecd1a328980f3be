"""Event types: which sense of a verb or noun its clause tells."""

"""A proposition in the sentence's own words."""

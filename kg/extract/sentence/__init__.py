"""A parsed sentence as plain lists, and what its words are: clauses, phrases, predicates, roles."""

"""Who and what takes part in a predicate: subjects, objects, prepositional phrases and their roles."""

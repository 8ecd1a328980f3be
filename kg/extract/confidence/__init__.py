"""How likely a proposition is right."""

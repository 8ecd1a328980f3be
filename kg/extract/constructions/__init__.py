"""One construction a file, each ``find(maker)``: what a parsed document says by it."""

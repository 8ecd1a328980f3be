"""What is at web addresses, fetched within bounds."""

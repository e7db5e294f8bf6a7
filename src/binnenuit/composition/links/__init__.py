"""Asking other sites whether links to them still work: bounded, polite, and never anything inside our own network."""

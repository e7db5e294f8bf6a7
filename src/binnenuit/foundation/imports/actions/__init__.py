"""Bringing a file, letting a worker begin, the worker's own bookkeeping, and runs."""

"""The steps of an import, what becomes of its rows, and what a kind of record registers; pure."""

"""When mail about a saved search is due, what counts as new, and who finds it; pure."""

"""When a link counts as dead, which hosts may be asked, and what a kind of record registers; pure."""

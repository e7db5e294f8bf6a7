"""A search on a site of others: the part that stands there, and the page that makes the code for it."""

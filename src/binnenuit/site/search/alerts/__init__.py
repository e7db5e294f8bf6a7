"""The pages on which one follows a search by mail."""

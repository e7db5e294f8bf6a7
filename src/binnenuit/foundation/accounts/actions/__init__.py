"""Writing people, their roles and their sessions."""

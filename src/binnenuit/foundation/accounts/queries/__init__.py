"""Reading people, their roles and their sessions."""

"""The public pages of programmes and partnerships."""

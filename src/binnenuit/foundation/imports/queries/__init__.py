"""Reading imports: one's own, or all for who may import anywhere."""

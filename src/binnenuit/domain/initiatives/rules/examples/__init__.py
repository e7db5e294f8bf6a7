"""Example initiatives: made from recipes, the same ones for the same seed."""

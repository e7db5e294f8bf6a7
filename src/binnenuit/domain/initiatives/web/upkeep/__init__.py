"""Pages on which people without a role help to keep initiatives true: they hand in, and see what everyone may see."""

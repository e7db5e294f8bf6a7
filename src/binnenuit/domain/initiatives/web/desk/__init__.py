"""Pages of those who keep initiatives true: they see what is stored, also what is hidden from visitors."""

"""The doors of the initiatives room, one for each purpose."""

"""The visitor's face of the initiatives room."""

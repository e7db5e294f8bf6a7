"""What is true of places: names, points, projections and outlines; no files, no database."""

"""Reading organisations: what everyone may know, and what those see who keep them."""

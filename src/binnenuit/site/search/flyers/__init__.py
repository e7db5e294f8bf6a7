"""A search on paper: a QR code, and a flyer for the notice board."""

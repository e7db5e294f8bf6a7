"""How a file comes in with a request."""

"""What is true of organisations: pure Python."""

"""What is true of initiatives: pure functions and value objects, without Django or I/O."""

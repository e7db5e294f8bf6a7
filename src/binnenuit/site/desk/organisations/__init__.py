"""The pages of those who keep organisations true: over two rooms, since what visitors hand in lies in another."""

"""Reading in a file: the runner, the worker's task, and forgetting."""

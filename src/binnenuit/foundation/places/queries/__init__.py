"""Reading the reference data: everything is loaded from files when it is first asked for."""

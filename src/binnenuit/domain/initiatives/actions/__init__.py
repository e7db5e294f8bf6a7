"""Writes: authorise, validate, change, audit and event in one transaction."""

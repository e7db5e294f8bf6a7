"""Binnenuit: the open platform that a public programme for change from within runs on."""

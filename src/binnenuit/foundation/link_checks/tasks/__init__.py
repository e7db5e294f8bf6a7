"""The nightly check of links: the only place that talks to other machines."""

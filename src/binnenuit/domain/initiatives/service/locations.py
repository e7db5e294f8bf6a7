"""Locations of published initiatives, one by one."""

from binnenuit.domain.initiatives.queries.places import Spot, count_spots, spots, spots_for, spots_near

__all__ = ["Spot", "count_spots", "spots", "spots_for", "spots_near"]

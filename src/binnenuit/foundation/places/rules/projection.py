"""From degrees to metres and back: the Dutch national grid (RD), and the coordinates of our maps.

The polynomials are those of F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de
transformatie tussen RD- en WGS84-kaartcoördinaten", Geodesia 43 (2001); good to about a metre on land.
"""

# Onze Lieve Vrouwetoren, Amersfoort: the grid's origin in metres and in degrees.
_X0, _Y0 = 155_000.0, 463_000.0
_LATITUDE0, _LONGITUDE0 = 52.15517440, 5.38720621

# Power of the first variable, power of the second, factor.
_Terms = tuple[tuple[int, int, float], ...]

_LATITUDE: _Terms = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
    (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
_LONGITUDE: _Terms = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
    (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022),
    (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip
_X: _Terms = (
    (0, 1, 190094.945), (1, 1, -11832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705),
    (3, 1, -2.340), (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)  # fmt: skip
_Y: _Terms = (
    (1, 0, 309056.544), (0, 2, 3638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788),
    (0, 1, 0.433), (2, 2, -6.439), (3, 2, -0.032), (1, 1, 0.092), (4, 0, -0.054),
)  # fmt: skip

# Our maps are drawn in steps of 100 m of the national grid, y downward from just above the Wadden islands.
UNIT = 100.0
TOP = 625_000.0


def _sum(terms: _Terms, first: float, second: float) -> float:
    return sum(factor * first**p * second**q for p, q, factor in terms)


def rd_to_wgs84(x: float, y: float) -> tuple[float, float]:
    """Return (latitude, longitude) in degrees of a point of the national grid in metres."""
    east, north = (x - _X0) * 1e-5, (y - _Y0) * 1e-5
    return (
        _LATITUDE0 + _sum(_LATITUDE, east, north) / 3600,
        _LONGITUDE0 + _sum(_LONGITUDE, east, north) / 3600,
    )


def wgs84_to_rd(latitude: float, longitude: float) -> tuple[float, float]:
    """Return (x, y) in metres of the national grid of a point in degrees."""
    north, east = 0.36 * (latitude - _LATITUDE0), 0.36 * (longitude - _LONGITUDE0)
    return _X0 + _sum(_X, north, east), _Y0 + _sum(_Y, north, east)


def rd_to_map(x: float, y: float) -> tuple[float, float]:
    """Return the map's coordinates of a point of the national grid."""
    return x / UNIT, (TOP - y) / UNIT


def from_map(x: float, y: float) -> tuple[float, float]:
    """Return (latitude, longitude) in degrees of a point of the map."""
    return rd_to_wgs84(x * UNIT, TOP - y * UNIT)


def to_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the map's coordinates of a point in degrees (WGS84)."""
    return rd_to_map(*wgs84_to_rd(latitude, longitude))

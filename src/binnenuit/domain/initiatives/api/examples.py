"""Examples for the OpenAPI document; made up, and marked so."""

from datetime import UTC, date, datetime
from typing import Any

from binnenuit.api.examples import answering, showing
from binnenuit.api.shapes import Links
from binnenuit.domain.initiatives.api import shapes
from binnenuit.domain.initiatives.api.geojson import MEDIA_TYPE
from binnenuit.domain.initiatives.rules.records import Particulars
from binnenuit.kernel.record_fields import declared_values

CODE = "4w9hq2m7xk"
_SITE = "https://binnenuit.example.nl"
_CHANGED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
_CONFIRMED = date(2026, 10, 12)
_TITLE, _SUMMARY = "Voorbeeld: taalcafé in de bibliotheek", "Nederlands oefenen bij een kop koffie."
_ORGANISATION = shapes.Carrier(code="voorbeeld-de-brug", name="Voorbeeld De Brug")

_RESULT = shapes.FoundInitiative(
    code=CODE,
    title=_TITLE,
    summary=_SUMMARY,
    text_language="nl",
    organisation=_ORGANISATION,
    programme="",
    status="published",
    themes=["taal-leren"],
    target_groups=["nieuwkomers"],
    forms=["taalcafe"],
    languages=["nl", "tr"],
    cost="free",
    cost_cents=None,
    online=False,
    places=[
        shapes.FoundPlace(
            municipality="Rotterdam", label="", point="municipality", latitude=51.9225, longitude=4.47917
        )
    ],
    distance_km=0.0,
    last_confirmed=_CONFIRMED,
    changed=_CHANGED,
    example=True,
    url=f"{_SITE}/api/v1/initiatives/{CODE}",
    page=f"{_SITE}/initiatieven/voorbeeld-taalcafe-in-de-bibliotheek-{CODE}",
)

FOUND = showing(
    shapes.FoundInitiatives(
        items=[_RESULT],
        total=1,
        page=1,
        page_size=20,
        pages=1,
        links=Links(
            self=f"{_SITE}/api/v1/initiatives?q=taalcafe&near=rotterdam",
            first=f"{_SITE}/api/v1/initiatives?q=taalcafe&near=rotterdam&page=1",
            last=f"{_SITE}/api/v1/initiatives?q=taalcafe&near=rotterdam&page=1",
        ),
        understood=[shapes.Understood(kind="concept", code="taalcafe", typed="taalcafe")],
        unknown={},
        facets={},
    )
)

INITIATIVE = showing(
    shapes.Initiative(
        code=CODE,
        status="published",
        texts={
            "nl": shapes.Text(
                title=_TITLE,
                summary=_SUMMARY,
                description="Aan elke tafel zit een vrijwilliger.",
                how_to_take_part="Loop gewoon binnen.",
                cost_note="",
            )
        },
        organisation=_ORGANISATION,
        themes=["taal-leren"],
        target_groups=["nieuwkomers"],
        forms=["taalcafe"],
        languages=["nl", "tr"],
        locations=[
            shapes.Location(
                municipality=shapes.MunicipalityRef(code="GM0599", name="Rotterdam"),
                hidden=True,
                name="",
                address="",
                postcode="",
                city="",
                latitude=51.9225,
                longitude=4.47917,
            )
        ],
        areas=[shapes.Area(kind="municipality", code="GM0599")],
        schedules=[
            shapes.Schedule(
                starts=datetime(2026, 1, 6, 9, tzinfo=UTC),
                rrule="FREQ=WEEKLY;BYDAY=TU",
                minutes=120,
                valid_from=None,
                valid_until=None,
                note="",
            )
        ],
        cost="free",
        cost_cents=None,
        accessibility=["wheelchair"],
        participation=["walk_in"],
        contact=None,
        **declared_values(Particulars(minimum_age=18)),
        last_confirmed=_CONFIRMED,
        changed=_CHANGED,
        example=True,
        url=_RESULT.url,
        page=_RESULT.page,
    )
)


def _feature() -> dict[str, Any]:
    properties = _RESULT.model_dump(mode="json", by_alias=True)
    for place in properties["places"]:
        del place["latitude"], place["longitude"]
    point = {"type": "Point", "coordinates": [4.47917, 51.9225]}
    return {"type": "Feature", "id": CODE, "geometry": point, "properties": properties}


LOCATIONS = answering(
    {
        "type": "FeatureCollection",
        "numberMatched": 1,
        "numberReturned": 1,
        "links": [
            {"rel": "self", "href": f"{_SITE}/api/v1/initiative-locations?q=taalcafe", "type": MEDIA_TYPE}
        ],
        "features": [_feature()],
    },
    MEDIA_TYPE,
    schema={
        "type": "object",
        "required": ["type", "numberMatched", "numberReturned", "links", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "numberMatched": {"type": "integer", "minimum": 0},
            "numberReturned": {"type": "integer", "minimum": 0},
            "links": {"type": "array", "items": {"type": "object", "required": ["rel", "href"]}},
            "features": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["type", "id", "geometry", "properties"],
                    "properties": {
                        "type": {"const": "Feature"},
                        "id": {"type": "string"},
                        "geometry": {"type": ["object", "null"]},
                        "properties": {"type": "object"},
                    },
                },
            },
        },
    },
)

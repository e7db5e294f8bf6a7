"""Where an initiative takes place; of a hidden location nothing but the municipality."""

import json

from binnenuit.domain.initiatives.service.published import PublicInitiative, PublicLocation
from binnenuit.interchange.hsds import ids
from binnenuit.interchange.hsds.context import Context
from binnenuit.interchange.hsds.fields import Attributes
from binnenuit.interchange.hsds.ids import Part
from binnenuit.interchange.hsds.shapes import Accessibility, Address, Location, ServiceAtLocationNested

IDENTIFIER = "CBS gemeentecode"
PARTS = 64
"""Features and attributes of one location have numbers of their own, so many for each."""
_DIGITS = 5
FEATURES = {
    "wheelchair": "Toegankelijk met een rolstoel",
    "accessible_toilet": "Aangepast toilet",
    "hearing_loop": "Ringleiding voor wie slecht hoort",
    "sign_language": "Tolk gebarentaal",
    "quiet_room": "Rustige ruimte",
    "child_care": "Oppas voor kinderen",
    "women_only": "Alleen voor vrouwen",
    "men_only": "Alleen voor mannen",
    "gender_neutral_toilet": "Toilet voor iedereen",
    "prayer_room": "Gebedsruimte",
    "easy_language": "Makkelijke taal",
    "interpreter": "Tolk aanwezig",
}


def at_locations(initiative: PublicInitiative, context: Context) -> list[ServiceAtLocationNested]:
    """Return the locations in their order, and behind them, where one can take part online, a virtual one."""
    found = [
        _at(initiative, number, _physical(initiative, number, location, context))
        for number, location in enumerate(initiative.locations)
    ]
    if initiative.online:
        found.append(_at(initiative, len(initiative.locations), _virtual(initiative)))
    return found


def _at(initiative: PublicInitiative, number: int, location: Location) -> ServiceAtLocationNested:
    return {"id": ids.of_part(Part.SERVICE_AT_LOCATION, initiative.code, number), "location": location}


def _physical(
    initiative: PublicInitiative, number: int, location: PublicLocation, context: Context
) -> Location:
    identity = ids.of_part(Part.LOCATION, initiative.code, number)
    made: Location = {
        "id": identity,
        "location_type": "physical",
        "latitude": round(location.latitude, _DIGITS),
        "longitude": round(location.longitude, _DIGITS),
        "external_identifier": location.municipality.code,
        "external_identifier_type": IDENTIFIER,
    }
    if location.name:
        made["name"] = location.name
    own = Attributes(Part.LOCATION_ATTRIBUTE, initiative.code, (identity, "location"), number * PARTS)
    if location.hidden:
        own.add("hidden", "true")
    elif location.address and location.city and location.postcode:
        made["addresses"] = [_address(initiative, number, location, context)]
    elif location.address or location.city or location.postcode:
        parts = {"address": location.address, "postcode": location.postcode, "city": location.city}
        own.add("address", json.dumps(parts, ensure_ascii=False))
    if features := _features(initiative, number):
        made["accessibility"] = features
    if own.made:
        made["attributes"] = own.made
    return made


def _virtual(initiative: PublicInitiative) -> Location:
    number = len(initiative.locations)
    made: Location = {
        "id": ids.of_part(Part.LOCATION, initiative.code, number),
        "location_type": "virtual",
    }
    if initiative.online_url:
        made["url"] = initiative.online_url
    if features := _features(initiative, number):
        made["accessibility"] = features
    return made


def _address(
    initiative: PublicInitiative, number: int, location: PublicLocation, context: Context
) -> Address:
    return {
        "id": ids.of_part(Part.ADDRESS, initiative.code, number),
        "address_1": location.address,
        "city": location.city,
        "state_province": context.region(location.municipality.province),
        "postal_code": location.postcode,
        "country": "NL",
        "address_type": "physical",
    }


def _features(initiative: PublicInitiative, number: int) -> list[Accessibility]:
    return [
        {
            "id": ids.of_part(Part.ACCESSIBILITY, initiative.code, number * PARTS + place),
            "description": FEATURES[feature],
        }
        for place, feature in enumerate(initiative.accessibility)
    ]

"""Initiatives as linked data (schema.org), for whoever loads all of them into a graph.

As on their pages, who answers the phone is not in it: nobody's name or number should be easy to harvest.
"""

from collections.abc import Mapping
from typing import Any

from binnenuit.domain.initiatives.service.published import PublicInitiative, PublicLocation, status_on
from binnenuit.interchange.hsds.context import Context
from binnenuit.interchange.hsds.services import moment
from binnenuit.ui.linked_data import thing

EXAMPLE = "Voorbeeld: dit is verzonnen, om te laten zien hoe de site werkt."


def service(public: PublicInitiative, context: Context) -> dict[str, Any]:
    """Return one initiative; its words in every language that there is."""
    address = f"{context.base_url}{context.page(public.slug, public.code)}"
    concepts = (*public.themes, *public.target_groups, *public.forms)
    return thing(
        "Service",
        _id=address,
        identifier=public.code,
        url=address,
        name=_texts({language: text.title for language, text in public.texts.items()}),
        description=_texts({language: text.summary for language, text in public.texts.items()}),
        disambiguatingDescription=EXAMPLE if public.example else "",
        creativeWorkStatus=status_on(public.status, public.period_until, context.today),
        dateModified=moment(public.changed),
        provider=thing(
            "Organization",
            _id=f"{context.base_url}/organisaties/{public.organisation.code}",
            name=public.organisation.name,
            sameAs=public.organisation.website,
        ),
        about=[_concept(each, context) for each in concepts],
        areaServed=[
            thing("AdministrativeArea", identifier=area.code, name=context.region(area.code))
            for area in public.areas
        ],
        availableChannel=thing(
            "ServiceChannel",
            availableLanguage=list(public.languages),
            serviceLocation=[_place(each) for each in public.locations],
            serviceUrl=public.online_url,
        ),
        isAccessibleForFree=True if public.cost == "free" else None,
    )


def _texts(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text} for language, text in sorted(texts.items()) if text]


def _concept(concept_id: str, context: Context) -> dict[str, Any]:
    address = f"{context.base_url}/begrippen/{concept_id}"
    return thing("DefinedTerm", _id=address, name=context.thesaurus.label(concept_id, "nl"))


def _place(location: PublicLocation) -> dict[str, Any]:
    municipality = location.municipality
    address = thing(
        "PostalAddress",
        streetAddress=location.address,
        postalCode=location.postcode,
        addressLocality=location.city or municipality.name,
        addressCountry="NL",
    )
    geo = thing(
        "GeoCoordinates", latitude=round(location.latitude, 5), longitude=round(location.longitude, 5)
    )
    return thing(
        "Place",
        name=location.name or municipality.name,
        address=address,
        geo=geo,
        containedInPlace=thing("AdministrativeArea", identifier=municipality.code, name=municipality.name),
    )

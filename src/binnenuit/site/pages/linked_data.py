"""What the pages that show several rooms are about, for machines (schema.org)."""

from typing import Any

from django.urls import reverse

from binnenuit.foundation.organisations.service import Kind, OrganisationRef, OrganisationView
from binnenuit.foundation.places.service import Municipality
from binnenuit.foundation.vocabulary.service import SCHEMES, Concept
from binnenuit.ui.addresses import absolute
from binnenuit.ui.formats import language, passage
from binnenuit.ui.linked_data import thing

_TYPES = {
    Kind.FOUNDATION: "NGO",
    Kind.ASSOCIATION: "NGO",
    Kind.SELF_ORGANISATION: "NGO",
    Kind.KNOWLEDGE_INSTITUTE: "NGO",
    Kind.MINISTRY: "GovernmentOrganization",
    Kind.MUNICIPALITY: "GovernmentOrganization",
    Kind.COMPANY: "Corporation",
}
_TERM_PLACE = "{search_term_string}"


def home(languages: list[str]) -> dict[str, Any]:
    """Say what this site is, and the address of its search."""
    return thing(
        "WebSite",
        name="Binnenuit",
        url=absolute(reverse("home")),
        inLanguage=languages,
        potentialAction={
            **thing(
                "SearchAction",
                target=thing("EntryPoint", urlTemplate=f"{absolute(reverse('search'))}?q={_TERM_PLACE}"),
            ),
            "query-input": "required name=search_term_string",
        },
    )


def organisation(found: OrganisationView, example: str) -> dict[str, Any]:
    """Say what an organisation is; `example` is the remark that it is an example, or empty."""
    return thing(
        _TYPES.get(Kind(found.kind), "Organization"),
        _id=_organisation_address(found.code),
        url=_organisation_address(found.code),
        name=found.name,
        alternateName=found.short_name if found.short_name != found.name else "",
        description=passage(found.descriptions).text,
        disambiguatingDescription=example,
        sameAs=found.website,
        identifier=thing("PropertyValue", propertyID="KvK", value=found.kvk) if found.kvk else None,
        parentOrganization=_organisation(found.part_of) if found.part_of else None,
        subOrganization=[_organisation(part) for part in found.parts],
    )


def municipality(found: Municipality) -> dict[str, Any]:
    """Say which municipality it is."""
    return thing(
        "AdministrativeArea",
        url=absolute(reverse("municipality", kwargs={"slug": found.slug})),
        name=found.name,
        alternateName=list(found.also_known_as),
        identifier=thing("PropertyValue", propertyID="CBS", value=found.code),
        containedInPlace=thing(
            "AdministrativeArea",
            name=found.province_name,
            identifier=thing("PropertyValue", propertyID="CBS", value=found.province_code),
        ),
        geo=thing("GeoCoordinates", latitude=found.latitude, longitude=found.longitude),
    )


def concept(found: Concept, uri: str, set_uri: str) -> dict[str, Any]:
    """Say what a concept means; `uri` is its permanent address, `set_uri` that of the thesaurus."""
    tag = language()
    titles = SCHEMES[found.scheme].titles
    return thing(
        "DefinedTerm",
        _id=uri,
        url=absolute(reverse("concept", kwargs={"concept_id": found.id})),
        name=found.label(tag),
        alternateName=list(found.alternatives(tag)),
        description=found.definition(tag, "simple") or found.definition(tag),
        termCode=found.notation or found.id,
        inDefinedTermSet=thing("DefinedTermSet", _id=set_uri, name=titles.get(tag, titles["nl"])),
    )


def _organisation(ref: OrganisationRef) -> dict[str, Any]:
    return thing("Organization", name=ref.name, url=_organisation_address(ref.code))


def _organisation_address(code: str) -> str:
    return absolute(reverse("organisation", kwargs={"code": code}))

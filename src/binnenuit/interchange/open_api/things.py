"""From organisations, concepts and municipalities to what the API says of them."""

from django.urls import reverse

from binnenuit.domain.programmes.service import memberships_of
from binnenuit.foundation.organisations.service import OrganisationRef, OrganisationView
from binnenuit.foundation.places.service import Municipality, Place
from binnenuit.foundation.vocabulary.service import Concept, Thesaurus
from binnenuit.interchange.open_api import shapes
from binnenuit.ui.addresses import absolute


def organisation_ref(ref: OrganisationRef | OrganisationView) -> shapes.OrganisationRef:
    """Return the reference to an organisation."""
    url = absolute(reverse("api_v1_organisation", kwargs={"code": ref.code}))
    return shapes.OrganisationRef(code=ref.code, name=ref.name, url=url)


def organisation(view: OrganisationView) -> shapes.Organisation:
    """Return an organisation."""
    return shapes.Organisation(
        code=view.code,
        name=view.name,
        short_name=view.short_name,
        kind=view.kind,
        kvk=view.kvk,
        website=view.website,
        descriptions=dict(view.descriptions),
        part_of=organisation_ref(view.part_of) if view.part_of else None,
        parts=[organisation_ref(each) for each in view.parts],
        participations=[
            shapes.Participation(
                kind=each.kind,
                code=each.code,
                titles=dict(each.titles),
                role=each.role,
                starts=str(each.term.starts) if each.term.starts else None,
                ends=str(each.term.ends) if each.term.ends else None,
            )
            for each in memberships_of(view.code)
        ],
        sources=[
            shapes.OrganisationSource(title=each.title, url=each.url, checked=each.checked)
            for each in view.sources
        ],
        example=view.example,
        url=organisation_ref(view).url,
        page=absolute(reverse("organisation", kwargs={"code": view.code})),
    )


def concept(found: Concept, words: Thesaurus) -> shapes.Concept:
    """Return a concept."""
    checked = {voucher.id: voucher.checked for voucher in words.vouchers}
    return shapes.Concept(
        id=found.id,
        scheme=found.scheme,
        notation=found.notation,
        broader=list(found.broader),
        narrower=list(words.narrower(found.id)),
        related=list(found.related),
        labels=[
            shapes.Label(
                language=label.language,
                kind=label.kind,
                text=label.text,
                checked=checked.get(label.vouched, False),
            )
            for label in found.labels
        ],
        definitions={each.language: each.text for each in found.definitions if each.kind == "definition"},
        deprecated=found.deprecated,
        replaced_by=found.replaced_by,
        url=absolute(reverse("api_v1_concept", kwargs={"concept_id": found.id})),
        page=absolute(reverse("concept", kwargs={"concept_id": found.id})),
    )


def municipality(found: Municipality) -> shapes.Municipality:
    """Return a municipality."""
    return shapes.Municipality(
        code=found.code,
        name=found.name,
        also_known_as=list(found.also_known_as),
        province=found.province_code,
        population=found.population,
        latitude=found.latitude,
        longitude=found.longitude,
        url=absolute(reverse("api_v1_municipality", kwargs={"code": found.code})),
        page=absolute(reverse("municipality", kwargs={"slug": found.slug})),
    )


def place(found: Place) -> shapes.Place:
    """Return a place."""
    return shapes.Place(
        kind=found.kind,
        label=found.label,
        code=found.code,
        municipality=found.municipality_code,
        latitude=round(found.latitude, 5),
        longitude=round(found.longitude, 5),
        approximate=found.approximate,
    )

"""Writing what belongs to a programme or partnership: all of it is replaced by what the data file says."""

from collections.abc import Mapping
from typing import Any

from binnenuit.domain.programmes import models
from binnenuit.domain.programmes.queries.stored import TEXTS
from binnenuit.domain.programmes.rules.data import CommonData, PartnershipData, ProgrammeData


class Writer:
    """Writes details; knows the primary keys of the organisations that they name."""

    def __init__(self, organisations: Mapping[str, int]) -> None:
        """Take the primary keys of organisations by code."""
        self.organisations = organisations

    def programme(self, row: models.Programme, data: ProgrammeData) -> None:
        """Replace what belongs to a programme."""
        self._texts(models.ProgrammeText, {"programme": row}, data)
        self._evidence({"programme": row}, data)
        models.Place.objects.filter(programme=row).delete()
        models.Place.objects.bulk_create(
            models.Place(programme=row, municipality=code) for code in data.places
        )
        models.Involvement.objects.filter(programme=row).delete()
        models.Involvement.objects.bulk_create(
            models.Involvement(
                programme=row,
                position=position,
                organisation_id=self.organisations[item.organisation],
                role=item.role,
                note=dict(item.note),
            )
            for position, item in enumerate(data.organisations)
        )

    def partnership(self, row: models.Partnership, data: PartnershipData) -> None:
        """Replace what belongs to a partnership, its members aside."""
        self._texts(models.PartnershipText, {"partnership": row}, data)
        self._evidence({"partnership": row}, data)

    def members(
        self, row: models.Partnership, data: PartnershipData, partnerships: Mapping[str, models.Partnership]
    ) -> None:
        """Replace the members of a partnership; all `partnerships` must be stored by then."""
        models.Membership.objects.filter(partnership=row).delete()
        for position, item in enumerate(data.members):
            membership = models.Membership(
                partnership=row,
                position=position,
                organisation_id=self.organisations[item.organisation] if item.organisation else None,
                nested=partnerships[item.nested] if item.nested else None,
                role=item.role,
            )
            membership.term = item.term
            membership.save()

    def _texts(self, model: type[Any], owner: dict[str, Any], data: CommonData) -> None:
        model.objects.filter(**owner).delete()
        texts = {field: dict(getattr(data, field)) for field in TEXTS}
        model.objects.bulk_create(
            model(language=language, **owner, **{field: texts[field].get(language, "") for field in TEXTS})
            for language in sorted({language for field in TEXTS for language in texts[field]})
        )

    def _evidence(self, owner: dict[str, Any], data: CommonData) -> None:
        for model in (models.ConceptLink, models.Funding, models.Fact, models.Source):
            model.objects.filter(**owner).delete()
        concepts = [("themes", item) for item in data.themes] + [
            ("target_groups", item) for item in data.target_groups
        ]
        models.ConceptLink.objects.bulk_create(
            models.ConceptLink(**owner, position=position, scheme=scheme, concept=concept)
            for position, (scheme, concept) in enumerate(concepts)
        )
        models.Funding.objects.bulk_create(
            models.Funding(
                **owner,
                position=position,
                funder_id=self.organisations[item.funder],
                cents=item.cents,
                note=dict(item.note),
            )
            for position, item in enumerate(data.funding)
        )
        sources = {
            item.key: models.Source.objects.create(
                **owner,
                position=position,
                key=item.key,
                title=item.title,
                url=item.url,
                checked=item.checked,
                certainty=item.certainty,
                supports=list(item.supports),
            )
            for position, item in enumerate(data.sources)
        }
        for position, item in enumerate(data.facts):
            fact = models.Fact.objects.create(
                **owner, position=position, about=item.about, certainty=item.certainty, texts=dict(item.texts)
            )
            fact.sources.set(sources[key] for key in item.sources)

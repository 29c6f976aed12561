"""All that points to a person, in the whole house. Found by walking the models, so that no later room is forgotten."""

from collections.abc import Iterator

from django.db import models

from shoptalk.contacts.models import DuplicateSuggestion, ImportLine, Merge
from shoptalk.workspaces.access import Owned

# What is about the records themselves and not about what happened with the person: it stays where it is.
STAYS = (DuplicateSuggestion, ImportLine, Merge)


def references_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], models.ForeignKey]]:
    """Each (model, foreign key) of an owned model that points to `model`, but for those that stay."""
    for relation in model._meta.related_objects:
        pointing, key = relation.related_model, relation.field
        if not issubclass(pointing, Owned) or pointing in STAYS or key.name == "merged_into":
            continue
        if isinstance(key, models.ForeignKey):
            yield pointing, key


def unique_beside(model: type[models.Model], key: models.ForeignKey) -> list[tuple[str, ...]]:
    """The other fields of each unique rule that `key` is part of: one ask a person and campaign gives ("campaign",)."""
    rules = [rule.fields for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return [tuple(name for name in fields if name != key.name) for fields in rules if key.name in fields]


def text_columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of a model in which somebody may be mentioned: free text and JSON, but neither choices nor keys."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [f for f in model._meta.concrete_fields if isinstance(f, kinds) and not f.choices and not f.primary_key]

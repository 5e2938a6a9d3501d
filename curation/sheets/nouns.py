"""The sheet of each noun: which columns it has, and what each holds."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import Widget

from cases.models import Agency, Jurisdiction, Person
from cases.terms import AgencyKind, PersonCapacity
from curation.sheets.cells import Named, Names, Number, Term, Text
from sources.models import Outlet, SourceArticle
from sources.terms import Basis, OutletKind


class Sheet(ModelResource):  # type: ignore[misc]  # The library ships no types.
    """A noun's rows by their slugs. Columns that a sheet leaves out stay as they are."""

    fixed: tuple[str, ...] = ()
    """Columns that a row has from the first, and that no sheet changes."""

    @classmethod
    def columns(cls) -> list[str]:
        return list(cls.fields)

    @property
    def named(self) -> dict[str, Named]:
        return {name: one.widget for name, one in self.fields.items() if isinstance(one.widget, Named)}

    def light(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """`rows` with what their cells need, in one query."""
        return rows.select_related(*self.named) if self.named else rows

    def get_queryset(self) -> models.QuerySet[Any]:
        return self.light(super().get_queryset())

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Load at once whatever the sheet names."""
        self.seen: dict[str, int] = {}
        for name, widget in self.named.items():
            if name in dataset.headers:
                widget.load(dataset[name])

    def before_import_row(self, row: Any, row_number: int = 0, **kwargs: Any) -> None:
        slug = Text().clean(row["slug"])
        first = self.seen.setdefault(slug, row_number)
        if first != row_number:
            raise ValidationError(
                {"slug": f"“{slug}” stands in row {first + 1} already. Keep one of the two."}
            )

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        before = {name: getattr(instance, name) for name in self.fixed} if instance.pk else {}
        super().import_instance(instance, row, **kwargs)
        changed = [name for name, value in before.items() if getattr(instance, name) != value]
        if changed:
            message = f"It is {before[changed[0]]} here, and no sheet changes it. Leave the cell as it was."
            raise ValidationError({changed[0]: message})

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """A later row may name this one."""
        for widget in self.named.values():
            if widget.model is type(instance):
                widget.known[Text().clean(row["slug"])] = instance


class ArticleSheet(Sheet):
    """Never with the text, which is private evidence and comes in by receiving alone."""

    fixed = ("text_sha256", "text_length")

    def light(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        return super().light(rows).defer("text", "reprint_of__text")


def words(*names: str) -> dict[str, Widget]:
    return {name: Text() for name in names}


COLUMNS: Final[dict[type[models.Model], dict[str, Widget]]] = {
    Outlet: {**words("slug", "name"), "kind": Term(OutletKind.values), **words("url")},
    Agency: {
        **words("slug", "name", "acronym"),
        "also_known_as": Names(),
        "kind": Term(AgencyKind.values),
        "parent": Named(Agency),
        "jurisdiction": Named(Jurisdiction),
        **words("url", "note"),
    },
    Person: {
        **words("slug", "name"),
        "also_known_as": Names(),
        "capacity": Term(PersonCapacity.values),
        "agency": Named(Agency),
    },
    SourceArticle: {
        **words("slug"),
        "outlet": Named(Outlet),
        "outlet_basis": Term(Basis.values),
        **words("outlet_note", "title", "byline", "url", "archived_url", "published"),
        "published_basis": Term(Basis.values),
        **words("published_note", "retrieved", "language"),
        "reprint_of": Named(SourceArticle),
        **words("text_sha256"),
        "text_length": Number(),
    },
}
"""The columns of each noun's sheet, in their order, with what a cell of each holds."""


def sheet_of(noun: type[models.Model]) -> type[Sheet]:
    """The library's resource for a noun: rows known by slug, checked as a form would, in one transaction."""
    columns, base = COLUMNS[noun], ArticleSheet if noun is SourceArticle else Sheet

    class Meta:
        model = noun
        fields = tuple(columns)
        import_id_fields = ("slug",)
        instance_loader_class = CachedInstanceLoader
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        use_transactions = True

    cells = {name: Field(attribute=name, column_name=name, widget=widget) for name, widget in columns.items()}
    metaclass: Any = type(base)
    made: type[Sheet] = metaclass(f"{noun.__name__}Sheet", (base,), {**cells, "Meta": Meta})
    return made


SHEETS: Final = {noun: sheet_of(noun) for noun in COLUMNS}

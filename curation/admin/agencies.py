"""Jurisdictions, agencies and their units, and the officials who speak for them."""

from __future__ import annotations

from django.contrib import admin

from cases.models import Agency, Jurisdiction, Person
from curation.admin.outlets import Addressed
from curation.admin.sheets import Sheets
from curation.fields import NamesField
from curation.forms import CurationForm
from curation.site import site

OTHER_NAMES = "Other names in print, one a line."


class NamedForm(CurationForm):
    """A noun that print calls by several names."""

    also_known_as = NamesField(label="Also known as", required=False, help_text=OTHER_NAMES)


@admin.register(Jurisdiction, site=site)
class JurisdictionAdmin(Addressed):
    list_display = ["name", "slug", "country"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "country"]


@admin.register(Agency, site=site)
class AgencyAdmin(Sheets, Addressed):
    form = NamedForm
    list_display = ["name", "acronym", "kind", "parent", "jurisdiction"]
    list_filter = ["kind"]
    list_select_related = ["parent", "jurisdiction"]
    search_fields = ["name", "acronym", "slug", "parent__name"]
    search_help_text = "Search names, acronyms, and the bodies that units belong to."
    fieldsets = [
        (None, {"fields": ["name", "acronym", "slug", "also_known_as", "kind"]}),
        ("Where it belongs", {"fields": ["parent", "jurisdiction", "url"]}),
        (
            "What shows it",
            {"fields": ["passages"], "description": "Words that print its name, and its parent."},
        ),
        ("For staff only", {"fields": ["note"]}),
    ]


@admin.register(Person, site=site)
class PersonAdmin(Sheets, Addressed):
    form = NamedForm
    list_display = ["name", "capacity", "agency"]
    list_filter = ["capacity"]
    list_select_related = ["agency"]
    search_fields = ["name", "slug", "agency__name", "agency__acronym"]
    search_help_text = "Search names and the bodies people speak for."
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "also_known_as", "capacity", "agency"],
                "description": "Public officials and spokespersons only. Whoever is accused, and whoever is "
                "alleged to have been harmed, is described in the allegation and never entered here.",
            },
        ),
        (
            "What shows it",
            {"fields": ["passages"], "description": "Words that print the name and the office."},
        ),
    ]

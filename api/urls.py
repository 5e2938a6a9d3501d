"""Addresses of the public API."""

from django.urls import URLPattern, URLResolver, path, register_converter

from api.views import cases, exports, joining, lists, log, nouns, reconciling, schema
from api.views.home import Index

app_name = "api"


class Form:
    """A suffix that names the form of an answer; the view refuses one that it has not."""

    regex = "json|csv|ndjson|jsonld"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Form, "form")

suffixed: list[URLPattern] = [
    path("cases.<form:format>", lists.Cases.as_view()),
    path("cases/<slug:slug>.<form:format>", cases.Case.as_view()),
    path("cases/<slug:slug>/editions/<int:number>.<form:format>", cases.OneEdition.as_view()),
    path("agencies.<form:format>", lists.Agencies.as_view()),
    path("agencies/<slug:slug>.<form:format>", nouns.Agency.as_view()),
    path("allegations.<form:format>", lists.Allegations.as_view()),
    path("allegations/<slug:public_id>.<form:format>", nouns.Allegation.as_view()),
    path("statements.<form:format>", lists.Statements.as_view()),
    path("statements/<slug:public_id>.<form:format>", nouns.Statement.as_view()),
    path("sources.<form:format>", lists.Sources.as_view()),
    path("sources/<slug:slug>.<form:format>", nouns.Source.as_view()),
]

described: list[URLPattern] = [
    path("", Index.as_view(), name="index"),
    path("cases/", lists.Cases.as_view(), name="cases"),
    path("cases/facets/", cases.Facets.as_view(), name="facets"),
    path("cases/<slug:slug>/", cases.Case.as_view(), name="case"),
    path("cases/<slug:slug>/editions/", cases.Editions.as_view(), name="editions"),
    path("cases/<slug:slug>/editions/<int:number>/", cases.OneEdition.as_view(), name="edition"),
    path("agencies/", lists.Agencies.as_view(), name="agencies"),
    path("agencies/<slug:slug>/", nouns.Agency.as_view(), name="agency"),
    path("allegations/", lists.Allegations.as_view(), name="allegations"),
    path("allegations/<slug:public_id>/", nouns.Allegation.as_view(), name="allegation"),
    path("statements/", lists.Statements.as_view(), name="statements"),
    path("statements/<slug:public_id>/", nouns.Statement.as_view(), name="statement"),
    path("sources/", lists.Sources.as_view(), name="sources"),
    path("sources/<slug:slug>/", nouns.Source.as_view(), name="source"),
    path("changes/", log.Changes.as_view(), name="changes"),
    *(
        path(f"exports/{name}", view.as_view(), name=name.replace(".", "-"))
        for name, view in exports.VIEWS.items()
    ),
    path("lookup/", joining.Lookup.as_view(), name="lookup"),
    path("reconcile/", reconciling.Reconcile.as_view(), name="reconcile"),
    path("reconcile/view/", reconciling.ReconcileView.as_view(), name="reconcile-view"),
    path("reconcile/preview/", reconciling.Preview.as_view(), name="reconcile-preview"),
    path("reconcile/properties/", reconciling.Properties.as_view(), name="reconcile-properties"),
    path("reconcile/suggest/entity/", reconciling.SuggestEntity.as_view(), name="suggest-entity"),
    path("reconcile/suggest/type/", reconciling.SuggestType.as_view(), name="suggest-type"),
    path("reconcile/suggest/property/", reconciling.SuggestProperty.as_view(), name="suggest-property"),
    path("oembed/", joining.OEmbed.as_view(), name="oembed"),
    path("schema/", schema.Schema.as_view(), name="schema"),
    path("docs/", schema.Docs.as_view(), name="docs"),
]

urlpatterns: list[URLPattern | URLResolver] = [*described, *suffixed]

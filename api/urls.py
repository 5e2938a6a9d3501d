"""Addresses of the public API."""

from django.urls import URLPattern, URLResolver, path

from api.views import cases, exports, lists, log, nouns, schema
from api.views.home import Index

app_name = "api"

urlpatterns: list[URLPattern | URLResolver] = [
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
    path("exports/cases.ndjson", exports.CasesNdjson.as_view(), name="cases-ndjson"),
    path("exports/cases.csv", exports.CasesCsv.as_view(), name="cases-csv"),
    path("exports/statements.csv", exports.StatementsCsv.as_view(), name="statements-csv"),
    path("schema/", schema.Schema.as_view(), name="schema"),
    path("docs/", schema.Docs.as_view(), name="docs"),
]

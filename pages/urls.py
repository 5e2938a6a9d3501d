"""Addresses of the public pages."""

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from pages import feeds, sitemap
from pages.views import (
    agencies,
    case,
    cases,
    changes,
    citations,
    editions,
    evidence,
    home,
    methodology,
    numbers,
    report,
    sources,
    statements,
)
from pages.views import feeds as feed_pages

app_name = "pages"


class FeedForm(StringConverter):
    """The two forms of every feed."""

    regex = "atom|json"


register_converter(FeedForm, "feed")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/<slug:slug>/", case.case, name="case"),
    path("cases/<slug:slug>/editions/", editions.edition_list, name="editions"),
    path("cases/<slug:slug>/editions/<int:number>/", editions.edition, name="edition"),
    path("cases/<slug:slug>/editions/<int:number>/changes/", editions.between, name="changes-between"),
    path(
        "cases/<slug:slug>/editions/<int:number>/citation.<str:ending>", citations.citation, name="citation"
    ),
    path("cases/<slug:slug>/evidence.zip", evidence.newest, name="evidence-newest"),
    path("cases/<slug:slug>/editions/<int:number>/evidence.zip", evidence.edition, name="evidence"),
    path("agencies/", agencies.agency_list, name="agencies"),
    path("agencies/<slug:slug>/", agencies.agency, name="agency"),
    path("statements/", statements.statement_list, name="statements"),
    path("sources/", sources.source_list, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("sources/outlets/<slug:slug>/", sources.outlet, name="outlet"),
    path("changes/", changes.change_list, name="changes"),
    path("numbers/", numbers.number_page, name="numbers"),
    path("data/", methodology.data, name="data"),
    path("methodology/", methodology.methodology, name="methodology"),
    path("report/", report.report, name="report"),
    path("feeds/", feed_pages.feed_list, name="feeds"),
    path("feeds/changes.<feed:form>", feeds.changes, name="changes-feed"),
    path("feeds/cases.<feed:form>", feeds.cases, name="cases-feed"),
    path("cases/<slug:slug>/feed.<feed:form>", feeds.case, name="case-feed"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap.part, name="sitemap-part"),
    path("robots.txt", sitemap.robots, name="robots"),
]

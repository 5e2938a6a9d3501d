"""Twenty more pages, made after the rules and annotated before they were first read."""

from typing import Final

from benchmarks.imprint.pages import ANN, BO, H1, NEWS, ld, meta, page

_DAILY = {"@type": "NewsMediaOrganization", "name": "Daily X"}

FRESH: Final = (
    page("a graph with a web page before the article", head=ld({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Council opens inquiry - Daily X", "datePublished": "2024-03-01T00:00:00Z"}, NEWS | {"author": {"@id": "#p"}}, {"@type": "Person", "@id": "#p", "name": "Ann Lee"}]}), body=H1, byline="Ann Lee"),
    page("two scripts, the article in the second", head=ld({"@type": "BreadcrumbList", "itemListElement": []}) + ld(NEWS | {"author": [BO]}), body=H1, byline="Bo Ray"),
    page("types in a list", head=ld(NEWS | {"@type": ["NewsArticle", "Article"], "author": ANN}), body=H1, byline="Ann Lee"),
    page("a live blog", head=ld({"@type": "LiveBlogPosting", "headline": "Council opens inquiry", "datePublished": "2024-03-06T18:00:00-05:00", "dateModified": "2024-03-08T01:00:00-05:00", "author": [ANN], "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "A vote is near", "datePublished": "2024-03-07T09:00:00-05:00", "author": BO}]}), body=H1, byline="Ann Lee"),
    page("UTC of an evening, day in the address", head=ld(NEWS | {"datePublished": "2024-03-07T00:40:00Z"}) + "<link rel='canonical' href='https://daily-x.example/2024/03/06/council-inquiry.html'>", body=H1),
    page("UTC of an evening, local stamp in meta", head=ld(NEWS | {"datePublished": "2024-03-07T02:15:00.000Z"}) + meta(article__published_time="2024-03-06T20:15:00-06:00"), body=H1),
    page("UTC of an evening, day printed short", head=ld(NEWS | {"datePublished": "2024-03-07T03:05:00+00:00"}), body=H1 + "<p class='timestamp'>Wed., Mar. 6, 2024 | 9:05 p.m. CST</p>"),
    page("UTC of an evening, offset by name in a time element", head=ld(NEWS | {"datePublished": "2024-03-07T04:00:00Z"}), body=H1 + "<time datetime='2024-03-06T22:00:00-0600'>10 p.m.</time>"),
    page("a day in the address only", head="<link rel='canonical' href='https://daily-x.example/news/2024/mar/06/council-opens-inquiry'>", body=H1),
    page("a day in the address with dashes only", head="<link rel='canonical' href='https://daily-x.example/2024-03-06-council-opens-inquiry'>", body=H1),
    page("a title for the search engine", head="<title>Inquiry: what the council said | Daily X</title>" + meta(og__title="What we know about the council's inquiry", article__published_time="2024-03-06"), body=H1 + "<h2>Related stories</h2>"),
    page("a heading with a label inside", head=ld(NEWS), body="<h1><span class='label'></span> Council opens <em>inquiry</em></h1>"),
    page("a byline with a title and a paper", head=ld(NEWS), body=H1 + "<div class='byline'>By <a rel='author' href='/ann'>Ann Lee</a>, Daily X Staff Writer</div>", byline="Ann Lee"),
    page("a byline of two with X and Y", head=ld(NEWS), body=H1 + "<p class='byline'>By Ann Lee and Bo Ray | Daily X</p>", byline="Ann Lee, Bo Ray"),
    page("authors as strings in a list", head=ld(NEWS | {"author": ["Ann Lee", "Bo Ray"]}), body=H1, byline="Ann Lee, Bo Ray"),
    page("creator in place of author", head=ld(NEWS | {"creator": ["Ann Lee"]}), body=H1, byline="Ann Lee"),
    page("an author's name in capitals", head=meta(article__published_time="2024-03-06T08:00:00-06:00"), body=H1 + "<p class='author'>BY ANN LEE</p>", byline="Ann Lee"),
    page("Spanish, in words", head="<title>El concejo abre una investigación - Diario X</title>", body="<h1>El concejo abre una investigación</h1><p class='fecha'>6 de marzo de 2024</p><p class='firma'>Por Ana Ruiz</p>", title="El concejo abre una investigación", byline="Ana Ruiz", lang="es"),
    page("Spanish, with a weekday and two authors", head=meta(og__title="El concejo abre una investigación", og__site_name="Diario X"), body="<h1>El concejo abre una investigación</h1><div class='autor'>Por Ana Ruiz y Luis Paz</div><div class='fecha'>miércoles, 6 de marzo de 2024</div>", title="El concejo abre una investigación", byline="Ana Ruiz, Luis Paz", lang="es"),
    page("microdata, and a change after", head="", body="<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>Council opens inquiry</h1><span itemprop='author' itemscope><span itemprop='name'>Ann Lee</span></span><meta itemprop='datePublished' content='2024-03-06T10:00:00-06:00'><time itemprop='dateModified' datetime='2024-03-09'>Updated March 9, 2024</time></div>", byline="Ann Lee"),
)  # fmt: skip

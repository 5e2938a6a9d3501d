"""Pages as different sites make them, and what a reader sees printed on each."""

import json
from dataclasses import dataclass
from typing import Any, Final

PARAGRAPHS: Final = (
    "<p>“We have opened an inquiry,” Chief Dana Holt said at city hall, and she promised a report by spring.</p>"
    "<p>The officers were placed on desk duty while it runs, according to the department, which named nobody.</p>"
)


@dataclass(frozen=True)
class Page:
    """A page's source, and its title, day and author as a reader would give them; empty for none."""

    what: str
    source: str
    title: str
    published: str
    byline: str


def ld(content: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def meta(**content: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in content.items()
    )


def page(
    what: str,
    *,
    head: str = "",
    body: str = "",
    title: str = "Council opens inquiry",
    published: str = "2024-03-06",
    byline: str = "",
    lang: str = "en",
) -> Page:
    source = (
        f"<!doctype html><html lang='{lang}'><head>{head}</head>"
        f"<body><main><article>{body}{PARAGRAPHS}</article></main></body></html>"
    )
    return Page(what, source, title, published, byline)


H1 = "<h1>Council opens inquiry</h1>"
NEWS: Final = {"@type": "NewsArticle", "headline": "Council opens inquiry", "datePublished": "2024-03-06T09:00:00-06:00"}  # fmt: skip
ANN: Final = {"@type": "Person", "name": "Ann Lee"}
BO: Final = {"@type": "Person", "name": "Bo Ray"}

BEFORE: Final = (
    page("a graph", head=ld({"@graph": [{"@type": "WebSite", "name": "X"}, NEWS | {"author": ANN}]}), body=H1, byline="Ann Lee"),
    page("an array with two authors", head=ld([NEWS | {"author": [ANN, BO]}]), body=H1, byline="Ann Lee, Bo Ray"),
    page("a graph whose author is a reference", head=ld({"@graph": [NEWS | {"author": {"@id": "#ann"}}, ANN | {"@id": "#ann"}]}), body=H1, byline="Ann Lee"),
    page("an author as a string with By", head=ld(NEWS | {"author": "By Ann Lee"}), body=H1, byline="Ann Lee"),
    page("authors in one string", head=ld(NEWS | {"author": "By Ann Lee and Bo Ray"}), body=H1, byline="Ann Lee, Bo Ray"),
    page("an organisation as author, a person shown", head=ld(NEWS | {"author": {"@type": "Organization", "name": "Daily X"}, "publisher": {"name": "Daily X"}}), body=H1 + "<p class='byline'>By Ann Lee</p>", byline="Ann Lee"),
    page("an organisation alone", head=ld(NEWS | {"author": {"@type": "Organization", "name": "Daily X"}, "publisher": {"name": "Daily X"}}), body=H1),
    page("staff", head=ld(NEWS | {"author": {"name": "Daily X Staff"}, "publisher": {"name": "Daily X"}}), body=H1, byline="Daily X Staff"),
    page("og title with a site", head=meta(og__title="Council opens inquiry | Daily X", og__site_name="Daily X", article__published_time="2024-03-06"), body="<h2>Related</h2>"),
    page("title element with a site", head="<title>Council opens inquiry - Daily X</title>" + meta(article__published_time="2024-03-06")),
    page("a dash that is the headline's", head="<title>Council opens inquiry – and quickly – Daily X</title>" + meta(og__site_name="Daily X", article__published_time="2024-03-06"), title="Council opens inquiry – and quickly"),
    page("a site's name in h1", head=meta(og__title="Council opens inquiry", og__site_name="Daily X", article__published_time="2024-03-06"), body="<h1>Daily X</h1><h2>Council opens inquiry</h2>"),
    page("a section in h1", head=meta(og__title="Council opens inquiry", article__published_time="2024-03-06"), body="<h1>Local News</h1><h2>Council opens inquiry</h2>"),
    page("UTC of a local evening, day printed", head=ld(NEWS | {"datePublished": "2024-03-07T01:30:00Z"}), body=H1 + "<time datetime='2024-03-07T01:30:00Z'>March 6, 2024 7:30 p.m.</time>"),
    page("UTC of a local evening, weekday printed", head=ld(NEWS | {"datePublished": "2024-03-07T01:30:00Z"}), body=H1 + "<p class='date'>Wed., Mar. 6, 2024</p>"),
    page("UTC, another stamp has the offset", head=ld(NEWS | {"datePublished": "2024-03-07T01:30:00Z"}) + meta(article__published_time="2024-03-06T19:30:00-06:00"), body=H1),
    page("UTC, day in the address", head=ld(NEWS | {"datePublished": "2024-03-07T01:30:00Z"}) + "<link rel='canonical' href='https://example.org/2024/03/06/inquiry'>", body=H1),
    page("UTC of a morning", head=ld(NEWS | {"datePublished": "2024-03-06T14:30:00Z"}), body=H1 + "<p>March 6, 2024</p>"),
    page("an offset", head=ld(NEWS | {"datePublished": "2024-03-06T23:30:00-0600"}), body=H1),
    page("updated after it was published", head=ld(NEWS | {"dateModified": "2024-03-09T08:00:00-06:00"}), body=H1 + "<p>Updated March 9, 2024</p>"),
    page("updated shown before published", body=H1 + "<p class='meta'>Updated: March 9, 2024 | Published: March 6, 2024</p>"),
    page("a time element", body=H1 + "<time datetime='2024-03-06' itemprop='datePublished'>Mar 6</time>"),
    page("a modified time element first", body=H1 + "<time class='updated' datetime='2024-03-09'>Mar 9</time><time class='published' datetime='2024-03-06'>Mar 6</time>"),
    page("microdata", body="<h1 itemprop='headline'>Council opens inquiry</h1><span itemprop='author' itemscope><span itemprop='name'>Ann Lee</span></span><meta itemprop='datePublished' content='2024-03-06T12:00:00+00:00'>", byline="Ann Lee"),
    page("a byline with a role", head=meta(article__published_time="2024-03-06"), body=H1 + "<div class='byline'>By <a rel='author' href='/ann'>Ann Lee</a>, Staff Writer</div>", byline="Ann Lee"),
    page("a byline of two", head=meta(article__published_time="2024-03-06"), body=H1 + "<div class='byline'>By Ann Lee and Bo Ray</div>", byline="Ann Lee, Bo Ray"),
    page("a byline with an agency", head=meta(article__published_time="2024-03-06"), body=H1 + "<div class='byline'>By ANN LEE | Associated Press</div>", byline="Ann Lee"),
    page("author meta with an address, byline shown", head=meta(article__author="https://facebook.com/dailyx", article__published_time="2024-03-06"), body=H1 + "<span class='author-name'>Ann Lee</span>", byline="Ann Lee"),
    page("parsely and sailthru", head="<meta name='parsely-author' content='Ann Lee'><meta name='sailthru.date' content='2024-03-06 09:00:00'>", body=H1, byline="Ann Lee"),
    page("Dublin Core", head="<meta name='DC.creator' content='Ann Lee'><meta name='DC.date.issued' content='2024-03-06'>", body=H1, byline="Ann Lee"),
    page("a Spanish day", body="<h1>Abren investigación</h1><p class='fecha'>6 de marzo de 2024</p><p class='firma'>Por Ana Gómez</p>", title="Abren investigación", byline="Ana Gómez", lang="es"),
    page("a British day", body=H1 + "<p class='date'>6 March 2024</p><p>By Ann Lee</p>", byline="Ann Lee"),
    page("a day in figures that can be only one", body=H1 + "<p class='date'>03/16/2024</p>", published="2024-03-16"),
    page("broken JSON-LD", head="<script type='application/ld+json'>{\"@type\": \"NewsArticle\", oops</script>" + meta(article__published_time="2024-03-06"), body=H1),
    page("entities in the title", head=ld(NEWS | {"headline": "Council &amp; police open inquiry"}), body="<h1>Council &amp; police open inquiry</h1>", title="Council & police open inquiry"),
    page("no date anywhere", body=H1, published=""),
)  # fmt: skip

# Written after the rules, and not used to make them.
AFTER: Final = (
    page("author list of names", head=ld(NEWS | {"author": ["Ann Lee", "Bo Ray"]}), body=H1, byline="Ann Lee, Bo Ray"),
    page("three authors in a line", head=meta(article__published_time="2024-03-06T10:00:00-05:00"), body=H1 + "<p class='story-byline'>By Ann Lee, Bo Ray and Cy Dunn</p>", byline="Ann Lee, Bo Ray, Cy Dunn"),
    page("special to", head=meta(article__published_time="2024-03-06"), body=H1 + "<span class='byline'>By Ann Lee<br>Special to the Daily X</span>", byline="Ann Lee"),
    page("a byline with a day", body=H1 + "<div class='byline'>By Ann Lee | Published March 6, 2024 at 5:00 PM CST</div>", byline="Ann Lee"),
    page("a British site's title", head="<title>Council opens inquiry | UK news | The Daily X</title>" + meta(og__title="Council opens inquiry", og__site_name="The Daily X", article__published_time="2024-03-06T08:00:00.000Z"), body=H1),
    page("a live article", head=ld({"@type": "LiveBlogPosting", "headline": "Council opens inquiry", "datePublished": "2024-03-06T18:00:00+01:00", "author": [ANN]}), body=H1, byline="Ann Lee"),
    page("UTC of a morning in Sydney", head=ld(NEWS | {"datePublished": "2024-03-05T22:10:00Z"}), body=H1 + "<p>Wednesday, 6 March 2024</p>"),
    page("a microsecond stamp", head=meta(article__published_time="2024-03-06T16:00:00.123456+00:00"), body=H1),
    page("a stamp as a mail has it", head="<meta name='pubdate' content='Wed, 06 Mar 2024 19:30:00 -0600'>", body=H1),
    page("a stamp in seconds", head="<meta name='date' content='2024-03-06 19:30'>", body=H1),
    page("og title and h1 that differ", head=meta(og__title="You won't believe this inquiry", article__published_time="2024-03-06"), body=H1),
    page("a kicker inside h1", head=ld(NEWS), body="<h1><span class='kicker'>Exclusive</span> Council opens inquiry</h1>", title="Exclusive Council opens inquiry"),
    page("a Spanish page with two authors", head=ld(NEWS | {"headline": "Abren investigación", "author": [{"name": "Ana Gómez"}, {"name": "Luis de la Cruz"}]}), body="<h1>Abren investigación</h1>", title="Abren investigación", byline="Ana Gómez, Luis de la Cruz", lang="es"),
    page("name and outlet in the author", head=ld(NEWS | {"author": {"name": "Ann Lee, Daily X"}, "publisher": {"name": "Daily X"}}), body=H1, byline="Ann Lee"),
    page("an author page linked twice", head=meta(article__published_time="2024-03-06"), body=H1 + "<a rel='author' href='/a'>Ann Lee</a><a rel='author' href='/b'>Bo Ray</a>", byline="Ann Lee, Bo Ray"),
    page("comments with names", head=ld(NEWS), body=H1, byline=""),
)  # fmt: skip

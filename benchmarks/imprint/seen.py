"""Pages of the shapes at which the reader failed on pages of real newsrooms and civic bodies, with other words."""

import json
from typing import Final

from benchmarks.imprint.pages import H1, NEWS, ld, meta, page

_DAY: Final = meta(article__published_time="2024-03-06")
_SITE: Final = meta(og__site_name="Daily X", article__published_time="2024-03-06")

SEEN: Final = (
    page("a name and a company, with By outside", head=_DAY, body=H1 + "<div id='Byline'>By <span class='author vcard'><a href='/ann'>Ann Lee, Northeast Valley Media Group</a></span><br>on March 6, 2024 at 3:02 PM</div>", byline="Ann Lee"),
    page("authors told to who counts readers", head=_DAY + f"<meta name='parsely-page' content='{json.dumps({'type': 'post', 'authors': ['Ann Lee', 'Bo Ray']})}'>", body=H1, byline="Ann Lee, Bo Ray"),
    page("By twice", head=_SITE + "<meta name='author' content='Daily X'>", body=H1 + "<div><div><span>By</span><span>by ANN LEE, BO RAY and CY DUNN</span></div><div>March 6, 2024, 4:19 PM</div></div>", byline="Ann Lee, Bo Ray, Cy Dunn"),
    page("a house as author in meta, people shown", head=meta(og__site_name="EL DIARIO") + "<meta name='author' content='Ediciones El Diario'><meta name='DC.date' content='2024-03-06'>", body="<h1>El concejo abre una investigación</h1><span class='firma'><a rel='author' href='/a'>Ana R. Ruiz</a> / <a rel='author' href='/b'>Luis de Benito</a></span>", title="El concejo abre una investigación", byline="Ana R. Ruiz, Luis de Benito", lang="es"),
    page("a name beside the day, without By", body=H1 + "<div class='mod-articlebyline'><span class='pubdate'>March 6, 2024</span><span>|</span><span>Ann Lee</span></div>", byline="Ann Lee"),
    page("a name before the day, nothing between", head=_DAY, body=H1 + "<div class='post-author single'><p>By <a href='/ann'>Ann E. Lee</a> <span>March 6, 2024</span></p></div>", byline="Ann E. Lee"),
    page("name, paper and day in boxes; a caption's day", body=H1 + "<div class='article_byline'><div>By <span>Ann Lee</span></div><div><div>Capital Post</div><time>Mar 6, 2024 at 3:45 pm</time></div></div><figure><figcaption><p class='image-metadata'>The chief at a rally on Jan. 23, 2023.</p></figcaption></figure>", byline="Ann Lee"),
    page("a card about the author in the byline", head=_DAY, body=H1 + "<div class='author-byline-wrapper'><div class='author-byline'>By <a class='author-name' href='/ann'>Ann Lee</a></div><div class='author-card'><a class='author-name' href='/ann'>Ann Lee</a><div class='author-bio'>Opinion writer reporting from the left of the centre</div></div></div>", byline="Ann Lee"),
    page("a login name, and a name with its mail", head=_DAY + "<meta name='sailthru.author' content='annlee'><meta name='article_author' content='Ann Lee | alee@daily-x.example'>", body=H1, byline="Ann Lee"),
    page("a login name alone", head=ld(NEWS | {"author": {"@type": "Person", "name": "DailyX"}}), body=H1),
    page("the site before the title, and a body as author", head="<title>Fraktion im Stadtrat - Inquiry of the council opens</title><meta name='author' content='SPU - Fraktion Musterstadt'>", body="<div class='top_headline'>Fraktion</div><div class='date'>06.03.2024</div><div class='teaser_headline'>Inquiry of the council opens</div>", title="Inquiry of the council opens", lang="de"),
    page("German", head=_DAY, body=H1 + "<p class='byline'>Von Anna Maier und Bodo Rau</p>", byline="Anna Maier, Bodo Rau", lang="de"),
    page("French", head=_DAY, body=H1 + "<p class='byline'>Par Anne Roy et Luc d'Arc</p>", byline="Anne Roy, Luc d'Arc", lang="fr"),
)  # fmt: skip

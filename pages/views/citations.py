"""The citation of an edition as a file for reference managers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from editions.projection import read
from pages.answers import public
from pages.casepage.citation import FORMATS, citation_of
from pages.finding import editions_of


@public
def citation(request: HttpRequest, slug: str, number: int, ending: str) -> HttpResponse:
    form = next((form for form in FORMATS if form.ending == ending), None)
    if form is None:
        raise Http404(f"Citations come as {', '.join(form.ending for form in FORMATS)}.")
    _, found = editions_of(slug, number)
    cited = citation_of(read(found[number]))
    answer = HttpResponse(form.write(cited), content_type=f"{form.media_type}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{cited.key}.{ending}"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer

"""The nouns of evidence: who printed what, and which exact words of it are cited."""

from sources.models.article import SourceArticle
from sources.models.capture import Capture
from sources.models.outlet import Outlet
from sources.models.passage import Passage
from sources.models.run import Indexed, Run

__all__ = ["Capture", "Indexed", "Outlet", "Passage", "Run", "SourceArticle"]

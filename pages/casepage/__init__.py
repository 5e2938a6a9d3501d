"""What a page of one case shows: every part of it made from one public document, without a query."""

from pages.casepage.page import CasePage, case_page

__all__ = ["CasePage", "case_page"]

"""The readers' face: public HTML, feeds and the sitemap."""

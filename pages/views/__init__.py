"""The public pages: each view asks `editions` a question and hands what it is told to a template."""

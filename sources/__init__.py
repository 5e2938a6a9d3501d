"""The evidence: outlets, articles and the passages that facts rest on."""

"""The clients' face: public, read-only JSON."""

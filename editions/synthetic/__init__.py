"""Synthetic cases for load tests: what they say, and planting many of them at once."""

"""Tests of the public API, each answer held against the OpenAPI document."""

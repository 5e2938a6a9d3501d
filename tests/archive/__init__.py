"""Tests of the project: settings, middleware, health and the tools around it."""

"""Tests of the staff's face."""

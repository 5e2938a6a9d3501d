"""Tests of the working copy and its rules."""

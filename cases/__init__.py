"""The working copy that curators edit; nobody outside the staff reads it."""

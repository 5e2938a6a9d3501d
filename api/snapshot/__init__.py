"""A dated snapshot of everything public, in files that need no server."""

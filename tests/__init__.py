"""The test suite, one folder a room."""

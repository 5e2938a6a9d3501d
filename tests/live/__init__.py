"""Tests against the real server, over HTTP, as a client far away would meet it."""

"""Telling others of every change: whom may be told, how it is signed, how it is delivered."""

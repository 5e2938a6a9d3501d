"""Tests of the public record: chain, editions, index, proofs."""

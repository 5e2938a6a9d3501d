"""The public record: numbered, chained, immutable documents and the index over them."""

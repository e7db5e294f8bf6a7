"""Is what people look for found? Judged queries, and how good the answers are (docs/relevance.md)."""

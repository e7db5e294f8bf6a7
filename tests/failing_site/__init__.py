"""The site with one page more: one that fails, and tells in its failure all it knows about who asked."""

"""STAGE: the same pages as a plain Markdown tree, which any builder of MkDocs' sort can build without opsbook."""

"""EMIT: what records look like. Prose, views, templates, and the artifacts that a site is made of."""

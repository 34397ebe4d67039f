"""PUBLISH: a site is written beside the live one and takes its place at one stroke."""

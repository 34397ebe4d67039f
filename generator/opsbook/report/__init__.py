"""Findings as reports: for people, for forges and for other programs. One module for each format."""

"""opsbook: a handbook that knows who owns what, what was decided and when each page stops being true."""

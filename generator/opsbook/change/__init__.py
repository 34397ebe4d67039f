"""CHANGE: what happened to records, in words of governance: between two versions, and as they state it themselves."""

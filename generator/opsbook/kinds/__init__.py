"""WHAT EXISTS: a folder for each kind, with its model, its page, an example record and rules of its own."""

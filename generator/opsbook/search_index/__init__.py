"""SEARCH: the index that readers' searches are answered from, made of the records themselves."""

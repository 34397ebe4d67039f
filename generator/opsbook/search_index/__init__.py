"""SEARCH: the index that readers' searches are answered from, made of the finished site."""

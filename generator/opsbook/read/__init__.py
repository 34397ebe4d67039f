"""READ: from a folder of files to documents, each with its values and the position of every key and value."""

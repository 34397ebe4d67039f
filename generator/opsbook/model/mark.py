"""What a value of a record is beyond its type, said in the annotation of its field: a reference, prose, an address."""


class Mark:
    """The class of all marks. ``shape`` finds the values that bear them."""

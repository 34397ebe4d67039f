"""LINK: the records as a graph, and what follows from it. Who answers, what is due, what history knows."""

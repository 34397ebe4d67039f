"""WHAT COMES OUT: one module for each output. Each has `emit(site)`, which yields artifacts; none knows a kind."""

"""WHAT MUST HOLD, about traits or the graph: one module for each rule. A kind's own rules live in its folder."""

"""CHECK: the rule engine. What a rule is, which are turned off where and why, and the one loop that runs them all."""

"""Whether an experiment is past its idea, so that its design counts."""

from __future__ import annotations

from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.model import Experiment


def has_begun(experiment: Experiment, handbook: Handbook) -> bool:
    """Whether it runs or was analysed, or went into production: then others rely on what it was measured by."""
    return in_force(experiment, handbook) or experiment.stage == "productionised"

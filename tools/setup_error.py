"""What goes wrong outside of the project: no network, no venv module, no browser."""


class SetupError(Exception):
    """The environment's fault; its text is one plain line that says what to do. Exit code 3."""


def last_error(printed: str) -> str:
    """Of what a failed program printed, the one line that says most."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()] or ["it said nothing"]
    errors = [line for line in lines if line.lower().startswith(("error", "e:"))]
    return (errors or lines)[-1]

"""The one exception tree. Each error is one line (what, where, what to do); its class fixes the exit code."""


class BilateralError(Exception):
    """Base of every error that `bilateral` raises on purpose.

    Parameters
    ----------
    message : str
        One line: what went wrong, where, and what the user can do.
    """

    exit_code = 2


class NothingFound(BilateralError):
    """A look-up matched nothing, or a check failed."""

    exit_code = 1


class BadInput(BilateralError):
    """A document, relations file, parameter or option cannot be used."""

    exit_code = 2


class StoreUnavailable(BilateralError):
    """The graph store cannot be reached, opened or written."""

    exit_code = 3

"""What can go wrong before or beside a run. Every text is Swedish and says what to do."""


class EvalError(Exception):
    """Base of what the command line prints as a sentence instead of a traceback."""

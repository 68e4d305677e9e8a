"""Every Swedish sentence of an answer, by theme, so that it can be proofread in one place.

Functions take finished forms (numbers already formatted, citation marks already made) and return
text. They know no tables and no plans.
"""

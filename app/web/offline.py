"""Switches off what Gradio would tell others or count for itself, before it is imported.

Does not read the environment: it only writes the names that Gradio and its hub client look at.
Why at import: Gradio asks for its own newest version as soon as a page is built, and an answer
about a public report must not tell anybody else that it was asked for.
"""

import os

QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",  # no version check and no usage report
    "HF_HUB_OFFLINE": "1",  # Gradio imports the hub client, which looks for its host
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    # Gradio sums up its last 10,000 events in a table after every question: no one looks at it.
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
}

os.environ.update(QUIET)

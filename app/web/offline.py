"""Switches off everything in Gradio that would call out, before Gradio is imported.

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
}

os.environ.update(QUIET)

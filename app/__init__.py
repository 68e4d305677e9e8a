"""Answering: understand -> plan -> execute -> word -> check. Edges: Gradio, command line, batch."""

import os

# One thread for linear algebra, unless the environment says otherwise: the vectors are small, and
# threads that wait for each other cost a busy server of two cores a quarter of its answers (50
# callers: 127 a second against 167). Read when numpy is first imported, so it stands here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

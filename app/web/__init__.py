"""The web edge: Gradio page, HTTP endpoint, security headers. No answering is done here.

Importing the package first switches off Gradio's calls home, before any module can import Gradio.
"""

from app.web import offline as offline

"""Gradio's HTML page -> the page that we send: Swedish from the start, own files, no outside links.

Text in, text out. Gradio picks its language in the browser from `navigator.language` and its own
settings for the head come too late for that, so the page is changed on its way out.
"""

import json
import re
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from app.web import texts

FILES = {
    "base.css": "text/css",
    "ask.css": "text/css",
    "talk.css": "text/css",
    "sources.css": "text/css",
    "figures.css": "text/css",
    "compare.css": "text/css",
    "data.css": "text/css",
    "quality.css": "text/css",
    "app.js": "text/javascript",  # first of the scripts: the others add to it
    "ask.js": "text/javascript",
    "save.js": "text/javascript",
    "feedback.js": "text/javascript",
    "tables.js": "text/javascript",
    "compare.js": "text/javascript",
    "data.js": "text/javascript",
    "favicon.svg": "image/svg+xml",
}
_LINKS = {
    "text/css": '<link rel="stylesheet" href="{}">',
    "text/javascript": '<script defer src="{}"></script>',
    "image/svg+xml": '<link rel="icon" type="image/svg+xml" href="{}">',
}

_FORCE_SWEDISH = (
    "<script>for(const[k,v]of[['language','sv-SE'],['languages',['sv-SE','sv']]])"
    "Object.defineProperty(navigator,k,{get:()=>v})</script>"
)
_SHARING = re.compile(r'\s*<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')
_SCRIPT = re.compile(r"<script(?=[\s>])")
_NO_SCRIPT = f"<noscript><p>{texts.NO_SCRIPT}</p></noscript>"
_TEXTS = json.dumps(texts.BROWSER, ensure_ascii=False).replace("<", "\\u003c")
_BODY = re.compile(r"<body[^>]*>")
_ICON = re.compile(r'\s*<link[^>]*rel="(?:shortcut )?icon"[^>]*>')


@cache
def file(name: str) -> bytes:
    """One of the page's own files."""
    return (Path(__file__).parent / name).read_bytes()


def rewritten(html: str, nonce: str, root_path: str) -> str:
    """The page with language, own files and the nonce that lets its scripts run."""
    html = html.replace('lang="en"', 'lang="sv"', 1)
    html = _ICON.sub("", _SHARING.sub("", html))
    html = html.replace("<head>", "<head>" + _FORCE_SWEDISH + _own_files(root_path), 1)
    html = _BODY.sub(lambda match: match[0] + _NO_SCRIPT, html, count=1)
    return _SCRIPT.sub(f'<script nonce="{nonce}"', html)


def _own_files(root_path: str) -> str:
    """Links with a fingerprint, so that a new version is fetched at once, and texts for app.js."""
    links = (
        _LINKS[kind].format(escape(f"{root_path}/{name}?v={_fingerprint(name)}"))
        for name, kind in FILES.items()
    )
    return "".join(links) + f'<script type="application/json" id="texter">{_TEXTS}</script>'


def _fingerprint(name: str) -> str:
    return sha256(file(name)).hexdigest()[:10]

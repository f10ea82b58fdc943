from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ncip.lawbook import manifest


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("rules", *arguments, stdout=out)
    return out.getvalue()


def test_coverage_is_printed_per_document_and_module():
    lines = printed("--document", "standard").splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["document", "module", "entries"],
        ["standard", "standard", "82"],
        ["standard", "services", "10"],
        ["standard", "total", "92"],
    ]


def test_what_is_missing_is_listed_with_what_it_lacks():
    lines = printed("--module", "survey", "--missing").splitlines()
    assert any(line.startswith("rating-q-1") and "not built" in line for line in lines)


@pytest.mark.parametrize("arguments", [("--document", "nowhere"), ("--module", "nowhere")])
def test_an_unknown_name_is_refused(arguments):
    with pytest.raises(CommandError, match="invalid choice"):
        printed(*arguments)


def test_writing_refreshes_the_manifest(tmp_path, monkeypatch):
    monkeypatch.setattr(manifest, "FILE", tmp_path / "manifest.json")
    printed("--write", "--document", "standard")
    assert "ncip-51-b" in manifest.parse((tmp_path / "manifest.json").read_text(encoding="utf-8"))


def test_an_unknown_citation_stops_the_command(settings, tmp_path):
    (tmp_path / "ncip").mkdir()
    (tmp_path / "ncip" / "x.py").write_text('"""ncip-999"""', encoding="utf-8")
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match=r"ncip-999 in ncip\.x"):
        printed()

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ncip.lawbook import manifest


@pytest.fixture(autouse=True)
def small_source(settings, tmp_path):
    """A source of one module and one test, so that the command has little to read."""
    settings.BASE_DIR = tmp_path
    for folder, name, text in (
        ("ncip", "rework.py", 'REWORK = "ncip-51-b std-1"'),
        ("tests", "test_rework.py", '@pytest.mark.rule("ncip-51-b")\ndef test_it(): pass'),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("rules", *arguments, stdout=out)
    return out.getvalue()


def test_coverage_is_printed_per_document_and_module():
    lines = printed("--document", "standard").splitlines()
    assert [line.split() for line in lines] == [
        ["document", "module", "entries", "in", "force", "realised", "cited", "tested", "missing", "later"],
        ["standard", "standard", "82", "82", "0", "1", "0", "82", "0"],
        ["standard", "services", "10", "10", "0", "0", "0", "10", "0"],
        ["standard", "total", "92", "92", "0", "1", "0", "92", "0"],
    ]


def test_what_is_missing_is_listed_with_what_it_lacks():
    lacking = {
        line.split()[0]: line[45:65].strip()
        for line in printed("--module", "deadlines", "--missing").splitlines()
    }
    assert (lacking["ncip-48-c"], lacking["ncip-14-7"], "ncip-51-b" in lacking) == (
        "not cited in code",
        "not built",
        False,
    )


def test_what_comes_later_is_listed_with_its_reason():
    lines = [
        line for line in printed("--module", "attraction", "--missing").splitlines() if "ncip-8-4" in line
    ]
    assert [line[45:65].strip() for line in lines] == ["later"]
    assert lines[0].endswith("which comes later.")


@pytest.mark.parametrize("arguments", [("--document", "nowhere"), ("--module", "nowhere")])
def test_an_unknown_name_is_refused(arguments):
    with pytest.raises(CommandError, match="invalid choice"):
        printed(*arguments)


def test_writing_refreshes_the_manifest(tmp_path, monkeypatch):
    monkeypatch.setattr(manifest, "FILE", tmp_path / "manifest.json")
    printed("--write", "--document", "standard")
    assert "ncip-51-b" in manifest.parse((tmp_path / "manifest.json").read_text(encoding="utf-8"))


def test_an_unknown_citation_stops_the_command(small_source):
    (small_source / "ncip" / "x.py").write_text('"""ncip-999"""', encoding="utf-8")
    with pytest.raises(CommandError, match=r"ncip-999 in ncip\.x"):
        printed()

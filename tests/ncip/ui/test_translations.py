"""The translations: what is found in the sources, how it is kept, and which faults are named."""

import gettext
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import gettext as spoken
from django.utils.translation import override, trans_real

from ncip.ui import framework_strings, translation_checks, translations
from ncip.ui.management.commands import translations as command
from ncip.ui.translations import Key, TranslationError

DAYS = "%(days)d day left||%(days)d days left"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small project with two messages."""
    write(tmp_path, "ncip/pages.py", '_("Save")\nngettext("%(days)d day left", "%(days)d days left", n)\n')
    return tmp_path


def write(base: Path, name: str, text: str) -> Path:
    """A source file of the small project."""
    path = base / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def store(base: Path, additions: dict[str, dict[str, object]]) -> translations.AddReport:
    """What `translations add` does."""
    return translations.add(base / "locale", additions, translations.update(base, base / "locale"))


def faults(base: Path) -> list[str]:
    """What `translations check` says, without the frameworks' part."""
    found = translations.extract_messages(base)
    said = translation_checks.check(base / "locale", base / "frameworks", found)
    return [fault for fault in said if "framework" not in fault]


def fill(base: Path) -> None:
    """Complete translations of the small project."""
    store(
        base,
        {
            "Save": {"ru": "Сохранить", "kk": "Сақтау"},
            DAYS: {
                "ru": ["остался %(days)d день", "осталось %(days)d дня", "осталось %(days)d дней"],
                "kk": ["%(days)d күн қалды", "%(days)d күн қалды"],
            },
        },
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('gettext_lazy("One " "sentence")', (Key("One sentence"), "")),
        ('pgettext_lazy("month", "May")', (Key("May", "month"), "")),
        ('npgettext("post", "%d letter", "%d letters", n)', (Key("%d letter", "post"), "%d letters")),
        ('ngettext_lazy("%(n)s day", "%(n)s days", "n")', (Key("%(n)s day"), "%(n)s days")),
    ],
)
def test_python_is_read(source: str, expected: tuple[Key, str]) -> None:
    assert list(translations.messages_of_python(source)) == [expected]


@pytest.mark.parametrize("source", ["gettext(name)", '_(f"no {name}")', 'print("plain")'])
def test_what_is_no_literal_message_is_left_out(source: str) -> None:
    assert list(translations.messages_of_python(source)) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% translate "Save" %}', (Key("Save"), "")),
        ("{% translate 'Say \"yes\"' as words %}", (Key('Say "yes"'), "")),
        ('{% translate "May" context "month" %}', (Key("May", "month"), "")),
        ('{{ _("Save") }}', (Key("Save"), "")),
        ('{% include "x.html" with label=_("It\'s") only %}', (Key("It's"), "")),
        ('{{ name|default:_("none, really") }}', (Key("none, really"), "")),
        ("{% blocktranslate %}Dear {{ name }}{% endblocktranslate %}", (Key("Dear %(name)s"), "")),
        ("{% blocktranslate trimmed %}\n  (two)\n  lines\n{% endblocktranslate %}", (Key("(two) lines"), "")),
        (
            "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
            (Key("%(n)s day"), "%(n)s days"),
        ),
    ],
)
def test_templates_are_read(source: str, expected: tuple[Key, str]) -> None:
    assert list(translations.messages_of_template(source)) == [expected]


def test_an_unreadable_file_is_named(base: Path) -> None:
    write(base, "ncip/broken.py", "_('''never closed")
    with pytest.raises(TranslationError, match=r"ncip/broken\.py cannot be read"):
        translations.update(base, base / "locale")


def test_migrations_are_not_read(base: Path) -> None:
    write(base, "ncip/migrations/0001_initial.py", '_("Old")')
    assert Key("Old") not in translations.extract_messages(base)


def test_a_second_update_changes_nothing(base: Path) -> None:
    fill(base)
    before = (base / "locale/kk/LC_MESSAGES/django.po").read_bytes()
    translations.update(base, base / "locale")
    assert (base / "locale/kk/LC_MESSAGES/django.po").read_bytes() == before


def test_a_message_that_comes_back_finds_its_translation(base: Path) -> None:
    fill(base)
    page = base / "ncip/pages.py"
    text = page.read_text()
    page.write_text("")
    translations.update(base, base / "locale")
    page.write_text(text)
    translations.update(base, base / "locale")
    assert faults(base) == []


def test_prune_forgets(base: Path) -> None:
    fill(base)
    (base / "ncip/pages.py").write_text('_("Save")')
    translations.update(base, base / "locale", prune=True)
    assert faults(base) == []


def test_complete_translations_have_no_fault(base: Path) -> None:
    fill(base)
    assert faults(base) == []


def test_compiled_translations_are_those_of_each_form(base: Path) -> None:
    fill(base)
    translations.compile_catalogs(base / "locale")
    with (base / "locale/ru/LC_MESSAGES/django.mo").open("rb") as stream:
        russian = gettext.GNUTranslations(stream)
    said = [
        russian.ngettext("%(days)d day left", "%(days)d days left", n) % {"days": n} for n in (1, 2, 5, 21)
    ]
    assert said == ["остался 1 день", "осталось 2 дня", "осталось 5 дней", "остался 21 день"]


def test_an_untranslated_plural_is_left_to_english(base: Path) -> None:
    translations.update(base, base / "locale")
    translations.compile_catalogs(base / "locale")
    with (base / "locale/kk/LC_MESSAGES/django.mo").open("rb") as stream:
        kazakh = gettext.GNUTranslations(stream)
    assert kazakh.ngettext("%(days)d day left", "%(days)d days left", 2) == "%(days)d days left"


def test_a_translation_of_an_unknown_message_is_named_and_not_stored(base: Path) -> None:
    report = store(base, {"Nowhere": {"ru": "Нигде", "kk": "Еш жерде"}})
    assert (report.stored, report.unknown) == (0, ["Nowhere"])


@pytest.mark.parametrize(
    ("additions", "sentence"),
    [
        ({"Save": {"de": "Sichern"}}, "the portal has no language 'de'"),
        ({"Save": {"ru": ["Сохранить"]}}, "ru must be one text"),
        ({DAYS: {"ru": ["день", "дня"]}}, "ru must be a list of 3 texts"),
        ({DAYS: {"kk": "күн"}}, "kk must be a list of 2 texts"),
        ({"Save||Saves": {"kk": ["Сақтау", "Сақтау"]}}, "the sources know it as 'Save'"),
    ],
)
def test_a_translation_of_the_wrong_shape_is_refused(
    base: Path, additions: dict[str, dict[str, object]], sentence: str
) -> None:
    if "de" in additions.get("Save", {}):
        assert sentence in translations.form_fault("Save", "Sichern", "", "de")
        return
    with pytest.raises(TranslationError, match=sentence):
        store(base, additions)


@pytest.mark.parametrize("text", ["{", "[]", '{"Save": "Сохранить"}'])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "words.json"
    path.write_text(text)
    with pytest.raises(TranslationError):
        translations.load_additions(path)


def test_a_file_of_translations_is_read(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text(json.dumps({"Save": {"ru": "Сохранить"}}))
    assert translations.load_additions(path) == {"Save": {"ru": "Сохранить"}}


@pytest.mark.parametrize(
    ("source", "words", "sentence"),
    [
        ('_("Save")', {"ru": "Сохранить"}, "kk: 'Save' has no translation"),
        (
            '_("Save")',
            {"ru": "Save", "kk": "Сақтау"},
            "ru: 'Save' is the English text (if that is meant, add it",
        ),
        (
            '_("Dear %(name)s")',
            {"ru": "Уважаемый", "kk": "Құрметті %(name)s"},
            "fills in [] where English fills in",
        ),
        (
            '_("Dear {name}")',
            {"ru": "Уважаемый {nom}", "kk": "Құрметті {name}"},
            "fills in ['{nom}'] where English",
        ),
        ('_("<b>Now</b>")', {"ru": "Сейчас", "kk": "<b>Қазір</b>"}, "ru: '<b>Now</b>' has other tags"),
        ('_("Now ")', {"ru": "Сейчас", "kk": "Қазір "}, "begins or ends with a space"),
        (
            '_("The term ends today")',
            {"ru": "Срок истекает уже сегодня", "kk": "Срок истекает уже сегодня"},
            "kk: 'The term ends today' is the Russian text",
        ),
    ],
)
def test_a_fault_is_named(tmp_path: Path, source: str, words: dict[str, object], sentence: str) -> None:
    write(tmp_path, "ncip/pages.py", source)
    key = str(next(iter(translations.extract_messages(tmp_path))))
    store(tmp_path, {key: words})
    said = faults(tmp_path)
    assert [sentence in fault for fault in said] == [True]


def test_a_russian_form_for_21_needs_its_number(base: Path) -> None:
    fill(base)
    store(base, {DAYS: {"ru": ["остался день", "осталось %(days)d дня", "осталось %(days)d дней"]}})
    assert faults(base) == [
        "ru: '%(days)d day left' fills in [] where English fills in ['days']",
    ]


def test_a_message_that_the_catalogue_lacks_is_named(base: Path) -> None:
    fill(base)
    write(base, "ncip/more.py", '_("More")')
    assert faults(base) == ["kk: 'More' is not in the catalogue", "ru: 'More' is not in the catalogue"]


def test_a_message_that_has_left_the_sources_is_named(base: Path) -> None:
    fill(base)
    (base / "ncip/pages.py").write_text('_("Save")')
    assert faults(base) == [
        "kk: '%(days)d day left' is no longer in the sources",
        "ru: '%(days)d day left' is no longer in the sources",
    ]


def test_terms_of_the_list_may_be_the_same(tmp_path: Path) -> None:
    write(tmp_path, "ncip/pages.py", '_("Task Force")')
    write(tmp_path, "locale/same.txt", "# terms\nTask Force\n")
    store(tmp_path, {"Task Force": {"ru": "Task Force", "kk": "Task Force"}})
    assert faults(tmp_path) == []


def test_the_frameworks_gaps_in_kazakh_are_known() -> None:
    assert Key("This field cannot be null.") not in framework_strings.gaps()["ru"]
    assert Key("%(app)s administration") in framework_strings.gaps()["kk"]


def test_our_words_fill_the_frameworks_gaps() -> None:
    locale = Path(__file__).resolve().parents[3] / "locale" / "frameworks"
    lacking = framework_strings.missing_framework_strings(locale)
    assert {language: sorted(map(str, keys)) for language, keys in lacking.items()} == {"kk": [], "ru": []}


def test_words_compiled_while_a_process_runs_are_spoken_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(command, "FRAMEWORKS", tmp_path / "frameworks")
    with override("ru"):
        spoken("Save")
    before = trans_real._translations["ru"]
    call_command("translations", "compile", verbosity=0)
    with override("ru"):
        spoken("Save")
    assert trans_real._translations["ru"] is not before

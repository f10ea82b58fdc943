"""Import and export of the reference tables: every bad row is listed, one bad row refuses the whole file."""

from datetime import date, datetime
from decimal import InvalidOperation
from typing import Any

from babel.core import get_global
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources, widgets
from tablib import Dataset

from ncip.reference.editions import new_edition
from ncip.reference.enums import OkedLevel, RateSource
from ncip.reference.history import drop
from ncip.reference.models import ExchangeRate, Global2000Edition, Global2000Entry, Oked
from ncip.reference.models.recorded import RecordedQuerySet
from ncip.reference.rates import TENGE
from ncip.reference.similarity import trigrams

CURRENCIES = frozenset(get_global("all_currencies"))
TENGE_SINCE = date(1993, 11, 15)
FIRST_EDITION = 2003


class CheckedResource(resources.ModelResource):
    """Rows whose fields are checked one by one, so that a bad row names all its faults."""

    set_by_import: tuple[str, ...] = ()

    def __init__(self, *, at: datetime | None = None, **kwargs: Any) -> None:
        """`at` is the instant of the import; an export needs none."""
        self.at: Any = at
        super().__init__(**kwargs)

    def import_field(self, field: Any, instance: Any, row: Any, *args: Any, **kwargs: Any) -> None:
        """A number that cannot be read is a fault of its field."""
        try:
            super().import_field(field, instance, row, *args, **kwargs)
        except InvalidOperation as error:
            raise ValueError(_("A number is needed.")) from error

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """The fields of a row and its own checks; uniqueness is kept by superseding."""
        errors = dict(import_validation_errors or {})
        try:
            instance.full_clean(
                exclude=[*errors, *self.set_by_import], validate_unique=False, validate_constraints=False
            )
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        errors |= {name: text for name, text in self.wrong(instance).items() if name not in errors}
        if errors:
            raise ValidationError(errors)

    def wrong(self, instance: Any) -> dict[str, str]:
        """Field -> sentence for what only this table knows to be wrong."""
        return {}


class HistoryResource(CheckedResource):
    """Rows of a table with history: an equal row is skipped, another supersedes the row that stands."""

    set_by_import = ("recorded_at",)

    def get_queryset(self) -> RecordedQuerySet:
        """Only standing rows are compared and exported."""
        rows: RecordedQuerySet = self._meta.model.objects.standing()
        return rows

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        """The standing row of a key; a key that cannot be read is reported with its field afterwards."""
        try:
            return super().get_instance(instance_loader, row)
        except (ValueError, TypeError):
            return None

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """A changed row is entered beside the one it supersedes."""
        if not is_create:
            drop(self._meta.model.objects.get(pk=instance.pk), at=self.at)
            instance.pk = None
            instance._state.adding = True
        instance.recorded_at = self.at
        super().save_instance(instance, True, row, **kwargs)


class ExchangeRateResource(HistoryResource):
    """Rates of the National Bank: currency, day, nominal, rate."""

    class Meta:
        model = ExchangeRate
        import_id_fields = ("currency", "day")
        fields = ("currency", "day", "nominal", "rate", "origin", "source")
        skip_unchanged = True
        clean_model_instances = True
        use_transactions = True

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """A file of the National Bank names no origin and may leave the nominal out."""
        row["origin"] = row.get("origin") or RateSource.NATIONAL_BANK.value
        row["nominal"] = row.get("nominal") or "1"

    def wrong(self, instance: ExchangeRate) -> dict[str, str]:
        """Positive numbers, a known currency other than the tenge, a day since the tenge exists."""
        found = {}
        if instance.currency not in CURRENCIES or instance.currency == TENGE:
            found["currency"] = _("This is not the three-letter code of a foreign currency.")
        if instance.rate is not None and instance.rate <= 0:
            found["rate"] = _("The rate is a number above zero.")
        if instance.nominal is not None and instance.nominal < 1:
            found["nominal"] = _("The nominal is a whole number of one or more.")
        if instance.day and instance.day < TENGE_SINCE:
            found["day"] = _("The tenge exists since 15 November 1993.")
        return found


class OkedResource(HistoryResource):
    """Sections and divisions of OKED, chiefly to bring in official names."""

    class Meta:
        model = Oked
        import_id_fields = ("code",)
        fields = (
            "code",
            "level",
            "parent",
            "name_kk",
            "name_ru",
            "name_en",
            "manufacturing",
            "act",
            "source",
        )
        skip_unchanged = True
        clean_model_instances = True
        use_transactions = True

    def wrong(self, instance: Oked) -> dict[str, str]:
        """A name in one language at least, and a division has its section."""
        found = {}
        if not instance.name:
            found["name_ru"] = _("A name in at least one language is needed.")
        if instance.level == OkedLevel.DIVISION and not instance.parent:
            found["parent"] = _("A division belongs to a section.")
        return found


class Global2000Resource(CheckedResource):
    """Editions of The Global 2000: year, rank, company, country, industry; a file replaces its years."""

    set_by_import = ("edition", "trigrams")
    year = fields.Field(
        column_name="year", attribute="edition__year", widget=widgets.IntegerWidget(), readonly=True
    )

    class Meta:
        model = Global2000Entry
        import_id_fields = ()
        fields = ("year", "rank", "company", "country", "industry")
        clean_model_instances = True
        use_transactions = True

    def __init__(self, **kwargs: Any) -> None:
        """Starts without editions; the file names them."""
        self.editions: dict[str, Global2000Edition] = {}
        super().__init__(**kwargs)

    def get_queryset(self) -> Any:
        """The companies of the standing editions."""
        return Global2000Entry.objects.filter(edition__superseded_at=None).select_related("edition")

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Opens a new edition for every year of the file."""
        years = (
            {str(year).strip() for year in dataset["year"]} if "year" in (dataset.headers or []) else set()
        )
        for year in sorted(filter(_is_year, years)):
            self.editions[year] = new_edition(int(year), at=self.at, sample=False, source="import")

    def import_instance(self, instance: Global2000Entry, row: Any, **kwargs: Any) -> None:
        """Joins the company to the edition of its year."""
        super().import_instance(instance, row, **kwargs)
        edition = self.editions.get(str(row.get("year", "")).strip())
        if edition is None:
            raise ValidationError({"year": [_("The year of the edition is missing or cannot be right.")]})
        instance.edition = edition
        instance.trigrams = trigrams(instance.company)


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and int(text) >= FIRST_EDITION

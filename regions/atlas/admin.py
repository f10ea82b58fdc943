"""Back office of the atlas: the classifier КАТО is read here and loaded by `manage.py load_reference`."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from regions.atlas.models import District, Region


class ClassifierAdmin(admin.ModelAdmin):
    """Rows of a classifier are looked at, not edited."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(Region)
class RegionAdmin(ClassifierAdmin):
    """Regions."""

    list_display = ["number", "name_ru", "name_kk", "name_en", "kind", "population", "area_km2"]
    search_fields = ["name_ru", "name_kk", "name_en", "kato"]


@admin.register(District)
class DistrictAdmin(ClassifierAdmin):
    """Districts."""

    list_display = ["kato", "name_ru", "name_kk", "region", "kind"]
    list_filter = ["region", "kind"]
    list_select_related = ["region"]
    search_fields = ["name_ru", "name_kk", "kato"]

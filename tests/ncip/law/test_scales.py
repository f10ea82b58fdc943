from decimal import Decimal

import pytest

from ncip.law.scales import Band, Scale, scale

LEFT = scale((10, 1), (15, 2))
RIGHT = scale((0, "0.5"), (5, 1), right_closed=True)


@pytest.mark.parametrize(("value", "points"), [(9, 0), (10, 1), (14, 1), (15, 2), (99, 2)])
def test_a_left_closed_scale_includes_the_lower_bound(value, points):
    assert LEFT.points(value) == points


@pytest.mark.parametrize(("value", "points"), [(0, "0"), (1, "0.5"), (5, "0.5"), (6, "1")])
def test_a_right_closed_scale_includes_the_upper_bound(value, points):
    assert RIGHT.points(value) == Decimal(points)


def test_bands_run_from_step_to_step():
    assert LEFT.bands() == (Band(Decimal(10), Decimal(15), Decimal(1)), Band(Decimal(15), None, Decimal(2)))


@pytest.mark.parametrize("steps", [(), ((2, 1), (1, 2)), ((1, 1), (1, 2))])
def test_bounds_must_rise(steps):
    with pytest.raises(ValueError, match="must rise"):
        Scale(steps)


def test_a_negative_value_has_no_points():
    with pytest.raises(ValueError, match="negative value: -1"):
        LEFT.points(-1)

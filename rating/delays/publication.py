"""What follows by itself: the rating of an ended quarter is calculated, a published one keeps what it rests on."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from ncip.casework import door
from ncip.casework.act import Act, local_date
from ncip.casework.actor import Actor
from ncip.casework.reasons import BadParameters
from ncip.journal.enums import Channel
from rating.delays.inputs import Inputs, as_json
from rating.delays.models import DelayRating, KeptInputs, RegionPlace
from rating.delays.periods import code_of, last_finished, ratable
from rating.delays.standing import bands_of
from regions.atlas.models import Region


def calculate_ended_quarter(at: datetime, channel: Channel = Channel.SYSTEM) -> int:
    """ncip-56: the portal forms the rating of the quarter that has ended; returns how many it made."""
    today = local_date(at)
    quarter = last_finished(today)
    if not ratable(quarter, today) or DelayRating.objects.filter(code=code_of(quarter)).exists():
        return 0
    try:
        door.create(DelayRating, {"quarter": code_of(quarter)}, Actor.system(), at=at, channel=channel)
    except (IntegrityError, BadParameters):
        return 0  # another tick was faster
    return 1


def keep(rating: DelayRating, act: Act, params: dict[str, Any], event_id: UUID) -> None:
    """ncip-app2-4-1: keep the inputs and the result of a published rating."""
    inputs = rating.inputs
    if inputs is None:
        raise RuntimeError("A rating is published with the inputs that were read.")
    KeptInputs.objects.create(rating=rating, taken_at=act.at, inputs=as_json(inputs))
    RegionPlace.objects.bulk_create(_places(rating, inputs))


def _places(rating: DelayRating, inputs: Inputs) -> list[RegionPlace]:
    regions = {region.number: region for region in Region.objects.defer("shape")}
    bands = {code: bands_of(inputs.delays.get(code, {}), inputs.scale) for code in inputs.regions}
    return [
        RegionPlace(
            rating=rating,
            region=regions[one.region],
            place=one.place,
            points=one.points,
            projects=one.projects,
            tasks=sum(bands[one.region]),
            still_open=inputs.still_open[one.region],
            bands=list(bands[one.region]),
        )
        for one in inputs.places()
    ]

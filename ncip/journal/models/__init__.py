from ncip.journal.models.anchor import Anchor
from ncip.journal.models.event import ChainHead, Event

__all__ = ["Anchor", "ChainHead", "Event"]

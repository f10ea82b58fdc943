"""Subjects, running terms, papers, conversation and notices."""

from ncip.casework.models.attempt import Refusal, RequestKey
from ncip.casework.models.deadline import Deadline, DeadlineStatus, Firing
from ncip.casework.models.document import Blob, Document
from ncip.casework.models.message import Message
from ncip.casework.models.notice import Notice
from ncip.casework.models.reading import Reading
from ncip.casework.models.subject import Subject

__all__ = [
    "Blob",
    "Deadline",
    "DeadlineStatus",
    "Document",
    "Firing",
    "Message",
    "Notice",
    "Reading",
    "Refusal",
    "RequestKey",
    "Subject",
]

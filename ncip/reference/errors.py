"""What the reference tables answer when they do not know."""


class MissingValue(LookupError):
    """A value that its office has not published here; `str()` is a sentence for the person who asked.

    `table` is a code of `ncip.reference.enums.Table`, `rule` the paragraph that needs the value.
    """

    def __init__(self, table: str, sentence: str, *, rule: str = "") -> None:
        super().__init__(sentence)
        self.table = table
        self.rule = rule

    def __str__(self) -> str:
        return str(self.args[0])

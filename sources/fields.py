"""The model field that keeps a date as EDTF, with the two plain dates that queries compare.

    happened = EDTFField(blank=True)
    happened_earliest = models.DateField(null=True, editable=False)
    happened_latest = models.DateField(null=True, editable=False)

The string is the truth; the dates are derived from it whenever a row is saved, whether by `save` or by
`bulk_create`. Doors that write single columns leave them as they were: after `QuerySet.update`,
`bulk_update` or `save(update_fields=...)` name all three.
"""

from __future__ import annotations

import re
from typing import Any, Final

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from sources.edtf_dates import MAX_LENGTH, EDTFError, read
from sources.text import name_of

# Bidirectional controls can turn a name round on the screen; a lone surrogate cannot be sent to anybody.
_NEVER: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_NOT_IN_A_LINE: Final = re.compile(rf"[{_NEVER}\t\n\r]")
# A browser sends the lines of a text area with CR LF.
_NOT_IN_PROSE: Final = re.compile(rf"[{_NEVER}]|\r(?!\n)")


def validate_edtf(value: str) -> None:
    try:
        read(value)
    except EDTFError as error:
        raise ValidationError(str(error), code="edtf") from error


def refuse_control_characters(value: str) -> None:
    """For names and titles, which are one line each."""
    _refuse(_NOT_IN_A_LINE, value)


def refuse_control_characters_in_prose(value: str) -> None:
    """For text of several lines: as above, but tabs and line ends are welcome."""
    _refuse(_NOT_IN_PROSE, value)


def _refuse(unwelcome: re.Pattern[str], value: str) -> None:
    if found := unwelcome.search(value):
        # The character is named, never shown: it may be impossible to encode, or turn the message round.
        raise ValidationError(
            "Remove %(name)s after the first %(offset)d characters. "
            "It cannot be seen, but changes how the rest is read.",
            code="control_character",
            params={"name": name_of(found.group()), "offset": found.start()},
        )


class EDTFField(models.CharField[str, str]):
    """An EDTF string; `<name>_earliest` and `<name>_latest` on the same model hold its first and last day."""

    description = "EDTF date"
    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_LENGTH)
        super().__init__(*args, **kwargs)

    @property
    def derived_names(self) -> tuple[str, str]:
        return f"{self.name}_earliest", f"{self.name}_latest"

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The string to store; its days are written to the instance, both None for an empty string."""
        value = super().pre_save(model_instance, add)
        span = read(value) if value else None
        earliest, latest = self.derived_names
        setattr(model_instance, earliest, span and span.earliest)
        setattr(model_instance, latest, span and span.latest)
        return value

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return [*super().check(**kwargs), *filter(None, map(self._derived_fault, self.derived_names))]

    def _derived_fault(self, name: str) -> CheckMessage | None:
        try:
            derived = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            derived = None
        if not isinstance(derived, models.DateField) or not derived.null:
            return Error(
                f"EDTFField {self.name!r} has no date field {name!r} to write to.",
                hint=f"Declare {name} = models.DateField(null=True, editable=False) below {self.name}.",
                obj=self,
                id="sources.E001",
            )
        if derived.creation_counter < self.creation_counter:
            return Error(
                f"The date field {name!r} is declared above the EDTFField {self.name!r} that writes it.",
                hint=f"Declare {name} below {self.name}: Django writes fields in the order of declaration.",
                obj=self,
                id="sources.E002",
            )
        return None

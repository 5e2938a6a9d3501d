"""Form fields of the staff's forms."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from curation.labels import label_of
from curation.widgets import is_row_id
from sources.fields import refuse_control_characters

MOST_NAMES: Final = 50
LONGEST_NAME: Final = 200


class OneRow(forms.ModelChoiceField[Any]):
    def label_from_instance(self, obj: models.Model) -> str:
        return label_of(obj)


class ManyRows(forms.ModelMultipleChoiceField[Any]):
    def label_from_instance(self, obj: models.Model) -> str:
        return label_of(obj)

    def clean(self, value: Any) -> Any:
        """Ids beyond the database's range are refused here, for in a list they make SQLite fail."""
        if any(not is_row_id(item) for item in value or ()):
            raise ValidationError("One of the choices is not a row's id.", code="invalid_pk_value")
        return super().clean(value)


class NamesField(forms.CharField):
    """A list of names, one a line: JSON typed by hand would let in NaN and brackets without end."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in value):
            raise ValidationError(
                f"Write at most {MOST_NAMES} names of at most {LONGEST_NAME} characters, one a line."
            )
        for name in value:
            refuse_control_characters(name)

    def run_validators(self, value: Any) -> None:
        # CharField's own validators read one string; `validate` has looked at every name.
        return

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))

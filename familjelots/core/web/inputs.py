"""Fields drawn as HTML. WTForms' own drawing formats every attribute as markup: a third of a page full of forms."""

from typing import Any

from markupsafe import Markup, escape
from wtforms.widgets import NumberInput, TextArea, TextInput


def draw(field: Any, given: dict[str, Any]) -> Markup:
    """A field with the attributes given. A line or a text is drawn here, any other kind by its own widget."""
    widget = field.widget
    named = {_attribute(name): value for name, value in given.items()}
    if not isinstance(widget, TextInput | NumberInput | TextArea):
        return widget(field, **named)
    told = {name: getattr(field.flags, name) for name in widget.validation_attrs if name in vars(field.flags)}
    attributes = {"id": field.id, "name": field.name, **told, **named}
    text = escape(field._value())  # noqa: SLF001 - what WTForms' own widgets ask for
    if isinstance(widget, TextArea):
        return Markup(f"<textarea {_written(attributes)}>\n{text}</textarea>")  # noqa: S704 - escaped piece by piece
    kind = attributes.pop("type", widget.input_type)
    return Markup(f'<input type="{kind}" {_written(attributes)} value="{text}">')  # noqa: S704 - as above


def _attribute(name: str) -> str:
    return name.replace("_", "-") if name.startswith(("aria_", "data_")) else name.rstrip("_")


def _written(attributes: dict[str, Any]) -> str:
    told = ((name, value) for name, value in attributes.items() if value is not False)
    return " ".join(name if value is True else f'{name}="{escape(value)}"' for name, value in told)

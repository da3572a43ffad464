"""The forms in which an answer can be had, and the choice among them by `format` or `Accept`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Form:
    """A form by the name that `format` takes, and its media type with parameters."""

    name: str
    media: str

    @property
    def type(self) -> str:
        """Give the media type alone."""
        return self.media.partition(";")[0]

    @property
    def schema(self) -> dict[str, object]:
        """Give what OpenAPI says of a body in it: JSON of some shape, or words."""
        return {"type": ["object", "array"] if self.type.endswith("json") else "string"}


JSON: Final = Form("json", "application/json")
HTML: Final = Form("html", "text/html; charset=utf-8")
JSON_LD: Final = Form("jsonld", "application/ld+json")
TURTLE: Final = Form("turtle", "text/turtle; charset=utf-8")
N_TRIPLES: Final = Form("ntriples", "application/n-triples")
GEOJSON: Final = Form("geojson", "application/geo+json")
CSV: Final = Form("csv", "text/csv; charset=utf-8")
RESULTS: Final = Form("results", "application/sparql-results+json")
RDF: Final = (JSON_LD, TURTLE, N_TRIPLES)

FORMS: Final[Mapping[str, Form]] = {form.type: form for form in (JSON, HTML, *RDF, GEOJSON, CSV, RESULTS)}
"""Every form by its media type."""


def had_as(*forms: Form, described: Mapping[str, Any] | None = None) -> dict[int | str, dict[str, Any]]:
    """Say for OpenAPI that an answer can be had in these forms beside JSON; `described` is said of it as well."""
    content = {form.type: {"schema": form.schema} for form in forms}
    return {200: {**(described or {}), "content": content}}


def chosen(offered: Sequence[Form], accept: str) -> Form | None:
    """Give the form that an `Accept` header likes best, of equal ones the first offered; `None` if it takes none.

    >>> chosen((JSON, TURTLE), "text/*;q=0.5, */*;q=0.1")
    Form(name='turtle', media='text/turtle; charset=utf-8')
    """
    wanted = ranges(accept)
    weights = {form.name: weight(wanted, form.type) for form in offered}
    best = max(offered, key=lambda form: weights[form.name])
    return best if weights[best.name] > 0 else None


def ranges(accept: str) -> dict[str, float]:
    """Give the media ranges of an `Accept` header with their qualities; an empty one takes anything.

    A quality that is no number is 0.
    """
    return dict(_range(part) for part in accept.split(",")) if accept.strip() else {"*/*": 1.0}


def weight(wanted: Mapping[str, float], *names: str) -> float:
    """Give the quality of a form that goes by several media types; the first is its own.

    A range counts by how exact it is (RFC 9110, section 12.5.1).
    """
    if named := [wanted[name] for name in names if name in wanted]:
        return max(named)
    return wanted.get(f"{names[0].partition('/')[0]}/*", wanted.get("*/*", 0.0))


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (word.strip().lower() for word in part.split(";"))
    quality = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
    try:
        return media, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return media, 0.0

"""Reports to claims: parse, recognise, link, resolve references, fill frames, resolve time, attribute, judge status."""

from kg.extract.loading import load_extractor
from kg.extract.parsing import Named
from kg.extract.reader import Extractor

__all__ = ["Extractor", "Named", "load_extractor"]

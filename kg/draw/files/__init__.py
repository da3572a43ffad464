"""What the graph holds as files that other tools open, and as tables."""

from kg.draw.files.acled import ACLED, Case, acled
from kg.draw.files.claims import CLAIMS, Marks, Told, told
from kg.draw.files.control import CONTROL, control_features
from kg.draw.files.disputes import CHANGES, DISPUTES
from kg.draw.files.events import EVENTS, event_features
from kg.draw.files.features import Feature, collection
from kg.draw.files.frame import frame
from kg.draw.files.parquet import parquet
from kg.draw.files.places import place_features
from kg.draw.files.relationships import EDGES, RELATIONSHIPS
from kg.draw.files.sheet import csv, sheet
from kg.draw.files.table import Column, Columns, Type, Value
from kg.draw.files.xml import gexf, graphml

__all__ = [
    "ACLED",
    "CHANGES",
    "CLAIMS",
    "CONTROL",
    "DISPUTES",
    "EDGES",
    "EVENTS",
    "RELATIONSHIPS",
    "Case",
    "Column",
    "Columns",
    "Feature",
    "Marks",
    "Told",
    "Type",
    "Value",
    "acled",
    "collection",
    "control_features",
    "csv",
    "event_features",
    "frame",
    "gexf",
    "graphml",
    "parquet",
    "place_features",
    "sheet",
    "told",
]

"""What the graph holds as files that other tools open, and as tables."""

from kg.draw.files.claims import CLAIMS, Told, told
from kg.draw.files.frame import frame
from kg.draw.files.geojson import geojson
from kg.draw.files.parquet import parquet
from kg.draw.files.relationships import EDGES, RELATIONSHIPS
from kg.draw.files.sheet import csv, sheet
from kg.draw.files.table import Column, Columns, Type, Value
from kg.draw.files.xml import gexf, graphml

__all__ = [
    "CLAIMS",
    "EDGES",
    "RELATIONSHIPS",
    "Column",
    "Columns",
    "Told",
    "Type",
    "Value",
    "csv",
    "frame",
    "geojson",
    "gexf",
    "graphml",
    "parquet",
    "sheet",
    "told",
]

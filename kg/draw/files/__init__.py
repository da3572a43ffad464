"""Relationships as files that other tools open."""

from kg.draw.files.geojson import geojson
from kg.draw.files.table import csv
from kg.draw.files.xml import gexf, graphml

__all__ = ["csv", "geojson", "gexf", "graphml"]

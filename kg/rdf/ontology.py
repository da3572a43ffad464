"""The ontology as graphs of rdflib. Importing this takes a while: leave it until it is needed."""

from __future__ import annotations

from functools import cache

from rdflib import Graph

from kg.know.data import data_folder


@cache
def vocabulary_graph() -> Graph:
    """Read the vocabulary; the caller must not change it."""
    return _read("vocabulary.ttl")


@cache
def schemes_graph() -> Graph:
    """Read the schemes of other event codings and what maps the relations to them; not to be changed."""
    return _read("schemes.ttl")


@cache
def shapes_graph() -> Graph:
    """Read the shapes; the caller must not change them."""
    return _read("shapes.ttl")


def _read(name: str) -> Graph:
    return Graph().parse(data_folder("ontology") / name, format="turtle")

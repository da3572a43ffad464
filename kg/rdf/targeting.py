"""SHACL shapes rewritten so that a check asks each constraint once of all nodes, not once of every node."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


def spread(shapes: Graph) -> Graph:
    """Give shapes that find the same, in which the properties of a shape with targets have these targets themselves.

    What a closed shape allowed by its properties it allows by name. A shape that others refer to stays as it is.
    pyshacl sets every property up anew for every node of a shape that holds it, but once for its own targets.
    """
    copy = Graph()
    copy += shapes
    # pyshacl says by prefixes what a shape without a message found.
    for prefix, namespace in shapes.namespaces():
        copy.bind(prefix, namespace)
    for shape in set(shapes.subjects(RDF.type, SH.NodeShape)):
        targets = [(how, node) for how in _TARGETS for node in shapes.objects(shape, how)]
        if targets and (None, None, shape) not in shapes:
            _part(copy, shape, targets)
    return copy


def _part(shapes: Graph, shape: Node, targets: Iterable[tuple[Node, Node]]) -> None:
    properties = set(shapes.objects(shape, SH.property))
    if (shape, SH.closed, None) in shapes:
        _allow(shapes, shape, {shapes.value(each, SH.path) for each in properties})
    shapes.remove((shape, SH.property, None))
    for each in properties:
        shapes.add((each, RDF.type, SH.PropertyShape))
        for how, node in targets:
            shapes.add((each, how, node))


def _allow(shapes: Graph, shape: Node, paths: set[Node | None]) -> None:
    for old in list(shapes.objects(shape, SH.ignoredProperties)):
        paths.update(shapes.items(old))
    shapes.remove((shape, SH.ignoredProperties, None))
    names = BNode()
    Collection(shapes, names, list[Node](sorted(path for path in paths if isinstance(path, URIRef))))
    shapes.add((shape, SH.ignoredProperties, names))

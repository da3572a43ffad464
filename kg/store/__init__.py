"""Keeps graphs of triples and does not know what they mean."""

from kg.store.embedded import memory_store
from kg.store.opening import open_store
from kg.store.port import Answer, Dataset, Store, Term
from kg.store.tokens import unparsed

__all__ = ["Answer", "Dataset", "Store", "Term", "memory_store", "open_store", "unparsed"]

"""Stores on SPARQL 1.1 servers, over HTTP."""

from kg.store.remote.opening import open_server

__all__ = ["open_server"]

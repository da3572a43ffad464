"""Bytes, files and folders become reports; what cannot be read is refused with its reason, never dropped."""

from kg.read.outcome import Note, Refusal

__all__ = ["Note", "Refusal"]

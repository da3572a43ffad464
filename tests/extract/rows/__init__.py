"""Rows of data sets of events to claims."""

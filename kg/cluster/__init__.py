"""Reading on a Dask cluster: shards of reports go out, files of claims come back, one process writes the graph."""

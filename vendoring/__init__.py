"""What pages bring along from npm, fetched by a lock that names no registry. `make vendor` runs it."""

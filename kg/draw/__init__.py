"""Pictures of the graph and files for other tools; import the module you need: each loads heavy libraries."""

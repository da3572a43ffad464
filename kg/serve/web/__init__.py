"""Pages for people, made on the server and readable without scripts: one template a kind of page."""

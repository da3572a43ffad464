"""Long tables: their columns, what sifts them, and the files made of them."""

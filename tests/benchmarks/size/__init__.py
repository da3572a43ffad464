"""Wars with the figures of real ones, and what is measured on them."""

"""The project's own gold: sentences and short reports with the claims that an analyst would note."""

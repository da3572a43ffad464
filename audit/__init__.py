"""What the package brings along: a bill of materials, licences, known weaknesses. `make audit` runs it."""

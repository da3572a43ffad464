"""What a crash, a power cut, a full disk and two writers may not do to a store: tried, not argued."""

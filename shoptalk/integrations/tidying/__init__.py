"""From text as found in the wild to text that can be kept: characters, names, dates, addresses, a whole person."""

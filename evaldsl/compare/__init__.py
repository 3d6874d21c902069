"""Two results side by side: what differs, and because of what."""

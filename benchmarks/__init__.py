"""Speed and quality, each a command."""

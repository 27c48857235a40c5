"""The reader: one small network that reads each sentence once. See MODEL.md beside this file."""

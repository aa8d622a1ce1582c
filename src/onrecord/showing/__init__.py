"""What people and programs are shown of a reading: JSON, text for a terminal, and a page for a browser."""

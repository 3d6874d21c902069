"""Spreadsheets (XLSX, XLS, CSV) as inert values with the place of every cell, and spreadsheets written."""

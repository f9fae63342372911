"""Tables of a dossier: columns, cells, rows."""

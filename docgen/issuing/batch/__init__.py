"""Every commune at once: one dossier becomes the papers of many units, whatever happens meanwhile."""

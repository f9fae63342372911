"""The whole job: dossiers become papers in files."""

"""LibreOffice itself: where it is, its profile, and how its processes are started and fenced."""

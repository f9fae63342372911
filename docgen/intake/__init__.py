"""Files from outside become values. Everything that comes in here is hostile until it is read."""

"""The declared fields that kinds of paper share, and what becomes of them in the model."""

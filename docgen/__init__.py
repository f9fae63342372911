"""docgen: official Vietnamese administrative papers, lawful in form, ready to sign."""

__version__ = "0.1.0"

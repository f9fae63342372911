"""Forms generated from the declared fields of `docgen.papers`."""

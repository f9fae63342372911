"""Stamping: from an edition of the law to the Word templates that an office may then edit."""

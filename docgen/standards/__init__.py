"""The law as data: one TOML an edition, its shape, and the lines it makes docgen write."""

"""What the wizard of a batch is given: papers, units, options; checked, then kept as a batch."""

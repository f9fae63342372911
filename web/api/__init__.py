"""The API: papers, register, archive, drafts for programs."""

"""What visitors think of answers, kept on the owner's own disk, and only if a folder is set."""

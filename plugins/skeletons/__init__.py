"""New write-ups: a draft of the right kind, in the right place, with what is to be filled in."""

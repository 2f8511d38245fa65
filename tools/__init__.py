"""Tools run by hand now and then; no part of the build."""

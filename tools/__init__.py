"""Tools beside the build: the preview behind `serve`, programs to test with, drawings."""

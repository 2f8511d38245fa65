"""Tools beside the build: the preview behind `serve`, programs to test with, and the drawings of the first archive."""

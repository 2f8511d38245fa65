"""Tools beside the build: the preview behind `serve`, and the drawings of the first archive."""

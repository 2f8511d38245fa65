"""The drawings of the archive: brush (strokes, colours), motifs (things), scenes (pictures)."""

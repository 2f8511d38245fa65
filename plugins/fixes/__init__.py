"""Repairs what is safe to repair in the sources, and keeps everything else byte for byte.

`command` is what an editor runs. `sources` repairs one file: `layout` finds where values stand in
YAML, `scalars` reads and rewrites one of them, `order` puts fields in their order, `repairs` lists
what is repaired in prose. `diff` shows the change.
"""

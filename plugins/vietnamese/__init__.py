"""The Vietnamese language: pure functions on text, dates and numbers, with no other part of ours.

`folding` takes marks off, `tones` makes one spelling of many, `tokens` finds words and codes,
`slugs` makes addresses, `dates` and `numbers` write facts out, `sorting` puts in order.
"""

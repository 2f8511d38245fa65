"""The Vietnamese language: pure functions on text, dates and numbers, with no other part of ours.

`folding` takes marks off, `tones` makes one spelling of many, `tokens` finds words and codes,
`slugs` makes addresses, `dates` and `numbers` write facts out, `sorting` puts in order.
`syllables` knows the syllables there are, `misspellings` finds words that are none, `abbreviations`
those that need explaining; what they know stands in the text files beside them.
`repairs` lists all that can be put right without asking, found by `encodings`, `composition`,
`tone_places`, `quotation` and `spacing` as `edits` of a text.
"""

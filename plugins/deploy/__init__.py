"""Bringing a published site to where readers find it.

`command` is what CI runs. `targets` tells by an address which of two ways is gone: `switched`, for
folders of this machine or, by SSH, of another, where all takes its place in one moment, and
`ordered`, for plain folders (`folder`) and storage with S3's interface (`s3`), where one file comes
after the other. `changes` compares what is there with what shall be there, by their sums alone, and
says in which order it is done. `refusal` is what an administrator is told.
"""

"""What search servers are given: the same documents, and settings that make them read as we do.

``documents`` makes the documents, ``opensearch`` and ``meilisearch`` tell engines how to read them,
``synonyms`` what may be asked for as what; ``export`` makes files of all, ``command`` writes them.
"""

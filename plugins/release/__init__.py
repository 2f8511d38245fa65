"""A copy of a site for the shelf: it is read and searched from a folder, without a host.

Browsers give a page that is opened from a folder no modules, no fetched files and no workers, and
show the list of a folder where a link leads to one. So ``pages`` writes out where links lead,
``scripts`` joins modules into plain scripts, and what scripts would fetch becomes scripts that say
it (``shelf``; ``browser/shelf.js`` reads them). ``bag`` packs the copy with its sources for those
who keep things for long (BagIt). ``command`` writes both as ZIP files.
"""

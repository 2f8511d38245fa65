"""A folder in which all of a site takes its place in one moment.

``releases/`` has the sites of some earlier deploys, each in a folder named by the digest of its
list of sums, and the link ``current`` leads to the one that readers see. A new one is made beside
it: ``rsync`` compares what is in the files, links what is the same to those of the current one and
brings the rest. When the sums of all are right where they lie, the link is put in the place of the
old one, which is one operation of the system. Whatever happens before leaves readers what they had.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.archive.sums import SUMS, read_sums
from plugins.deploy.machine import Machine
from plugins.deploy.published import Published
from plugins.deploy.refusal import Refusal

_RELEASE = re.compile("releases/([0-9a-f]{64})")

_KEPT = 3
"""Sites that stay, the current one among them."""

# Scripts for any shell that POSIX describes; $1 is the folder, $2 the digest of the new site, $3
# the name of the list of sums. Files on their way lie in `.incoming`, so that nothing that was cut
# short stays among those of a site.
_LOOK = """
[ -e "$1" ] || exit 0
cd "$1" || exit
[ -e current ] || [ -L current ] || exit 0
readlink current || echo -
[ "$(readlink current)" = "releases/$2" ] || cat "current/$3" 2>/dev/null || true
"""
_BEGIN = """
set -e; umask 022
mkdir -p "$1/releases/$2"
cd "$1/releases/$2"
rm -rf .incoming
mkdir .incoming
"""
# `mv -T` renames the link onto the other one; without it the link would go into the folder.
# Releases are ordered by the times of their folders: moving the list makes it that of the deploy.
_FINISH = """
set -e; umask 022
cd "$1/releases/$2"
cat > .incoming/sums
# A list that was cut short on its way has another digest than this folder is named by.
sha256sum < .incoming/sums | grep -q "^$2" || exit
if ! sha256sum -c .incoming/sums > .incoming/answers 2>&1; then
    grep -v ': OK$' .incoming/answers | head -n 3 >&2
    exit 1
fi
mv .incoming/sums "$3"
rm -rf .incoming
cd ../..
rm -f .switching
ln -s "releases/$2" .switching
mv -T .switching current
cd releases
ls -1t | grep -E '^[0-9a-f]{64}$' | tail -n "+$4" | while read -r old; do
    [ "$old" = "$2" ] || rm -rf "./$old"
done
"""


@dataclass(frozen=True)
class Switched:
    """A folder of a machine that has releases; other files beside them are nobody's business."""

    machine: Machine
    folder: str

    def read(self, site: Published) -> Mapping[str, str]:
        """Give the sums of the site that readers see."""
        printed = self.machine.shell(_LOOK, self.folder, site.digest, SUMS)
        link, _, listed = printed.partition("\n")
        if not link:
            return {}
        release = _RELEASE.fullmatch(link)
        if not release:
            found = f"{self.folder}/current trên máy {self.machine.name} không do lệnh này đặt"
            raise Refusal(found, "chọn thư mục khác, hoặc tự dời tệp ấy đi trước")
        if release[1] == site.digest:
            return site.sums
        try:
            return read_sums(listed.encode())
        except ValueError:
            # All is brought again, into a folder of its own.
            return {}

    def bring(self, site: Published, _: Mapping[str, str]) -> str:
        """Make the release, look at all of it once more, and switch."""
        machine, release = self.machine, f"{self.folder}/releases/{site.digest}"
        machine.shell(_BEGIN, self.folder, site.digest)
        paths = (*site.sums, *site.beside)
        machine.bring(site.folder, release, paths, like="../../current/")
        kept = str(_KEPT + 1)
        machine.shell(_FINISH, self.folder, site.digest, SUMS, kept, given=site.listed)
        return f"Thư mục gốc của trang trên máy chủ web: {self.folder}/current"

"""Storage with S3's interface, of Amazon or of others.

Keys, region and endpoint come from the environment, under the names that Amazon's own tools know.
The library asks again by itself where the storage was busy or the network failed.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from plugins.archive.caches import cache_of
from plugins.archive.media_types import content_type
from plugins.archive.sums import SUMS
from plugins.deploy.refusal import Refusal

_KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
_SETTINGS = {
    "access_key_id": (_KEYS[0],),
    "secret_access_key": (_KEYS[1],),
    "session_token": ("AWS_SESSION_TOKEN",),
    "region": ("AWS_REGION", "AWS_DEFAULT_REGION"),
    "endpoint": ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"),
}
"""What the library is told, and which variables say it: the first that is there."""

_AGAIN = 5
"""How often a request is sent again, each time after a longer while: some seconds in all."""

_REMEDY = "kiểm tra tên kho, AWS_REGION, AWS_ENDPOINT_URL, mạng và chỗ trống của kho rồi chạy lại"
_CODE = re.compile(r"<Code>(\w+)</Code>")
_SHOWN = 200
"""Characters of an error that are shown: the library appends all that it knows."""


@dataclass(frozen=True)
class Bucket:
    """Objects in a bucket, whose paths begin with a prefix."""

    name: str
    store: S3Store

    def read(self, path: str) -> bytes | None:
        """Give an object; None where there is none."""
        with self._refusing():
            try:
                return bytes(obstore.get(self.store, path).bytes())
            except FileNotFoundError:
                return None

    def is_empty(self) -> bool:
        """Tell whether there is no object."""
        with self._refusing():
            return not any(obstore.list(self.store, chunk_size=1))

    def put(self, path: str, content: bytes) -> None:
        """Put an object, with what a browser is told of it."""
        kept = "no-cache" if path == SUMS else cache_of(f"/{path}").header
        told = {"Content-Type": content_type(path), "Cache-Control": kept}
        with self._refusing():
            obstore.put(self.store, path, content, attributes=told)

    def remove(self, path: str) -> None:
        """Remove an object, if it is there."""
        with self._refusing():
            obstore.delete(self.store, path)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Say what is wrong with the storage."""
        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError) as error:
            found = f"Kho {self.name} từ chối ({_said(error)})"
            raise Refusal(found, f"kiểm tra {', '.join(_KEYS)} và quyền của khóa ấy") from None
        except (BaseError, FileNotFoundError) as error:
            found = f"Không làm việc được với kho {self.name} ({_said(error)})"
            raise Refusal(found, _REMEDY) from None


def open_s3(bucket: str, prefix: str, environment: Mapping[str, str]) -> Bucket:
    """Give a bucket; raises ``Refusal`` where the environment has no keys."""
    missing = [name for name in _KEYS if not environment.get(name)]
    if missing:
        found = f"Thiếu biến môi trường {', '.join(missing)}"
        raise Refusal(found, "đặt khóa truy cập kho vào các biến ấy (trong CI: mục Secrets)")
    given = {
        name: value
        for name, variables in _SETTINGS.items()
        if (value := next(filter(None, map(environment.get, variables)), None))
    }
    store = S3Store(
        bucket,
        prefix=prefix or None,
        **given,  # type: ignore[arg-type] # its types are none at run time
        # Whoever writes http:// in the endpoint means a storage of their own network.
        client_options={"allow_http": True},
        retry_config={"max_retries": _AGAIN},
    )
    return Bucket(bucket, store)


def _said(error: Exception) -> str:
    """Give what the storage called the error, else the first words of what the library tells."""
    code = _CODE.search(str(error))
    return code[1] if code else " ".join(str(error).split())[:_SHOWN]

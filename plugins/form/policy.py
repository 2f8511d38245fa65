"""The content policy of the form's page, the only one of the site that is wider."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

_HOSTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "azure": ("https://dev.azure.com", "https://app.vssps.visualstudio.com"),
        "bitbucket": ("https://api.bitbucket.org", "https://bitbucket.org"),
        "github": ("https://api.github.com", "https://www.githubstatus.com"),
        "gitlab": ("https://gitlab.com",),
    }
)
"""Whom Decap asks for a repository where the backend names no address of its own."""

_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",  # empty: rules are added one by one
    "'sha256-4qb+qTjZ8vb8co1YZpMNDeX7tJSzzRBt6uIroh6K5K8='",
    "'sha256-oLQo1xOLbYlsNCDIECXg24EuQKwYCOy/jJqds+fExxE='",
)
"""The style elements that Decap makes: the browser says these digests when it refuses one."""


def make_policy(backend: Mapping[str, Any]) -> str:
    """Make the policy for a backend, as Decap's configuration describes it."""
    hosts = sorted({*_HOSTS.get(backend["name"], ()), *_named(backend)})
    directives = {
        "default-src": "'none'",
        "script-src": "'self' 'unsafe-eval'",
        "style-src": " ".join(["'self'", *_STYLES]),
        "img-src": "'self' blob:",
        "connect-src": " ".join(["'self'", "blob:", *hosts]),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _named(backend: Mapping[str, Any]) -> Iterator[str]:
    """Yield the origins that the backend names."""
    for value in backend.values():
        address = urlsplit(str(value))
        if address.scheme in {"http", "https"} and address.netloc:
            yield f"{address.scheme}://{address.netloc}"

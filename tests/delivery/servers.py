"""Real web servers for a folder, as an administrator would set them up."""

import http.client
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
"""Debian keeps servers where only root's PATH leads."""

NGINX = Template("""
load_module $brotli;
daemon off; pid $folder/nginx.pid; error_log stderr notice; $user
events {}
http {
    access_log off;
    client_body_temp_path $folder/body; proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi; uwsgi_temp_path $folder/uwsgi; scgi_temp_path $folder/scgi;
    include $site/.nginx/http.conf;
    server {
        listen 127.0.0.1:$port;
        root $site;
        include $site/.nginx/server.conf;
        brotli_static on;
    }
}
""")

APACHE = Template("""
ServerRoot $folder
ServerName 127.0.0.1
Listen 127.0.0.1:$port
PidFile $folder/apache.pid
DefaultRuntimeDir $folder
ErrorLog /dev/stderr
LogLevel notice
$modules
TypesConfig $folder/mime.types
AddOutputFilterByType BROTLI_COMPRESS text/html
AddOutputFilterByType DEFLATE text/html text/css application/json
DocumentRoot $site
<Directory $site>
    Require all granted
    AllowOverride All
</Directory>
""")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MODULES = Path("/usr/lib/apache2/modules")
LOADED = (
    *("alias", "authz_core", "autoindex", "brotli", "deflate", "dir", "filter", "headers", "mime"),
    *("mpm_event", "rewrite"),
)


@dataclass(frozen=True)
class Answer:
    """What a server said; ``headers`` by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server."""

    name: str
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address as it is written, and follow nothing."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        said = {name.lower(): value for name, value in answer.getheaders()}
        given = Answer(answer.status, said, answer.read())
        connection.close()
        return given


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[Server]:
    """Run nginx; its worker may read what belongs to whoever runs the tests."""
    user = "user root;" if os.geteuid() == 0 else ""
    given = {"user": user, "site": site, "folder": folder, "brotli": BROTLI}
    command = [program("nginx"), "-e", "stderr", "-p", str(folder), "-c"]
    with _running(command, NGINX, folder, given, "start worker process ") as server:
        yield server


@contextmanager
def apache(site: Path, folder: Path) -> Iterator[Server]:
    """Run Apache with modules that Debian has on, and those for redirects and headers.

    It compresses what it sends: what is compressed already must not be so twice.
    """
    # Some systems say what a name that ends so is; then it would be no page.
    (folder / "mime.types").write_text("application/gzip gz\n", encoding="ascii")
    modules = (f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED)
    given = {"modules": "\n".join(modules), "site": site, "folder": folder}
    command = [program("apache2"), "-DFOREGROUND", "-f"]
    with _running(command, APACHE, folder, given, "resuming normal operations") as server:
        yield server


SERVERS: dict[str, Callable[[Path, Path], AbstractContextManager[Server]]] = {
    "nginx": nginx,
    "apache": apache,
}


def program(name: str) -> str:
    path = shutil.which(name, path=PLACES)
    assert path, f"{name} is not installed; `python3 tasks.py test` installs it"
    return path


@contextmanager
def _running(
    command: list[str], template: Template, folder: Path, given: dict[str, object], ready: str
) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    configuration = folder / "server.conf"
    configuration.write_text(template.substitute(given, port=port), encoding="utf-8")
    with subprocess.Popen(
        [*command, str(configuration)], stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stderr
        said = []
        for line in process.stderr:
            said.append(line)
            if ready in line:
                break
        else:
            raise AssertionError("".join(said))
        assert [] == [line for line in said if "[warn]" in line]
        try:
            yield Server(Path(command[0]).name.removesuffix("2"), port)
        finally:
            process.terminate()
            process.communicate()

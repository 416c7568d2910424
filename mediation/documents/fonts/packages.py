"""Where the original font files come from: the installed system, a .deb laid ready, or apt-get download."""

import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_SYSTEM = Path("/")


class FontsUnavailable(Exception):
    """An original cannot be had; the message says in Chinese what to do."""


@contextmanager
def originals(package: str, paths: Iterable[str], *, laid_ready: Path) -> Iterator[Path]:
    """A folder under which `paths` of the Debian package lie, for the time of the block.

    Installed files are used as they are. Otherwise the package's .deb is taken from the folder `laid_ready`, or
    downloaded with apt-get (no root, no installation), and only `paths` are unpacked.
    """
    wanted = tuple(paths)
    if all((_SYSTEM / path).is_file() for path in wanted):
        yield _SYSTEM
        return
    with TemporaryDirectory(prefix="mediation-fonts-") as scratch:
        archive = next(iter(sorted(laid_ready.glob(f"{package}_*.deb"))), None)
        _unpack(archive or _download(package, Path(scratch)), wanted, Path(scratch))
        yield Path(scratch)


def _download(package: str, into: Path) -> Path:
    apt = _program("apt-get", package)
    # apt's own download user cannot write into a private folder; the packages are signed all the same.
    command = [apt, "-q", "-o", "APT::Sandbox::User=root", "download", package]
    done = subprocess.run(command, cwd=into, capture_output=True, text=True, check=False)  # noqa: S603
    archives = sorted(into.glob(f"{package}_*.deb"))
    if done.returncode or not archives:
        raise FontsUnavailable(
            f"下载软件包 {package} 失败：{_last_line(done.stderr)}。"
            "先运行 sudo apt-get update 再试；"
            f"不能上网的机器，把 {package} 的 .deb 文件放进字体目录的 packages 文件夹再试。"
        )
    return archives[0]


def _unpack(archive: Path, paths: tuple[str, ...], into: Path) -> None:
    command = [_program("dpkg-deb", archive.name), "--fsys-tarfile", str(archive)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
        with tarfile.open(fileobj=process.stdout, mode="r|") as members:
            for member in members:
                if member.isfile() and member.name.removeprefix("./") in paths:
                    members.extract(member, into, filter="data")
        process.communicate()
    lacking = [path for path in paths if not (into / path).is_file()]
    if lacking:
        raise FontsUnavailable(f"{archive.name} 里没有 {lacking[0]}。换 Debian 12 的软件包再试。")


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FontsUnavailable(f"这台机器没有 {name}，取不到 {package}。排版字体要在 Debian 12 上安装。")
    return found


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.startswith("E:")]
    return lines[-1].removeprefix("E: ").rstrip(".") if lines else "没有说明原因"

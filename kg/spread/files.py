"""The file system that Spark writes to: the few things that are done there without Spark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import SpreadError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Files:
    """A folder on any file system of Spark's. Every method raises ``SpreadError`` where the file system refuses."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self.folder = folder.rstrip("/")
        self._java: Any = spark._jvm
        self._settings: Any = spark._jsc.hadoopConfiguration()
        self._system = self._done(lambda: self._path("").getFileSystem(self._settings))

    def path(self, name: str) -> str:
        """The whole path of a name in the folder."""
        return f"{self.folder}/{name}" if name else self.folder

    def exists(self, name: str) -> bool:
        """Whether there is a file or folder."""
        return bool(self._done(lambda: self._system.exists(self._path(name))))

    def names(self, name: str) -> list[str]:
        """What is in a folder, sorted; nothing where there is none."""
        if not self.exists(name):
            return []
        return sorted(str(found.getPath().getName()) for found in self._done(lambda: self._system.listStatus(self._path(name))))

    def read(self, name: str) -> str:
        """The text of a small file."""

        def read() -> str:
            stream = self._system.open(self._path(name))
            try:
                return bytes(self._java.org.apache.commons.io.IOUtils.toByteArray(stream)).decode()
            finally:
                stream.close()

        return str(self._done(read))

    def write(self, name: str, text: str) -> None:
        """A small file, there at once: readers see the one before it, or this one."""

        def write() -> None:
            beside = self._path(f"{name}.new")
            stream = self._system.create(beside, True)
            try:
                stream.write(bytearray(text.encode()))
            finally:
                stream.close()
            context = self._java.org.apache.hadoop.fs.FileContext.getFileContext(self._path("").toUri(), self._settings)
            over = self._java.org.apache.hadoop.fs.Options.Rename.OVERWRITE
            options = self._java.java.lang.reflect.Array.newInstance(over.getClass(), 1)
            self._java.java.lang.reflect.Array.set(options, 0, over)
            context.rename(beside, self._path(name), options)

        self._done(write)

    def move(self, name: str, to: str) -> None:
        """Another name for a file."""

        def move() -> None:
            target = self._path(to)
            self._system.mkdirs(target.getParent())
            if not self._system.rename(self._path(name), target):
                raise OSError(f"cannot be renamed to {to}")

        self._done(move)

    def make(self, name: str) -> None:
        """A folder, if it is not there."""

        def make() -> None:
            if not self._system.mkdirs(self._path(name)):
                raise OSError("a folder cannot be made")

        self._done(make)

    def remove(self, name: str) -> None:
        """A file, or a folder with all that is in it, if it is there."""
        self._done(lambda: self._system.delete(self._path(name), True))

    def _path(self, name: str) -> Any:
        return self._java.org.apache.hadoop.fs.Path(self.path(name))

    def _done(self, work: Any) -> Any:
        try:
            return work()
        except SpreadError:
            raise
        except Exception as error:  # Java's, which share no base with Python's
            told = str(getattr(error, "java_exception", None) or error).split("\n")[0][:300]
            raise SpreadError(f"the file system refuses: {told}", where=self.folder, fix="check the folder and its permissions") from error

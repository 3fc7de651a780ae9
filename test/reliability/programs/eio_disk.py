"""A file system in memory, on which one kind of operation fails with an I/O error from its Nth time on.

usage: eio_disk.py FOLDER OPERATION N   (open, write, read or rename)
       eio_disk.py FOLDER unmapped N    files cannot be mapped, and cannot be opened until the Nth time
"""

import errno
import stat
import sys

import fuse

fuse.fuse_python_api = (0, 2)


class Disk(fuse.Fuse):
    def __init__(self, operation, times):
        super().__init__(dash_s_do="setsingle")
        self.files, self.operation, self.left = {}, operation, int(times)

    def fails(self, operation):
        if self.operation == "unmapped" and operation == "open":
            self.left -= 1
            return self.left > 0
        if operation == self.operation:
            self.left -= 1
        return operation == self.operation and self.left <= 0

    def getattr(self, path):
        status = fuse.Stat()
        if path != "/" and path not in self.files:
            return -errno.ENOENT
        status.st_mode = stat.S_IFDIR | 0o777 if path == "/" else stat.S_IFREG | 0o600
        status.st_nlink = 1
        status.st_size = len(self.files.get(path, b""))
        return status

    def readdir(self, path, offset):
        for name in [".", "..", *(file[1:] for file in self.files)]:
            yield fuse.Direntry(name)

    def create(self, path, flags, mode):
        if self.fails("open"):
            return -errno.EIO
        self.files[path] = bytearray()

    def open(self, path, flags):
        if self.fails("open"):
            return -errno.EIO
        return 0 if path in self.files else -errno.ENOENT

    def read(self, path, size, offset):
        if self.fails("read"):
            return -errno.EIO
        return bytes(self.files[path][offset:offset + size])

    def write(self, path, data, offset):
        if self.fails("write"):
            return -errno.EIO
        self.truncate(path, max(len(self.files[path]), offset + len(data)))
        self.files[path][offset:offset + len(data)] = data
        return len(data)

    def truncate(self, path, size):
        file = self.files[path]
        file.extend(bytes(max(0, size - len(file))))
        del file[size:]
        return 0

    def unlink(self, path):
        return 0 if self.files.pop(path, None) is not None else -errno.ENOENT

    def rename(self, old, new):
        if self.fails("rename"):
            return -errno.EIO
        self.files[new] = self.files.pop(old)
        return 0


def main():
    folder, operation, times = sys.argv[1:]
    disk = Disk(operation, times)
    disk.parse(["-f", "-s", *(["-o", "direct_io"] if operation == "unmapped" else []), folder])
    disk.main()


main()

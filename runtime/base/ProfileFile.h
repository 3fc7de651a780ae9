/// The profile's file and its mapping. A range of addresses is reserved at the start, and the file
/// is mapped into it piece by piece. Offset in the file = address - base; nothing ever moves.
///
/// Only one thread at a time may create the file or copy it for a fork; any thread may make it
/// grow. No descriptor stays open once the file has its name, so that the program gets the same
/// descriptors as without the profiler. The file is found again by path, device and inode. On
/// network file systems and FUSE one descriptor stays open, with a high number.

#ifndef VAIS_PROFILER_IO_PROFILEFILE_H
#define VAIS_PROFILER_IO_PROFILEFILE_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The smallest number of bytes by which the file grows.
constexpr uint64_t kPageSize = 4096;

/// Reserves addresses and maps the first `size` bytes of a new file with mode 0600 that will be
/// called `path`. It gets that name in publishProfileFile, so that nothing is left of a process
/// that is killed before; on file systems without unnamed files it has a temporary name until then.
/// If no file can be made, the memory is anonymous, and a line on standard error says why unless
/// `path` is empty. The same goes for a file that cannot be mapped, as on some network file
/// systems; it is made at the end (settleProfileFile). Returns the zeroed start of the range, or
/// null if there are no addresses or no memory. `reserve` is the size of the range that is wanted,
/// and becomes that of the range reserved. This is smaller if the address space of the process is
/// limited, because the program itself needs most of that.
void *createProfileFile(const char *path, uint64_t size, uint64_t &reserve);

/// Gives the file its name, once its header is complete. A profile that has this name is replaced,
/// unless its process is still running: then this one is called <path>.2, .3, ... Any other file is
/// left as it is, and the profile is lost. The page at `gap`, directly behind what has been mapped
/// so far, becomes anonymous memory. It separates that from what is mapped under the new name:
/// valgrind (3.19) would take the two for one mapping, confuse their names and abort.
void publishProfileFile(uint64_t gap);

enum class Growth {
  Saved,   ///< there is file space
  Unsaved, ///< there is memory, which is not saved
  None     ///< there is no memory
};

/// Maps `size` bytes of file space at base + offset; both are multiples of kPageSize.
Growth growProfileFile(uint64_t offset, uint64_t size);

/// Maps `size` bytes of the file from `offset` on, at any address. Returns null if there is no file
/// space. In a forked child without a profile of its own, the file is that of the parent.
void *mapProfileFile(uint64_t offset, uint64_t size);

/// Writes to the file, beyond the part that is mapped. Returns whether everything was written.
bool writeProfileFile(uint64_t offset, const void *bytes, uint64_t size);

/// At the end of the process: on network file systems and FUSE, writes to the server what has been
/// stored in the mapping, as the kernel is about to do, and says in a line on standard error if it
/// cannot be written. If the file could not be mapped, makes it of the first `size` bytes. On other
/// file systems nothing is done.
void settleProfileFile(uint64_t size);

/// Returns the name that the file has, or "" if there is none.
const char *profileFileName();

/// Returns whether a forked child shares the memory of the range, until it calls forkProfileFile.
bool isProfileShared();

/// How a forked child copies memory to which others may be writing.
struct ForkCopy {
  uint64_t (*begin)(); ///< called before each attempt; returns the number of bytes to copy
  bool (*isWhole)();   ///< called after it; returns false if another attempt is needed
  bool (*end)();       ///< called at the end; returns whether the copy may be used
};

/// For a forked child: copies the beginning of the range to a new file that will be called `path`,
/// and maps it in place of the old one. Parts that were not mapped read as zeros. If no file can be
/// made or `path` is empty, the copy is anonymous, as in createProfileFile. Returns false if the
/// copy must not be used or there is no memory; the range is then still that of the parent.
bool forkProfileFile(const char *path, const ForkCopy &copy);

/// For a forked child: turns the range into memory of its own, with a copy of the contents. Returns
/// false if there is no memory for these; the range is then zeroed.
bool leaveProfileFile(const ForkCopy &copy);

} // namespace vais::profiler

#endif

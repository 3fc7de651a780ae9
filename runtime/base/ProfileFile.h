/// The profile's file and its mapping: one range of addresses, reserved at start, into which the
/// file is mapped piece by piece. Offset in the file = address - base; nothing ever moves.
///
/// Only one thread at a time may create or fork; any thread may grow. No descriptor stays open once
/// the file has its name: the program under test sees the numbers it would see without us. The file
/// is found again by path, device and inode.

#ifndef VAIS_PROFILER_IO_PROFILEFILE_H
#define VAIS_PROFILER_IO_PROFILEFILE_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// Bytes by which the file grows at least.
constexpr uint64_t kPageSize = 4096;

/// Reserves addresses and maps the first `size` bytes of a new file that will be called `path`,
/// 0600. It has no name until publishProfileFile, so that nothing is left of a process that is
/// killed before; on file systems that know no unnamed files it has a temporary one. Where no file
/// can be had the memory is anonymous and one line on standard error says why; with an empty `path`
/// it is so without a word. Returns the zeroed start of the range, null when not even addresses
/// could be had. `reserve` is the size of range wanted and receives that of the one had: smaller
/// where the process's address space is limited, of which the program needs the most itself.
void *createProfileFile(const char *path, uint64_t size, uint64_t &reserve);

/// Gives the file its own name, once its header is complete. A profile that stands there is
/// replaced, unless its process still runs: then this one is called <path>.2, .3, ...
/// Anything else is left as it is, and the profile is lost.
/// The page at `gap`, where what is mapped so far ends, becomes memory without a file: it keeps
/// that apart from what is mapped under the new name. valgrind (3.19) would take the two for one
/// mapping, mix up their names and abort.
void publishProfileFile(uint64_t gap);

enum class Growth {
  Saved,   ///< there is file space
  Unsaved, ///< there is memory, which is not saved
  None     ///< there is no memory
};

/// Maps file space at [base + offset, + size), both multiples of kPageSize.
Growth growProfileFile(uint64_t offset, uint64_t size);

/// Maps `size` bytes of the file from `offset` on, anywhere; null when there is no file space. In
/// a forked child it is still the parent's.
void *mapProfileFile(uint64_t offset, uint64_t size);

/// Writes to the file, past what is mapped of it. Returns whether all was written.
bool writeProfileFile(uint64_t offset, const void *bytes, uint64_t size);

/// Whether a forked child shares the range's memory, until forkProfileFile.
bool isProfileShared();

/// How a forked child copies what others may be writing to.
struct ForkCopy {
  uint64_t (*begin)(); ///< before each attempt: the bytes to copy
  bool (*isWhole)();   ///< after it: nothing came in between; else there is another attempt
  bool (*end)();       ///< at last: the copy may be used
};

/// In a forked child: copies the beginning of the range into a new file that will be called `path`
/// and maps it in the old one's place. What was not mapped reads as zeros. Where no file can be had
/// or `path` is empty, the copy is anonymous, as in createProfileFile. Returns false when the copy
/// is no good, or when not even memory could be had: the range is then still the parent's.
bool forkProfileFile(const char *path, const ForkCopy &copy);

/// In a forked child: the range becomes memory of its own, a copy of what it was. Returns false
/// when there is none to be had: it is then empty.
bool leaveProfileFile(const ForkCopy &copy);

} // namespace vais::profiler

#endif

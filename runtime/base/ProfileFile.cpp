/// The profile's file and its mapping.

#include "runtime/base/ProfileFile.h"

#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/magic.h>
#include <linux/stat.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/vfs.h>

namespace vais::profiler {

namespace {

constexpr uint64_t kSmallestReserve = uint64_t(16) << 20;
constexpr int kMostNames = 1000;

struct File {
  char *base;
  PathText path;          // the name that it is to have
  PathText temporaryPath; // its name until then, if it cannot do without
  PathText *name;         // its present name; null if it has none
  bool isShared;    // the beginning of the range is that of a file, even if it has lost its name
  bool isForTheEnd; // there is none before settleProfileFile, because it could not be mapped
  uint64_t inode;
  uint32_t deviceMajor;
  uint32_t deviceMinor;
};
File gFile = {};

/// The descriptor of the file from its creation until it has its name; -1 before and after.
constexpr long kClosed = -1;
long gDescriptor = kClosed;

/// Another one, which stays open on a file system that gives up its pages of a file when that is
/// opened again (givesUpPages); -1 on others.
long gKept = kClosed;

bool isError(long result) { return result < 0; }

/// Makes a call again that something interrupted, as file systems let be done even while signals
/// are blocked (a stop and its end, a debugger). A kernel that interrupts each of very many calls
/// refuses.
template <class Call> long uninterrupted(Call call) {
  constexpr int kMostAttempts = 1000;
  long result = -EINTR;
  for (int i = 0; i < kMostAttempts && result == -EINTR; ++i)
    result = call();
  return result;
}

long openFile(const char *path, int flags, unsigned mode) {
  return uninterrupted([=] { return systemCall(__NR_openat, AT_FDCWD, path, flags, mode); });
}

long writeAt(long descriptor, const void *bytes, uint64_t size, uint64_t offset) {
  return uninterrupted([=] { return systemCall(__NR_pwrite64, descriptor, bytes, size, offset); });
}

void report(const char *path, const char *problem, const char *consequence) {
  if (!*path) // none was wanted
    return;
  FixedText<4352> line;
  line.append(path).append(": ").append(problem).append("; this run's profile is ");
  line.append(consequence);
  writeDiagnostic(line.c_str());
}

void reportLost(const char *path, long error) { report(path, errorText(-error), "not saved"); }

long statFile(long descriptor, struct statx &status) {
  return uninterrupted([=, &status] {
    return systemCall(__NR_statx, descriptor, "", AT_EMPTY_PATH,
                      STATX_TYPE | STATX_SIZE | STATX_INO, &status);
  });
}

uint64_t resourceLimit(int resource) {
  rlimit64 limit = {RLIM64_INFINITY, RLIM64_INFINITY};
  systemCall(__NR_prlimit64, 0, resource, nullptr, &limit);
  return limit.rlim_cur;
}

/// Returns whether the file is on a file system whose server may be another process or machine.
/// Most of these make sure that what they keep of a file is what the server has whenever it is
/// opened. What the server has failed to store is then gone, even from the mapping: the tree of
/// contexts becomes zeros, or raises SIGBUS if the server cannot be reached either.
bool givesUpPages(long descriptor) {
  constexpr unsigned kSuch[] = {
      FUSE_SUPER_MAGIC, NFS_SUPER_MAGIC,  SMB_SUPER_MAGIC, SMB2_SUPER_MAGIC, CIFS_SUPER_MAGIC,
      V9FS_MAGIC,       CEPH_SUPER_MAGIC, AFS_SUPER_MAGIC, AFS_FS_MAGIC,     CODA_SUPER_MAGIC};
  struct statfs system = {};
  systemCall(__NR_fstatfs, descriptor, &system);
  for (const unsigned type : kSuch)
    if (static_cast<unsigned>(system.f_type) == type)
      return true;
  return false;
}

/// Makes sure that the disk has space, because a store into a mapped hole on a full disk would
/// raise SIGBUS. Returns an error or 0.
long allocateFileSpace(long descriptor, uint64_t offset, uint64_t size) {
  if (offset + size > resourceLimit(RLIMIT_FSIZE)) // else the kernel sends SIGXFSZ
    return -EFBIG;
  const long result =
      uninterrupted([=] { return systemCall(__NR_fallocate, descriptor, 0, offset, size); });
  if (result != -EOPNOTSUPP && result != -ENOSYS)
    return result;
  static const char zeros[kPageSize] = {};
  for (uint64_t done = 0; done < size; done += kPageSize) {
    const long written = writeAt(descriptor, zeros, kPageSize, offset + done);
    if (written != static_cast<long>(kPageSize))
      return isError(written) ? written : -ENOSPC;
  }
  return 0;
}

long mapAt(char *address, uint64_t size, int flags, long descriptor, uint64_t offset) {
  return systemCall(__NR_mmap, address, size, PROT_READ | PROT_WRITE, flags | MAP_FIXED, descriptor,
                    offset);
}

using DescriptorPath = FixedText<32>;

DescriptorPath pathOf(long descriptor) {
  DescriptorPath path;
  path.append("/proc/self/fd/").appendNumber(static_cast<uint64_t>(descriptor));
  return path;
}

/// Opens a file without a name in the directory of `path`, provided that it can be given one later,
/// which takes /proc.
long openUnnamed(const char *path) {
  PathText directory;
  directory.append(path);
  size_t length = directory.size();
  while (length > 0 && directory.c_str()[length - 1] != '/')
    --length;
  directory.cutTo(length);
  const char *name = length ? directory.c_str() : ".";
  const long descriptor = openFile(name, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (isError(descriptor) ||
      systemCall(__NR_faccessat, AT_FDCWD, pathOf(descriptor).c_str(), F_OK) == 0)
    return descriptor;
  systemCall(__NR_close, descriptor);
  return -ENOENT;
}

long openTemporary(const char *path) {
  gFile.temporaryPath = PathText();
  gFile.temporaryPath.append(path).append(".tmp");
  gFile.temporaryPath.appendNumber(static_cast<uint64_t>(systemCall(__NR_getpid)));
  if (gFile.temporaryPath.isCut())
    return -ENAMETOOLONG;
  const char *temporary = gFile.temporaryPath.c_str();
  const int flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
  long descriptor = openFile(temporary, flags, 0600);
  if (descriptor == -EEXIST) { // left by a killed process that had the same number
    systemCall(__NR_unlinkat, AT_FDCWD, temporary, 0);
    descriptor = openFile(temporary, flags, 0600);
  }
  if (!isError(descriptor))
    gFile.name = &gFile.temporaryPath;
  return descriptor;
}

void closeFile() {
  systemCall(__NR_close, gDescriptor);
  gDescriptor = kClosed;
}

/// Keeps a descriptor of the file, if it must not be opened again. Its number is none that the
/// program would get, unless it has very many open.
void keepOpen() {
  constexpr uint64_t kNumber = 900; // below 1,024, the usual limit
  if (givesUpPages(gDescriptor) && resourceLimit(RLIMIT_NOFILE) > kNumber)
    gKept = systemCall(__NR_fcntl, gDescriptor, F_DUPFD_CLOEXEC, kNumber);
}

/// Returns whether it is the file that the descriptor is open for.
bool isOwnFile(long descriptor) {
  struct statx status = {};
  return !isError(statFile(descriptor, status)) && status.stx_ino == gFile.inode &&
         status.stx_dev_major == gFile.deviceMajor && status.stx_dev_minor == gFile.deviceMinor;
}

/// Closes the descriptor that was kept, unless the program has closed it.
void closeKept() {
  if (!isError(gKept) && isOwnFile(gKept))
    systemCall(__NR_close, gKept);
  gKept = kClosed;
}

/// Removes the file; from here on there is none.
void discardFile() {
  if (gFile.name)
    systemCall(__NR_unlinkat, AT_FDCWD, gFile.name->c_str(), 0);
  gFile.name = nullptr;
  if (gDescriptor != kClosed)
    closeFile();
}

/// Creates a file, open for reading and writing, that will be called `path`. Returns an error or 0.
long createFile(const char *path) {
  closeKept(); // a forked child has inherited it
  gFile.path = PathText();
  gFile.path.append(path);
  gFile.name = nullptr;
  if (!*path)
    return -ENOENT;
  if (gFile.path.isCut())
    return -ENAMETOOLONG;
  long descriptor = openUnnamed(path);
  if (isError(descriptor))
    descriptor = openTemporary(path);
  if (isError(descriptor))
    return descriptor;
  gDescriptor = descriptor;
  struct statx status = {};
  const long result = statFile(descriptor, status);
  if (isError(result))
    return result;
  gFile.inode = status.stx_ino;
  gFile.deviceMajor = status.stx_dev_major;
  gFile.deviceMinor = status.stx_dev_minor;
  return 0;
}

char *reserveAddresses(uint64_t &reserve) {
  const uint64_t limit = resourceLimit(RLIMIT_AS);
  while (reserve > kSmallestReserve && reserve > limit / 8)
    reserve /= 2;
  for (; reserve >= kSmallestReserve; reserve /= 2) {
    const long address = systemCall(__NR_mmap, nullptr, reserve, PROT_NONE,
                                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (!isError(address))
      return reinterpret_cast<char *>(address);
  }
  return nullptr;
}

enum class Occupant { None, Replaceable, Running, Foreign };

Occupant classify(long descriptor) {
  struct statx status = {};
  if (isError(statFile(descriptor, status)) || (status.stx_mode & S_IFMT) != S_IFREG)
    return Occupant::Foreign;
  if (status.stx_size == 0)
    return Occupant::Replaceable;
  format::Header header;
  if (systemCall(__NR_pread64, descriptor, &header, sizeof header, 0) < long(sizeof header) ||
      !bytesEqual(header.magic, format::kMagic, sizeof header.magic))
    return Occupant::Foreign;
  const bool isRunning = header.state == format::ProcessState::Running &&
                         systemCall(__NR_kill, header.processId, 0) != -ESRCH;
  return isRunning ? Occupant::Running : Occupant::Replaceable;
}

/// Returns what has the name `path`.
Occupant occupantOf(const char *path) {
  const long descriptor = openFile(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (descriptor == -ENOENT || descriptor == -ENAMETOOLONG) // the latter is reported on naming it
    return Occupant::None;
  if (isError(descriptor))
    return Occupant::Foreign;
  const Occupant occupant = classify(descriptor);
  systemCall(__NR_close, descriptor);
  return occupant;
}

/// Gives a file with a temporary name the name `path`.
long renameTo(const char *path, Occupant occupant) {
  // Two processes may find the name free at the same time; only the first may get it.
  const unsigned flags = occupant == Occupant::None ? RENAME_NOREPLACE : 0;
  const char *temporary = gFile.temporaryPath.c_str();
  const long result = systemCall(__NR_renameat2, AT_FDCWD, temporary, AT_FDCWD, path, flags);
  if (result != -EINVAL || !flags)
    return result;
  return systemCall(__NR_renameat2, AT_FDCWD, temporary, AT_FDCWD, path, 0); // flags not supported
}

/// Gives a file without a name the name `path`.
long linkTo(const char *path, Occupant occupant) {
  if (occupant == Occupant::Replaceable)
    systemCall(__NR_unlinkat, AT_FDCWD, path, 0);
  return systemCall(__NR_linkat, AT_FDCWD, pathOf(gDescriptor).c_str(), AT_FDCWD, path,
                    AT_SYMLINK_FOLLOW);
}

/// Gives the file its final name. Returns an error or 0.
long giveName() {
  const size_t length = gFile.path.size();
  for (int number = 2; number < kMostNames; ++number) {
    const char *path = gFile.path.c_str();
    const Occupant occupant = occupantOf(path);
    if (occupant == Occupant::Foreign)
      return -EEXIST;
    long result = -EEXIST;
    if (occupant != Occupant::Running)
      result = gFile.name ? renameTo(path, occupant) : linkTo(path, occupant);
    if (result != -EEXIST)
      return result;
    gFile.path.cutTo(length);
    gFile.path.append('.').appendNumber(static_cast<uint64_t>(number));
  }
  return -EEXIST;
}

/// Opens the file again, but not another one that has its name now. Returns the descriptor or an
/// error.
long reopenFile() {
  if (gDescriptor != kClosed)
    return systemCall(__NR_fcntl, gDescriptor, F_DUPFD_CLOEXEC, 0);
  if (!isError(gKept) && isOwnFile(gKept))
    return systemCall(__NR_fcntl, gKept, F_DUPFD_CLOEXEC, 0);
  if (!gFile.name)
    return -ENOENT;
  const long descriptor = openFile(gFile.name->c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  if (isError(descriptor))
    return descriptor;
  if (isOwnFile(descriptor))
    return descriptor;
  systemCall(__NR_close, descriptor);
  return -ENOENT;
}

/// Copies the pages of the range that are mapped. `copy(offset, size)` returns how many bytes it
/// copied, or -EFAULT if the first page is not mapped.
template <class Copy> bool copyMapped(uint64_t size, Copy copy) {
  for (uint64_t offset = 0; offset < size;) {
    long copied = copy(offset, size - offset);
    if (copied == -EFAULT)
      copied = kPageSize;
    if (copied <= 0)
      return false;
    offset += static_cast<uint64_t>(copied);
  }
  return true;
}

/// Copies the range by `copyOnce(size)` until a copy is consistent. Returns its size, or an error.
template <class CopyOnce> long copyWhole(const ForkCopy &copy, CopyOnce copyOnce) {
  constexpr int kMostAttempts = 100;
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    const uint64_t size = copy.begin();
    const long result = copyOnce(size);
    if (isError(result))
      return result;
    if (copy.isWhole())
      return static_cast<long>(size);
  }
  return -ETIMEDOUT;
}

/// Copies the range once into the new file. Returns an error or 0.
long copyToFile(uint64_t size) {
  const long result = allocateFileSpace(gDescriptor, 0, size);
  if (isError(result))
    return result;
  const bool isCopied = copyMapped(size, [](uint64_t offset, uint64_t left) {
    return writeAt(gDescriptor, gFile.base + offset, left, offset);
  });
  return isCopied ? long(0) : long(-ENOSPC);
}

/// Copies the range to the memory at `target`. The kernel does it, because an unmapped page is an
/// error to the kernel and not a crash.
long copyToMemory(char *target, uint64_t capacity, const ForkCopy &copy) {
  const long self = systemCall(__NR_getpid);
  return copyWhole(copy, [=](uint64_t size) {
    if (size > capacity)
      return long(-ENOMEM);
    const bool isCopied = copyMapped(size, [=](uint64_t offset, uint64_t left) {
      const iovec to = {target + offset, left};
      const iovec from = {gFile.base + offset, left};
      return uninterrupted(
          [&] { return systemCall(__NR_process_vm_readv, self, &to, 1, &from, 1, 0); });
    });
    return isCopied ? long(0) : long(-ENOMEM);
  });
}

/// Maps the new file in place of the range. Where it cannot be mapped, a mapping at a fixed address
/// would nevertheless take away what was there. Returns an error or the address.
long mapInPlace(uint64_t size) {
  const long mapped =
      systemCall(__NR_mmap, nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, gDescriptor, 0);
  if (isError(mapped))
    return mapped;
  return systemCall(__NR_mremap, mapped, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, gFile.base);
}

/// Replaces the range by an anonymous copy.
bool moveToMemory(const ForkCopy &copy) {
  constexpr uint64_t kRoomToGrow = uint64_t(8) << 20; // while it is copied
  const uint64_t capacity = copy.begin() + kRoomToGrow;
  const long memory = systemCall(__NR_mmap, nullptr, capacity, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (isError(memory))
    return false;
  const long copied = copyToMemory(reinterpret_cast<char *>(memory), capacity, copy);
  bool isMoved = copy.end() && !isError(copied);
  if (isMoved) {
    gFile.isShared = false;
    isMoved = !isError(
        systemCall(__NR_mremap, memory, copied, copied, MREMAP_MAYMOVE | MREMAP_FIXED, gFile.base));
  }
  const uint64_t rest = isMoved ? static_cast<uint64_t>(copied) : 0;
  systemCall(__NR_munmap, memory + static_cast<long>(rest), capacity - rest);
  return isMoved;
}

} // namespace

void *createProfileFile(const char *path, uint64_t size, uint64_t &reserve) {
  gFile.base = reserveAddresses(reserve);
  if (!gFile.base)
    return nullptr;
  long made = createFile(path);
  if (!isError(made))
    made = allocateFileSpace(gDescriptor, 0, size);
  long mapped = made;
  if (!isError(made))
    mapped = mapAt(gFile.base, size, MAP_SHARED, gDescriptor, 0);
  gFile.isShared = !isError(mapped);
  if (isError(mapped)) {
    gFile.isForTheEnd = !isError(made);
    if (gFile.isForTheEnd)
      report(path, "cannot be mapped", "written when the program exits");
    else
      reportLost(path, mapped);
    discardFile();
    mapped = mapAt(gFile.base, size, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  }
  return isError(mapped) ? nullptr : gFile.base;
}

void publishProfileFile(uint64_t gap) {
  mapAt(gFile.base + gap, kPageSize, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (gDescriptor == kClosed)
    return;
  const long result = giveName();
  if (!isError(result)) {
    gFile.name = &gFile.path;
    keepOpen();
    return closeFile();
  }
  reportLost(gFile.path.c_str(), result);
  discardFile();
}

Growth growProfileFile(uint64_t offset, uint64_t size) {
  char *address = gFile.base + offset;
  if (gFile.isForTheEnd)
    return isError(mapAt(address, size, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) ? Growth::None
                                                                             : Growth::Saved;
  const long descriptor = reopenFile();
  if (!isError(descriptor)) {
    long result = allocateFileSpace(descriptor, offset, size);
    if (!isError(result))
      result = mapAt(address, size, MAP_SHARED, descriptor, offset);
    systemCall(__NR_close, descriptor);
    if (!isError(result))
      return Growth::Saved;
  }
  const long result = mapAt(address, size, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return isError(result) ? Growth::None : Growth::Unsaved;
}

void *mapProfileFile(uint64_t offset, uint64_t size) {
  const long descriptor = reopenFile();
  if (isError(descriptor))
    return nullptr;
  long result = allocateFileSpace(descriptor, offset, size);
  if (!isError(result))
    result = systemCall(__NR_mmap, nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor,
                        offset);
  systemCall(__NR_close, descriptor);
  return isError(result) ? nullptr : reinterpret_cast<void *>(result);
}

bool writeProfileFile(uint64_t offset, const void *bytes, uint64_t size) {
  if (offset + size > resourceLimit(RLIMIT_FSIZE)) // else the kernel sends SIGXFSZ
    return false;
  const long descriptor = reopenFile();
  if (isError(descriptor))
    return false;
  uint64_t done = 0;
  while (done < size) {
    const long written =
        writeAt(descriptor, static_cast<const char *>(bytes) + done, size - done, offset + done);
    if (written <= 0)
      break;
    done += static_cast<uint64_t>(written);
  }
  systemCall(__NR_close, descriptor);
  return done == size;
}

/// Makes the file that could not be mapped.
static void writeAtTheEnd(uint64_t size) {
  gFile.isForTheEnd = false;
  const PathText path = gFile.path;
  long result = createFile(path.c_str());
  if (!isError(result))
    result = copyToFile(size);
  if (!isError(result))
    result = giveName();
  if (isError(result)) {
    reportLost(path.c_str(), result);
    return discardFile();
  }
  gFile.name = &gFile.path;
  closeFile();
}

void settleProfileFile(uint64_t size) {
  if (gFile.isForTheEnd)
    return writeAtTheEnd(size);
  if (isError(gKept) || !isOwnFile(gKept))
    return;
  constexpr unsigned kAll =
      SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
  const long result =
      uninterrupted([] { return systemCall(__NR_sync_file_range, gKept, 0, 0, kAll); });
  if (isError(result) && result != -ENOSYS && result != -EPERM) // else nothing is known
    reportLost(profileFileName(), result);
}

const char *profileFileName() { return gFile.name ? gFile.name->c_str() : ""; }

bool isProfileShared() { return gFile.isShared; }

bool forkProfileFile(const char *path, const ForkCopy &copy) {
  if (gFile.isForTheEnd && *path) { // the memory is the child's own
    gFile.path = PathText();
    gFile.path.append(path);
    copy.begin();
    return copy.end();
  }
  long result = createFile(path);
  if (!isError(result))
    result = copyWhole(copy, copyToFile);
  if (isError(result) && result != -ETIMEDOUT) {
    reportLost(path, result);
    discardFile();
    return moveToMemory(copy);
  }
  const bool isGood = copy.end() && !isError(result);
  result = isGood ? mapInPlace(static_cast<uint64_t>(result)) : -ETIMEDOUT;
  if (!isError(result)) {
    gFile.isShared = true;
    return true;
  }
  reportLost(path, result);
  discardFile();
  return false;
}

bool leaveProfileFile(const ForkCopy &copy) {
  const bool isCopied = !gFile.isShared || moveToMemory(copy);
  if (!isCopied)
    mapAt(gFile.base, copy.begin(), MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  closeKept();
  gFile.name = nullptr;
  gFile.isShared = gFile.isForTheEnd = false;
  return isCopied;
}

} // namespace vais::profiler

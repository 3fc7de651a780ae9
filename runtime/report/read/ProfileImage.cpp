/// Opens and checks profile files, and checks every address in them.

#include "runtime/report/read/ProfileImage.h"

#include "runtime/report/model/Reading.h"

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <sys/mman.h>

namespace vais::profiler {
namespace {

using format::Header;

/// Longer than any symbol or path: a length above it is damage, not text.
constexpr uint32_t kMaxTextLength = 1 << 24;

/// Texts that many structures share are copied for each of them. The copies may exceed what the
/// file holds by this much.
constexpr uint64_t kMostSharedText = uint64_t(16) << 20;

uint64_t usedBytes(const Header &own) { return __atomic_load_n(&own.used, __ATOMIC_ACQUIRE); }

} // namespace

ProfileImage::ProfileImage(const std::string &path) : path_(path), file_(path) {
  if (!file_)
    fail("a profile", file_.problem());
  const uint64_t size = file_.size();
  if (size == 0)
    fail("a profile", "an empty file");
  map(size);
  checkHeader();
}

ProfileImage::ProfileImage(const Header &own)
    : path_("the profile of this process"), mapping_{reinterpret_cast<const char *>(&own),
                                                     usedBytes(own), true} {
  checkHeader();
}

ProfileImage::Mapping::~Mapping() {
  if (bytes && !isOwn)
    munmap(const_cast<char *>(bytes), size);
}

/// On file systems that do not share mappings, no process is writing to a profile that it has
/// mapped.
void ProfileImage::map(uint64_t size) {
  const auto mapNew = [&](int flags) {
    return mmap(nullptr, size, PROT_READ, flags, file_.descriptor(), 0);
  };
  void *bytes = mapping_.bytes ? mremap(const_cast<char *>(mapping_.bytes), mapping_.size, size,
                                        MREMAP_MAYMOVE)
                               : mapNew(MAP_SHARED);
  if (bytes == MAP_FAILED && !mapping_.bytes)
    bytes = mapNew(MAP_PRIVATE);
  if (bytes == MAP_FAILED)
    fail("a profile", systemError(errno));
  mapping_.bytes = static_cast<const char *>(bytes);
  mapping_.size = size;
}

void ProfileImage::checkHeader() {
  std::memset(&header_, 0, sizeof(header_));
  std::memcpy(&header_, mapping_.bytes, std::min<uint64_t>(mapping_.size, sizeof(Header)));
  if (std::memcmp(header_.magic, format::kMagic, sizeof(header_.magic)) != 0)
    fail("a profile", "another kind of file");
  if (mapping_.size < sizeof(Header))
    fail(fmt::format("at least {} bytes", sizeof(Header)),
         fmt::format("{} (truncated)", mapping_.size));
  if (header_.byteOrder == __builtin_bswap32(format::kByteOrder))
    fail("the byte order of this machine", "the opposite one");
  if (header_.byteOrder != format::kByteOrder)
    fail("a byte order mark", fmt::format("{:#x}", header_.byteOrder));
  if (header_.version < format::kOldestVersion || header_.version > format::kVersion)
    fail(fmt::format("format version {} to {}", format::kOldestVersion, format::kVersion),
         std::to_string(header_.version));
  if (header_.headerSize != sizeof(Header))
    fail(fmt::format("a header of {} bytes", sizeof(Header)), std::to_string(header_.headerSize));
  if (header_.features & ~format::kHasTrace)
    fail("no features", fmt::format("unknown features {:#x}", header_.features));
  if (header_.base == 0 || header_.base > UINT64_MAX - header_.reserve)
    fail("an address range", fmt::format("{:#x} + {:#x}", header_.base, header_.reserve));
}

/// Returns whether there are zeros at `bytes` because memory was lost there: a file that could be
/// extended again later has a hole in its place. No structure that is in use is all zeros.
bool ProfileImage::isHole(const char *bytes, uint64_t size) const {
  return lostBytes() > 0 && std::all_of(bytes, bytes + size, [](char byte) { return byte == 0; });
}

const char *ProfileImage::locate(uint64_t address, uint64_t size, uint64_t alignment) {
  const uint64_t offset = address - header_.base;
  if (address < header_.base || offset < sizeof(format::Header) || offset > UINT64_MAX - size)
    fail("an address inside the profile", fmt::format("{:#x}", address));
  if (address % alignment != 0)
    fail(fmt::format("an address aligned to {}", alignment), fmt::format("{:#x}", address));
  if (covers(offset + size))
    return mapping_.bytes + offset;
  if (offset + size > header_.reserve)
    fail("an address inside the profile", fmt::format("{:#x}", address));
  if (lostBytes() == 0)
    fail(fmt::format("at least {} bytes", offset + size),
         fmt::format("{} (truncated)", mapping_.size));
  return nullptr;
}

/// Returns whether the file reaches to `end`, which the writer may have extended meanwhile.
bool ProfileImage::covers(uint64_t end) {
  if (end <= mapping_.size)
    return true;
  if (mapping_.isOwn)
    mapping_.size = usedBytes(*reinterpret_cast<const Header *>(mapping_.bytes));
  else if (const uint64_t size = file_.size(); size > mapping_.size)
    map(size);
  return end <= mapping_.size;
}

uint64_t ProfileImage::storedBytes() {
  if (storedAtSize_ != mapping_.size) {
    stored_ = mapping_.isOwn ? mapping_.size : file_.storedBytes();
    storedAtSize_ = mapping_.size;
  }
  return stored_;
}

/// Returns Header::lost as it is now: the writer may have run out of file space since the file was
/// opened.
uint64_t ProfileImage::lostBytes() const {
  uint64_t lost;
  std::memcpy(&lost, mapping_.bytes + offsetof(format::Header, lost), sizeof(lost));
  return lost;
}

void ProfileImage::spend(uint64_t bytes) {
  spent_ += bytes;
  if (spent_ > storedBytes() && (!covers(spent_) || spent_ > storedBytes()))
    fail("structures that fit in the file", "more of them (a list or tree in a circle)");
}

std::optional<std::string> ProfileImage::text(format::Address<format::String> address) {
  if (address.value == 0)
    return std::string();
  const auto string = load(address);
  if (!string)
    return std::nullopt;
  if (string->length > kMaxTextLength)
    fail("a text", fmt::format("one of {} bytes", string->length));
  textSpent_ += string->length;
  if (textSpent_ > storedBytes() + kMostSharedText)
    fail("texts that fit in the file", "more of them (shared by too many structures)");
  const char *bytes =
      locate(address.value, offsetof(format::String, text) + string->length, alignof(uint64_t));
  if (!bytes)
    return std::nullopt;
  return std::string(bytes + offsetof(format::String, text), string->length);
}

void ProfileImage::fail(const std::string &expected, const std::string &found) const {
  throw ProfileError(fmt::format("{}: expected {}, found {}", printable(path_), expected, found));
}

} // namespace vais::profiler

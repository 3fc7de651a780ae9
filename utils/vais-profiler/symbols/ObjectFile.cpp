/// libdwfl finds debug information by build id and by .gnu_debuglink, and asks the servers of
/// DEBUGINFOD_URLS if libdebuginfod is installed. It accepts only what has the same build id, or
/// the checksum in .gnu_debuglink if there is none.

#include "utils/vais-profiler/symbols/ObjectFile.h"

#include "runtime/report/read/RegularFile.h"

#include <climits>
#include <cstdlib>
#include <elfutils/libdwelf.h>
#include <unistd.h>

namespace vais::profiler {
namespace {

constexpr size_t kLongestId = 64; // bytes; linkers make 8 to 20

std::string hexadecimal(const unsigned char *bytes, size_t size) {
  constexpr const char *kDigits = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < size; ++i) {
    text += kDigits[bytes[i] / 16];
    text += kDigits[bytes[i] % 16];
  }
  return text;
}

std::vector<unsigned char> bytesOf(const std::string &hexadecimal) {
  std::vector<unsigned char> bytes;
  for (size_t i = 0; i + 1 < hexadecimal.size() && bytes.size() < kLongestId; i += 2)
    bytes.push_back(
        static_cast<unsigned char>(std::strtoul(hexadecimal.substr(i, 2).c_str(), nullptr, 16)));
  return bytes;
}

std::string pathOf(int descriptor) {
  char path[PATH_MAX];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = readlink(link.c_str(), path, sizeof(path));
  return {path, size > 0 ? static_cast<size_t>(size) : 0};
}

/// Returns what there is instead of a file with the build id; "" if it is that file.
std::string difference(const RegularFile &file, const std::string &buildId) {
  if (!file)
    return file.problem();
  const std::string found = buildIdOf(file.descriptor());
  if (buildId.empty() || found == buildId)
    return "";
  return found.empty() ? "a file without one" : found;
}

} // namespace

std::string buildIdOf(int descriptor) {
  elf_version(EV_CURRENT);
  Elf *elf = elf_begin(descriptor, ELF_C_READ_MMAP, nullptr);
  const void *bytes = nullptr;
  const ssize_t size = elf ? dwelf_elf_gnu_build_id(elf, &bytes) : 0;
  std::string id;
  if (size > 0 && static_cast<size_t>(size) <= kLongestId)
    id = hexadecimal(static_cast<const unsigned char *>(bytes), static_cast<size_t>(size));
  elf_end(elf);
  return id;
}

ObjectFile::ObjectFile(const CodeObject &object, const std::string &debugFolder)
    : debugFolder_(debugFolder), searchPath_(":.debug:" + debugFolder) {
  searchPathText_ = searchPath_.data();
  callbacks_.find_elf = dwfl_build_id_find_elf;
  callbacks_.find_debuginfo = dwfl_standard_find_debuginfo;
  callbacks_.section_address = dwfl_offline_section_address;
  callbacks_.debuginfo_path = &searchPathText_;
  session_.reset(dwfl_begin(&callbacks_));
  if (session_ && !openAtPath(object) && !object.buildId.empty() && !openDebugFile(object))
    openById(object);
}

bool ObjectFile::openAtPath(const CodeObject &object) {
  const std::string found = open(object, object.path);
  if (module_)
    return true;
  const std::string expected =
      object.buildId.empty() ? "an ELF file" : "build id " + object.buildId;
  warnings_.push_back(object.path + ": expected " + expected + ", found " + found);
  return false;
}

/// A file that only has the debug information also has the addresses and symbols of the code.
bool ObjectFile::openDebugFile(const CodeObject &object) {
  const std::string &id = object.buildId;
  const size_t folder = std::min<size_t>(2, id.size());
  open(object,
       debugFolder_ + "/.build-id/" + id.substr(0, folder) + '/' + id.substr(folder) + ".debug");
  return module_ != nullptr;
}

/// Asks libdwfl for the file alone. It would place its code elsewhere in the session.
void ObjectFile::openById(const CodeObject &object) {
  const std::unique_ptr<Dwfl, End> search(dwfl_begin(&callbacks_));
  const std::vector<unsigned char> id = bytesOf(object.buildId);
  if (!search || id.empty())
    return;
  dwfl_report_begin(search.get());
  Dwfl_Module *module = dwfl_report_module(search.get(), object.path.c_str(), 0, 1);
  if (!module || dwfl_module_report_build_id(module, id.data(), id.size(), 0) != 0)
    return;
  char *name = nullptr;
  Elf *elf = nullptr;
  const int descriptor = dwfl_build_id_find_elf(module, nullptr, nullptr, 0, &name, &elf);
  if (descriptor >= 0)
    open(object, pathOf(descriptor));
  std::free(name);
  elf_end(elf);
  if (descriptor >= 0)
    close(descriptor);
}

/// Opens the file at `path` if it is the object. Returns what was found there instead.
std::string ObjectFile::open(const CodeObject &object, const std::string &path) {
  const RegularFile file(path);
  std::string found = difference(file, object.buildId);
  if (!found.empty())
    return found;
  const int descriptor = dup(file.descriptor()); // taken over by the session
  dwfl_report_begin(session_.get());
  // Addresses are those of the file, to which the base is added.
  module_ = dwfl_report_elf(session_.get(), path.c_str(), path.c_str(), descriptor, 0, true);
  dwfl_report_end(session_.get(), nullptr, nullptr);
  if (module_)
    path_ = path;
  else if (descriptor >= 0)
    close(descriptor);
  return "another kind of file";
}

} // namespace vais::profiler

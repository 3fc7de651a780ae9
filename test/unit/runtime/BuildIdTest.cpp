/// The GNU build id of an object in memory.

#include "runtime/collect/functions/ElfObject.h"

#include <cstring>
#include <elf.h>
#include <gtest/gtest.h>
#include <string>

namespace vais::profiler::test {
namespace {

/// An object whose segments are mapped at their file offsets, apart from the bias of p_vaddr.
struct Image {
  Elf64_Ehdr header = {};
  Elf64_Phdr segments[2] = {};
  struct {
    Elf64_Nhdr other = {4, 4, 1};
    char otherName[4] = {'G', 'N', 'U', 0};
    char otherText[4] = {};
    Elf64_Nhdr header = {4, 5, NT_GNU_BUILD_ID};
    char name[4] = {'G', 'N', 'U', 0};
    unsigned char id[8] = {1, 2, 3, 4, 5};
  } notes;

  explicit Image(uint64_t firstAddress) {
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_phoff = offsetof(Image, segments);
    header.e_phnum = 2;
    segments[0].p_type = PT_LOAD;
    segments[0].p_vaddr = firstAddress;
    segments[1].p_type = PT_NOTE;
    segments[1].p_vaddr = firstAddress + offsetof(Image, notes);
    segments[1].p_memsz = segments[1].p_filesz = sizeof notes;
    segments[1].p_offset = offsetof(Image, notes);
  }

  std::string buildId(uint32_t capacity = 32) const {
    unsigned char id[32];
    return {reinterpret_cast<char *>(id), copyBuildId(this, id, capacity)};
  }
};

TEST(BuildId, IsFoundWhereverTheObjectIsLoaded) {
  EXPECT_EQ(Image(0).buildId(), "\1\2\3\4\5");
  EXPECT_EQ(Image(0x400000).buildId(), "\1\2\3\4\5");
}

/// Returns the build id in a copy of the first `size` bytes.
std::string idInCopy(const Image &image, size_t size = sizeof(Image)) {
  const ElfBeginning found = readElfBeginning(reinterpret_cast<const char *>(&image), size);
  return found.buildId.start ? std::string(found.buildId.start, found.buildId.size) : "";
}

TEST(BuildId, IsFoundInACopyOfTheBeginning) {
  EXPECT_EQ(idInCopy(Image(0x400000)), "\1\2\3\4\5");
  const Image image(0x400000);
  EXPECT_EQ(readElfBeginning(reinterpret_cast<const char *>(&image), sizeof image).firstAddress,
            0x400000u);
}

TEST(BuildId, NothingBehindACopyIsRead) {
  const Image image(0);
  for (size_t size = 0; size < sizeof image - sizeof image.notes.id; ++size) {
    const std::string copy(reinterpret_cast<const char *>(&image), size); // ASan sees its end
    const ElfBeginning found = readElfBeginning(copy.data(), size);
    EXPECT_EQ(found.buildId.start, nullptr) << size;
  }
}

TEST(BuildId, ADamagedCopyHasNone) {
  Image image(0);
  image.notes.header.n_descsz = 4000;
  EXPECT_EQ(idInCopy(image), "");
  image = Image(0);
  image.notes.other.n_namesz = UINT32_MAX;
  EXPECT_EQ(idInCopy(image), "");
  image = Image(0);
  image.segments[1].p_filesz = UINT64_MAX;
  EXPECT_EQ(idInCopy(image), "");
  image = Image(0);
  image.header.e_phoff = UINT64_MAX - 7;
  EXPECT_EQ(idInCopy(image), "");
}

TEST(BuildId, IsCutToItsRoom) { EXPECT_EQ(Image(0).buildId(3), "\1\2\3"); }

TEST(BuildId, IsAbsentWithoutNoteHeaderOrObject) {
  unsigned char id[32];
  EXPECT_EQ(copyBuildId(nullptr, id, sizeof id), 0u);
  Image image(0);
  image.segments[0].p_offset = 4096; // the ELF header is not in memory
  EXPECT_EQ(image.buildId(), "");
  image = Image(0);
  image.notes.header.n_type = 1;
  EXPECT_EQ(image.buildId(), "");
  image = Image(0);
  image.header.e_ident[0] = 0;
  EXPECT_EQ(image.buildId(), "");
}

} // namespace
} // namespace vais::profiler::test

/// Runs a compiler and nm.

#include "test/unit/symbols/CompiledObject.h"

#include "runtime/report/read/RegularFile.h"
#include "utils/vais-profiler/symbols/ObjectFile.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <sstream>

namespace vais::profiler::test {

std::vector<uint64_t> CodeRange::addresses() const {
  std::vector<uint64_t> all;
  for (uint64_t address = begin; address < end; ++address)
    all.push_back(address);
  return all;
}

CompiledObject::CompiledObject(const std::string &options, const std::string &source,
                               const std::string &compiler)
    : folder_(::testing::TempDir() + "object-XXXXXX") {
  mkdtemp(folder_.data());
  std::filesystem::copy(VAIS_PROFILER_INPUTS, folder_);
  run(compiler + " -Wl,--build-id=sha1 " + options + ' ' + source + " -o object");
  object_ = {path(), buildIdOf(RegularFile(path()).descriptor())};
  EXPECT_EQ(object_.buildId.size(), 40U);
  symbols_ = run("nm -S object");
}

CompiledObject::~CompiledObject() { std::filesystem::remove_all(folder_); }

std::string CompiledObject::run(const std::string &command) const {
  std::FILE *output = popen(("cd '" + folder_ + "' && " + command).c_str(), "r");
  std::string text;
  char buffer[4096];
  while (const size_t size = std::fread(buffer, 1, sizeof(buffer), output))
    text.append(buffer, size);
  EXPECT_EQ(pclose(output), 0) << command;
  return text;
}

CodeRange CompiledObject::range(const std::string &symbol) const {
  std::istringstream lines(symbols_);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    uint64_t begin = 0, size = 0;
    char type = 0;
    std::string name;
    if (words >> std::hex >> begin >> size >> type >> name && name == symbol)
      return {begin, begin + size};
  }
  ADD_FAILURE() << "no symbol " << symbol << " in\n" << symbols_;
  return {};
}

ResolvedCode CompiledObject::resolve(const std::vector<uint64_t> &addresses) const {
  return resolveCode(object_, addresses, CodeDetail::Lines, folder_ + "/debug");
}

std::string CompiledObject::frames(uint64_t address) const {
  return framesOf(resolve({address}), 0);
}

std::string framesOf(const ResolvedCode &code, size_t index) {
  std::string text;
  const CodeAddress &address = code.addresses[index];
  for (uint32_t i = 0; i < address.frames; ++i) {
    const CodeFrame &frame = code.frames[address.firstFrame + i];
    const std::string &file = code.files[frame.file];
    text += (i == 0 ? "" : ", ") + code.functions[frame.function].name;
    if (!file.empty())
      text += ' ' + file.substr(file.rfind('/') + 1) + ':' + std::to_string(frame.line);
    EXPECT_EQ(frame.isInlined, i + 1 < address.frames);
  }
  return text;
}

} // namespace vais::profiler::test

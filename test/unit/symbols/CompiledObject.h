/// Objects that a test compiles, each in a folder of its own.

#ifndef VAIS_PROFILER_TEST_COMPILEDOBJECT_H
#define VAIS_PROFILER_TEST_COMPILEDOBJECT_H

#include "utils/vais-profiler/symbols/CodeResolver.h"

#include <string>
#include <utility>
#include <vector>

namespace vais::profiler::test {

/// A function's code, from the first address up to the one behind it.
struct CodeRange {
  uint64_t begin = 0, end = 0;

  /// Returns all addresses in it.
  std::vector<uint64_t> addresses() const;
};

class CompiledObject {
public:
  /// Compiles `source`, in the folder Inputs, by `compiler` with `options`, and links it with a
  /// build id.
  explicit CompiledObject(const std::string &options, const std::string &source = "levels.cpp",
                          const std::string &compiler = VAIS_PROFILER_CLANG);
  /// Removes the folder.
  ~CompiledObject();
  CompiledObject(const CompiledObject &) = delete;
  CompiledObject &operator=(const CompiledObject &) = delete;

  std::string folder() const { return folder_; }
  std::string path() const { return folder_ + "/object"; }
  /// The object as it was built, whatever has become of the file.
  const CodeObject &object() const { return object_; }
  /// Runs a shell command in the folder and returns what it prints. A failure of it is one of the
  /// test.
  std::string run(const std::string &command) const;
  /// The range of a symbol of the object as it was built.
  CodeRange range(const std::string &symbol) const;

  /// Resolves addresses with `folder()`/debug as the folder of debug information.
  ResolvedCode resolve(const std::vector<uint64_t> &addresses) const;
  /// Returns the frames of `address` as "deepest levels.cpp:8, levels levels.cpp:30".
  std::string frames(uint64_t address) const;

private:
  std::string folder_;
  CodeObject object_;
  std::string symbols_; ///< as nm prints them
};

/// Returns the frames of the address number `index`, in the same way.
std::string framesOf(const ResolvedCode &code, size_t index);

} // namespace vais::profiler::test

#endif

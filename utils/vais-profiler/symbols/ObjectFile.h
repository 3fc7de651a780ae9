/// The files in which the symbols and debug information of an object are.

#ifndef VAIS_PROFILER_TOOL_OBJECTFILE_H
#define VAIS_PROFILER_TOOL_OBJECTFILE_H

#include "runtime/report/model/ResolvedCode.h"

#include <elfutils/libdwfl.h>
#include <memory>

namespace vais::profiler {

class ObjectFile {
public:
  /// Looks for the object as resolveCode() says. Debug information is not looked for before it is
  /// asked for.
  ObjectFile(const CodeObject &object, const std::string &debugFolder);

  /// Returns whether any file was found.
  explicit operator bool() const { return module_ != nullptr; }
  Dwfl_Module *module() const { return module_; }
  /// The file that has the code, or only its symbols if that is all there is.
  const std::string &path() const { return path_; }
  const std::vector<std::string> &warnings() const { return warnings_; }

private:
  bool openAtPath(const CodeObject &object);
  bool openDebugFile(const CodeObject &object);
  void openById(const CodeObject &object);
  std::string open(const CodeObject &object, const std::string &path);

  struct End {
    void operator()(Dwfl *session) const { dwfl_end(session); }
  };

  std::string debugFolder_;
  std::string searchPath_; ///< as dwfl_standard_find_debuginfo() wants it
  char *searchPathText_ = nullptr;
  Dwfl_Callbacks callbacks_ = {};
  std::unique_ptr<Dwfl, End> session_;
  Dwfl_Module *module_ = nullptr;
  std::string path_;
  std::vector<std::string> warnings_;
};

/// Returns the build id of the ELF file, hexadecimal, or "" if it has none or is no ELF file.
std::string buildIdOf(int descriptor);

} // namespace vais::profiler

#endif

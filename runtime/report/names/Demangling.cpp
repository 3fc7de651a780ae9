/// libiberty parses and prints names; Simplification removes from its tree what is not to be shown.

#include "runtime/report/names/Demangling.h"

#include "runtime/report/names/Simplification.h"
#include "runtime/report/names/SymbolSuffix.h"

#include <csetjmp>
#include <cstdlib>
#include <memory>

namespace vais::profiler {
namespace {

constexpr size_t kLongestSymbol = 8192, kLongestName = 65536;

/// Receives a name piece by piece. A few bytes of a malicious symbol can stand for gigabytes. The
/// printers cannot be told to stop, so that the only way out of one is a jump. Nothing that they
/// hold is leaked by it, except for a decoded identifier in Rust.
struct NameSink {
  std::string text;
  std::jmp_buf tooLong;

  static void append(const char *piece, size_t length, void *sink) {
    auto &name = *static_cast<NameSink *>(sink);
    if (name.text.size() + length > kLongestName)
      std::longjmp(name.tooLong, 1);
    name.text.append(piece, length);
  }
};

/// Returns what `print` passes to NameSink::append, or "" if it fails or the name is too long.
template <class Print> std::string printed(const Print &print) {
  NameSink sink;
  if (setjmp(sink.tooLong) != 0)
    return "";
  return print(&sink) ? sink.text : "";
}

std::string rustName(const std::string &symbol, NameDetail detail) {
  const int options = detail == NameDetail::Full ? DMGL_VERBOSE : DMGL_NO_OPTS;
  return printed([&](NameSink *sink) {
    return rust_demangle_callback(symbol.c_str(), options, NameSink::append, sink);
  });
}

std::string cppName(const std::string &symbol, NameDetail detail) {
  constexpr int kOptions = DMGL_PARAMS | DMGL_ANSI;
  void *memory = nullptr;
  demangle_component *tree = cplus_demangle_v3_components(symbol.c_str(), kOptions, &memory);
  const std::unique_ptr<void, void (*)(void *)> owner(memory, std::free);
  if (!tree || !isPrintable(*tree))
    return "";
  Simplification simplification;
  if (detail != NameDetail::Full)
    tree = simplification.apply(tree, detail);
  const int drop = detail == NameDetail::Parameters ? DMGL_RET_DROP : 0;
  return printed([&](NameSink *sink) {
    return cplus_demangle_print_callback(kOptions | drop, tree, NameSink::append, sink);
  });
}

bool startsWith(const std::string &text, const char *prefix) { return text.rfind(prefix, 0) == 0; }

/// Decodes a symbol without the suffixes of compilers. Returns "" if `symbol` does not encode
/// anything known.
std::string decoded(const std::string &symbol, NameDetail detail) {
  const bool isCpp = startsWith(symbol, "_Z");
  if (symbol.size() > kLongestSymbol || (!isCpp && !startsWith(symbol, "_R")))
    return "";
  std::string name = rustName(isCpp ? withLengthOfLastPart(symbol) : symbol, detail);
  if (name.empty() && isCpp)
    name = cppName(symbol, detail);
  return name;
}

} // namespace

std::string demangle(const std::string &symbol, NameDetail detail) {
  const SymbolParts parts = splitSymbol(symbol);
  std::string name = decoded(parts.base, detail);
  // A simplified tree may lack a component that it refers to.
  if (name.empty() && detail != NameDetail::Full)
    name = decoded(parts.base, NameDetail::Full);
  if (detail == NameDetail::Full)
    return name.empty() ? symbol : name + (parts.suffix.empty() ? "" : " [" + parts.suffix + ']');
  if (name.empty())
    name = parts.base;
  const std::string part = detail == NameDetail::Name ? partName(parts.suffix) : parts.suffix;
  return part.empty() ? name : name + " [" + part + ']';
}

} // namespace vais::profiler

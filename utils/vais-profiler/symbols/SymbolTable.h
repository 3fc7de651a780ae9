/// The symbols of an object's code.

#ifndef VAIS_PROFILER_TOOL_SYMBOLTABLE_H
#define VAIS_PROFILER_TOOL_SYMBOLTABLE_H

#include "utils/vais-profiler/symbols/Intervals.h"

#include <elfutils/libdwfl.h>
#include <string>

namespace vais::profiler {

/// A name of code. The text is that of the module, without the version that linkers append.
struct Symbol {
  uint64_t begin;
  uint64_t
      end; ///< where its code ends or, if it has no size, where the next symbol or section begins
  const char *name;
  uint32_t nameLength;
  uint32_t rank; ///< of names for the same code, the one of the lowest rank is shown
};

class SymbolTable {
public:
  /// Reads .symtab, of the object or of its debug information, or .dynsym if there is none.
  explicit SymbolTable(Dwfl_Module *module);

  bool isEmpty() const { return symbols_.empty(); }

  /// Returns for each address the index of the best symbol of the code around it, or kNoValue.
  std::vector<uint32_t> symbolsAt(AddressRange addresses) const;

  const Symbol &operator[](uint32_t index) const { return symbols_[index]; }

  /// Returns the name of the symbol, or the one of its aliases, which begin at the same address,
  /// that is a name of the function `linkageName`: this name itself, or with a suffix that
  /// compilers append, as in "parse.cold". Returns "" if there is none.
  std::string aliasOf(uint32_t index, const std::string &linkageName) const;
  std::string name(uint32_t index) const;

private:
  void setEnds(Dwfl_Module *module);

  std::vector<Symbol> symbols_; ///< by address and rank
};

} // namespace vais::profiler

#endif

# Writes the bytes of INPUT to OUTPUT as C++, or no bytes if INPUT is empty.
#
#   cmake -DINPUT=hooks.bc -DOUTPUT=HookBitcode.cpp -P embed.cmake

set(bytes "")
if(INPUT)
  file(READ ${INPUT} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
endif()
file(WRITE ${OUTPUT} "#include \"pass/inline/HookBitcode.h\"

namespace vais_profiler {
alignas(4) static const unsigned char kBytes[] = {${bytes} 0};
const llvm::StringRef kHookBitcode(reinterpret_cast<const char *>(kBytes), sizeof kBytes - 1);
} // namespace vais_profiler
")

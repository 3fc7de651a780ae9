#include "utils/vais-profiler-bindgen/read/ClangRun.h"

#include "clang/Basic/FileManager.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace vais::profiler {

static constexpr const char *kFile = "vais-profiler-bindgen-input.c";

bool runClang(const HeaderSource &header, const std::string &more,
              std::unique_ptr<clang::FrontendAction> action,
              clang::DiagnosticConsumer *diagnostics) {
  using llvm::vfs::InMemoryFileSystem;
  using llvm::vfs::OverlayFileSystem;
  const std::string folder = llvm::sys::path::parent_path(header.path).str();
  const std::string text = "#include \"" + header.path + "\"\n" + more;
  llvm::IntrusiveRefCntPtr<InMemoryFileSystem> memory(new InMemoryFileSystem);
  llvm::IntrusiveRefCntPtr<OverlayFileSystem> both(
      new OverlayFileSystem(llvm::vfs::getRealFileSystem()));
  both->pushOverlay(memory);
  memory->addFile(kFile, 0, llvm::MemoryBuffer::getMemBufferCopy(text));
  llvm::IntrusiveRefCntPtr<clang::FileManager> files(
      new clang::FileManager(clang::FileSystemOptions(), both));

  // Freestanding, so that clang's <stdint.h> needs no libc, whatever the target. It comes before
  // that of the header's folder, which may be /usr/include.
  const std::string resources = "-resource-dir=" VAIS_PROFILER_CLANG_RESOURCES;
  const std::vector<std::string> arguments = {"vais-profiler-bindgen",
                                              "-std=c99",
                                              "-ffreestanding",
                                              "-fsyntax-only",
                                              "-nostdlibinc",
                                              resources,
                                              "--target=" + header.target,
                                              "-idirafter" + (folder.empty() ? "." : folder),
                                              kFile};
  clang::tooling::ToolInvocation invocation(arguments, std::move(action), files.get());
  if (diagnostics)
    invocation.setDiagnosticConsumer(diagnostics);
  return invocation.run();
}

} // namespace vais::profiler

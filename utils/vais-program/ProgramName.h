/// What a program is called that a Vais compiler makes of a source.

#ifndef VAIS_PROFILER_VAISPROGRAM_PROGRAMNAME_H
#define VAIS_PROFILER_VAISPROGRAM_PROGRAMNAME_H

#include <string>

namespace vais::profiler {

/// Returns "app" for "src/app.vais" and for "app", the folder of a package; "" for "".
std::string nameOfVaisProgram(const std::string &source);

} // namespace vais::profiler

#endif

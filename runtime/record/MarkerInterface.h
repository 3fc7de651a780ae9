/// The public C header as the implementation of its markers sees it: what it declares is exported.

#ifndef VAIS_PROFILER_RECORD_MARKERINTERFACE_H
#define VAIS_PROFILER_RECORD_MARKERINTERFACE_H

#pragma GCC visibility push(default)
#include "vais_profiler.h"
#pragma GCC visibility pop

#endif

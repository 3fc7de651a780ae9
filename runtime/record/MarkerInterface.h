/// The public C header for the implementation of its markers: what it declares is exported.

#ifndef VAIS_PROFILER_RECORD_MARKERINTERFACE_H
#define VAIS_PROFILER_RECORD_MARKERINTERFACE_H

#pragma GCC visibility push(default)
#include "vais_profiler.h"
#pragma GCC visibility pop

#endif

/// Snapshots in files: what merging leaves, to be reported and merged again.

#ifndef VAIS_PROFILER_REPORT_SNAPSHOTFILE_H
#define VAIS_PROFILER_REPORT_SNAPSHOTFILE_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// `snapshot` as bytes: kSnapshotMagic, then the message Snapshot of runtime/report/store/merged-profile.proto.
/// Throws ProfileError where no reader would accept it (Validation.h).
std::string snapshotFile(const Snapshot &snapshot);

/// What begins such a file.
constexpr char kSnapshotMagic[] = "VAISSNAP";

/// Whether the file at `path` begins so.
bool isSnapshotFile(const std::string &path);

/// Reads such a file; self times are computed again. Throws ProfileError (ProfileReader.h) when it
/// cannot be read, is damaged or of a newer version.
Snapshot readSnapshotFile(const std::string &path);

} // namespace vais::profiler

#endif

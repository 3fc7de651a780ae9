/// Profiles in files: what merging leaves, to be reported and merged again.

#ifndef VAIS_PROFILER_REPORT_MERGEDFILE_H
#define VAIS_PROFILER_REPORT_MERGEDFILE_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// `profile` as bytes: kMergedMagic, then the message Profile of
/// runtime/report/store/merged-profile.proto. Throws ProfileError where no reader would accept it
/// (Validation.h).
std::string mergedFile(const Profile &profile);

/// What begins such a file.
constexpr char kMergedMagic[] = "VAISSNAP";

/// Whether the file at `path` begins so.
bool isMergedFile(const std::string &path);

/// Reads such a file; self times are computed again. Throws ProfileError (ProfileReader.h) when it
/// cannot be read, is damaged or of a newer version.
Profile readMergedFile(const std::string &path);

} // namespace vais::profiler

#endif

/// Stores merged profiles in files, from which they can be reported and merged again.

#ifndef VAIS_PROFILER_REPORT_MERGEDFILE_H
#define VAIS_PROFILER_REPORT_MERGEDFILE_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// Returns `profile` as bytes: kMergedMagic, then the message of
/// runtime/report/store/merged-profile.proto. Throws ProfileError if no reader would accept it
/// (Validation.h).
std::string mergedFile(const Profile &profile);

/// The first bytes of such a file.
constexpr char kMergedMagic[] = "VAISSNAP";

/// Returns whether the file at `path` begins with them.
bool isMergedFile(const std::string &path);

/// Reads such a file and computes self times again. Throws ProfileError (ProfileReader.h) if it
/// cannot be read, is damaged or has a newer version.
Profile readMergedFile(const std::string &path);

} // namespace vais::profiler

#endif

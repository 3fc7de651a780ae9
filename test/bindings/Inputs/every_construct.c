/// Functions that tell whether the values that were passed to them arrived.

#include "every-construct.h"

struct EveryHandle {
  EveryOptions options;
};

const char *every_version(void) { return "1.2.3"; }

EveryError every_error(EveryHandle *handle, EveryError last) {
  return handle ? handle->options.error : (EveryError)(last + 1);
}

EveryHandle *every_open(const EveryOptions *options, int8_t type, uint16_t in) {
  static EveryHandle handle;
  handle.options = *options;
  return type == -1 && in == 65535 ? &handle : NULL;
}

bool every_flag(bool flag, float ratio) { return flag && ratio == 0.25f; }

EveryPair every_pair(const EveryPair *pairs, size_t count) { return pairs[count - 1]; }

int every_visit(EveryVisit visit, void *user) {
  int8_t number = -1;
  while (visit && visit(user, "name", number))
    --number;
  return number;
}

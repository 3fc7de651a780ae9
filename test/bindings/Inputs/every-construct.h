/// One of each construct that can be bound.
///
///     every_version();

#ifndef EVERY_CONSTRUCT_H
#define EVERY_CONSTRUCT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Raised when an old program would break.
#define EVERY_ABI_VERSION 3
#define EVERY_TEXT "text"
#define EVERY_LIMIT UINT64_C(0x8000000000000000)
#define EVERY_RATIO 0.5

/// Says what it does. C and C++ only.
#define EVERY_CALL(name) every_version()

/// What went wrong.
typedef enum EveryError {
  EVERY_OK = 0,    ///< nothing
  EVERY_WRONG = 4, ///< something
} EveryError;

typedef struct EveryHandle EveryHandle;

/// May grow.
typedef struct EveryOptions {
  size_t size; ///< of this struct
  EveryError error;
  bool on;
  float ratio;
  const char *name;
  uint16_t reserved[3];
} EveryOptions;

/// Is told of each number; false ends it.
typedef bool (*EveryVisit)(void *user, const char *name, int8_t number);

#define EVERY_OPTIONS_DEFAULTS                                                                     \
  { sizeof(EveryOptions), EVERY_WRONG, true, 0.25f, NULL, {0} }

/// May not grow.
typedef struct EveryPair {
  int8_t small;
  double large;
} EveryPair;

const char *every_version(void);
EveryError every_error(EveryHandle *handle, EveryError last);
EveryHandle *every_open(const EveryOptions *options, int8_t type, uint16_t in);
bool every_flag(bool flag, float ratio);
EveryPair every_pair(const EveryPair *pairs, size_t count);
int every_visit(EveryVisit visit, void *user);

#endif

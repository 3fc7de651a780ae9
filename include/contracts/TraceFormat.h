/// The trace: what a process that runs with mode=trace leaves behind its profile, byte for byte.
///
/// It stands in the profile file itself, from Header::traceStart on, so that one name is all it
/// takes; functions and threads are those of the profile, which holds no contexts then.
///
///     Header::traceStart + i * kTraceBlockSize     TraceBlock i, or a hole where none was written
///
/// Each thread has one block, its buffer, mapped MAP_SHARED: what it holds survives the process.
/// When the buffer is full it is written as a whole to another block and begun anew. So the events
/// of a thread are those of its written blocks in the order of their sequence, then its buffer's.
/// With a ring the first Header::traceRing blocks are written to in turn.
///
/// An event is 8 bytes, the bits from the lowest on:
///
///     bits    what
///     0-3     EventKind
///     4-27    operand
///     28-63   time: the low 36 bits of the ticks; those above are as in TraceBlock::ticks, or in
///             the newest Time event of the block
///
/// A function's operand is (its address - Header::base) / 64, which leaves no function without a
/// number: traceStart, the end of the profile's addresses, is at most 1 GiB. What does not fit into
/// an event follows it in Value events, which have no time but 60 bits of value; an event and its
/// Values are in one block. The word 0 is no event: a place that was taken, but not written to.
///
/// Times of a thread never decrease but where a signal handler came between the two steps of
/// recording an event: then the handler's are later, and the reader takes the greatest so far.
///
/// Whoever changes something here raises kVersion of ProfileFormat.h.

#ifndef VAIS_PROFILER_TRACE_FORMAT_H
#define VAIS_PROFILER_TRACE_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

/// Large enough that writing it costs little a byte, small enough that it stays in the cache.
constexpr uint64_t kTraceBlockSize = uint64_t(256) << 10;
constexpr uint64_t kMostTraceAddresses = uint64_t(1) << 30;

enum class EventKind : uint64_t {
  Nothing,      ///< the word 0
  Enter,        ///< operand: function
  Exit,         ///< operand: function. Ends the innermost open call
  Allocation,   ///< operand: size; Values: address, 0 when it failed; size, where 24 bits are few
  Free,         ///< Values: address
  Reallocation, ///< operand: size; Values: old address, new one; size, where 24 bits are few
  Mark,         ///< operand: record of its name
  Counter,      ///< operand: record of its name; Values: the upper 60 bits of a double
  Unwind,       ///< operand: calls that are still open: the others were left without an exit
  Time,         ///< operand: the ticks' bits 36 to 59, from here on
  Thread,       ///< operand: thread id of the one whose events follow; no call is open
  Pause, ///< operand: ticks on the processor up to here that the profiler took for itself, over 16
  Off,   ///< Values: ticks since the event before in which the thread was off the processor
  Value = 15
};

constexpr unsigned kKindBits = 4;
constexpr unsigned kOperandBits = 24;
constexpr unsigned kEventTimeShift = kKindBits + kOperandBits;
constexpr unsigned kEventTimeBits = 64 - kEventTimeShift;
constexpr uint64_t kLargestOperand = (uint64_t(1) << kOperandBits) - 1;

/// The operand that says that the size follows in a Value.
constexpr uint64_t kSizeFollows = kLargestOperand;

/// What of an event is known before its time: the lower 28 bits.
constexpr uint64_t eventWord(EventKind kind, uint64_t operand) {
  return operand << kKindBits | static_cast<uint64_t>(kind);
}
constexpr uint64_t timedEvent(uint64_t word, uint64_t ticks) {
  return ticks << kEventTimeShift | word;
}
constexpr uint64_t valueEvent(uint64_t value) {
  return value << kKindBits | static_cast<uint64_t>(EventKind::Value);
}

constexpr EventKind kindOf(uint64_t event) {
  return static_cast<EventKind>(event & ((uint64_t(1) << kKindBits) - 1));
}
constexpr uint64_t operandOf(uint64_t event) { return event >> kKindBits & kLargestOperand; }
constexpr uint64_t timeOf(uint64_t event) { return event >> kEventTimeShift; }
constexpr uint64_t valueOf(uint64_t event) { return event >> kKindBits; }

constexpr uint64_t kPauseUnit = 16;

constexpr char kTraceMagic[8] = {'V', 'A', 'I', 'S', 'T', 'R', 'A', 'C'};

enum class BlockState : uint32_t {
  Buffer = 1, ///< a thread's
  Written     ///< whole where `seal` is right: else its writing was broken off, or overtaken
};

constexpr uint64_t kBlockHeaderSize = 64;
constexpr uint64_t kEventsPerBlock =
    (kTraceBlockSize - kBlockHeaderSize - sizeof(uint64_t)) / sizeof(uint64_t);

struct TraceBlock {
  char magic[8];
  uint64_t sequence; ///< blocks of the thread begun before this one
  uint64_t ticks;    ///< when it was begun
  uint64_t lost;     ///< events of the thread that were lost before it: no space, no memory
  uint32_t thread;   ///< (address of the Thread - Header::base) / 64
  uint32_t owner;    ///< thread id when it was begun
  uint32_t depth;    ///< calls open when it was begun
  BlockState state;
  uint64_t reserved[2];
  uint64_t events[kEventsPerBlock];
  uint64_t seal; ///< blockSeal(), in a written block
};
static_assert(sizeof(TraceBlock) == kTraceBlockSize);
static_assert(offsetof(TraceBlock, events) == kBlockHeaderSize);

/// Belongs to one block only, and is written last.
constexpr uint64_t blockSeal(uint32_t thread, uint64_t sequence) {
  return (uint64_t(thread) << 40 | sequence) ^ 0x5654524143454E44;
}

} // namespace vais::profiler::format

#endif

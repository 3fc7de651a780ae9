/// The trace that a process with mode=trace writes behind its profile, byte for byte.
///
/// The trace is part of the profile file, from Header::traceStart on, so that a single name
/// identifies both. Its functions and threads are those of the profile, which contains no contexts
/// in this mode.
///
///     Header::traceStart + i * kTraceBlockSize     TraceBlock i, or a hole if none was written
///
/// Each thread has one block as its buffer, mapped MAP_SHARED, whose contents survive the process.
/// When the buffer is full, it is written as a whole to another block and starts over. The events
/// of a thread are therefore those of its written blocks, in the order of their sequence numbers,
/// followed by those of its buffer. With a ring, the first Header::traceRing blocks are reused in
/// turn.
///
/// An event has 8 bytes, whose bits are, from the lowest on:
///
///     bits    what
///     0-3     EventKind
///     4-27    operand
///     28-63   time: the low 36 bits of the ticks. The higher bits are those of TraceBlock::ticks
///     or of
///             the latest Time event in the block.
///
/// The operand for a function is (its address - Header::base) / 64. Every function has such a
/// number, because traceStart, the end of the profile's addresses, is at most 1 GiB. What does not
/// fit into an event follows in Value events, which have 60 bits of value instead of a time; an
/// event and its Values are in the same block. The word 0 is not an event but a place that was
/// reserved and not written.
///
/// Times of a thread never decrease, except if a signal handler runs between the two steps of
/// recording an event. The event is then stamped later than the handler's events, which follow it,
/// and the reader uses the greatest time so far.
///
/// A change to this format requires a new kVersion in ProfileFormat.h.

#ifndef VAIS_PROFILER_TRACE_FORMAT_H
#define VAIS_PROFILER_TRACE_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

/// Large enough that the cost of writing it is small per byte, and small enough to stay in the
/// cache.
constexpr uint64_t kTraceBlockSize = uint64_t(256) << 10;
constexpr uint64_t kMostTraceAddresses = uint64_t(1) << 30;

enum class EventKind : uint64_t {
  Nothing,      ///< the word 0
  Enter,        ///< operand: function
  Exit,         ///< operand: function; ends the innermost open call
  Allocation,   ///< operand: size; Values: address, 0 if it failed; size, if 24 bits do not suffice
  Free,         ///< Values: address
  Reallocation, ///< operand: size; Values: old address, new address; size, if 24 bits do not
                ///< suffice
  Mark,         ///< operand: record of the mark's name
  Counter,      ///< operand: record of the counter's name; Values: the upper 60 bits of a double
  Unwind,       ///< operand: number of calls still open; the others were left without an exit
  Time,         ///< operand: bits 36 to 59 of the ticks from here on
  Thread,       ///< operand: thread id of the owner of the following events; no call is open
  Pause, ///< operand: ticks on the processor up to here that the profiler used itself, divided by
         ///< 16
  Off,   ///< Values: ticks since the previous event during which the thread was off the processor
  Value = 15
};

constexpr unsigned kKindBits = 4;
constexpr unsigned kOperandBits = 24;
constexpr unsigned kEventTimeShift = kKindBits + kOperandBits;
constexpr unsigned kEventTimeBits = 64 - kEventTimeShift;
constexpr uint64_t kLargestOperand = (uint64_t(1) << kOperandBits) - 1;

/// The operand which says that the size follows in a Value.
constexpr uint64_t kSizeFollows = kLargestOperand;

/// The part of an event that is known before its time: the lower 28 bits.
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
  Buffer = 1, ///< the buffer of a thread
  Written ///< complete if `seal` is right; otherwise writing was interrupted or has been overtaken
};

constexpr uint64_t kBlockHeaderSize = 64;
constexpr uint64_t kEventsPerBlock =
    (kTraceBlockSize - kBlockHeaderSize - sizeof(uint64_t)) / sizeof(uint64_t);

struct TraceBlock {
  char magic[8];
  uint64_t sequence; ///< number of earlier blocks of the thread
  uint64_t ticks;    ///< when the block was begun
  uint64_t lost;     ///< events of the thread lost before this block for lack of space or memory
  uint32_t thread;   ///< (address of the Thread - Header::base) / 64
  uint32_t owner;    ///< thread id when the block was begun
  uint32_t depth;    ///< number of calls open when the block was begun
  BlockState state;
  uint64_t reserved[2];
  uint64_t events[kEventsPerBlock];
  uint64_t seal; ///< blockSeal(), in a written block only
};
static_assert(sizeof(TraceBlock) == kTraceBlockSize);
static_assert(offsetof(TraceBlock, events) == kBlockHeaderSize);

/// Returns a value that is unique to a block and is written last.
constexpr uint64_t blockSeal(uint32_t thread, uint64_t sequence) {
  return (uint64_t(thread) << 40 | sequence) ^ 0x5654524143454E44;
}

} // namespace vais::profiler::format

#endif

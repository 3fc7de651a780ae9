/// A terminal that is taken over as a whole, by ncurses.

#ifndef VAIS_PROFILER_TOOL_TERMINAL_H
#define VAIS_PROFILER_TOOL_TERMINAL_H

#include <cstdio>
#include <memory>
#include <string>

namespace vais::profiler {

/// How a piece of text looks, as bits.
constexpr unsigned kBoldText = 1, kDimText = 2, kHotText = 4, kReverseText = 8;

/// What the user did.
struct TerminalKey {
  enum class Kind {
    None,
    Character,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    Erase,
    Resize,
    Gone
  };
  Kind kind = Kind::None;
  wchar_t character = 0; ///< of Character; that of Escape, Enter and Control keys, too
};

/// Takes over the terminal of standard output from construction to destruction; there may be one at
/// a time. Keys come from standard input or, if that is not a terminal, from the terminal itself,
/// and are not turned into signals. If the process crashes, the terminal is restored first.
class Terminal {
public:
  /// Returns nothing if there is no terminal that can do it.
  static std::unique_ptr<Terminal> open();
  ~Terminal();
  Terminal(const Terminal &) = delete;
  Terminal &operator=(const Terminal &) = delete;

  int rows() const;
  int columns() const;

  void clear();
  /// Writes as much of `text`, which must be printable UTF-8, as fits into `width` columns, and
  /// spaces after it.
  void put(int row, int column, int width, const std::string &text, unsigned look = 0);
  void show();

  /// Waits up to `milliseconds` for a key. Gone: there is nobody who could press one.
  TerminalKey wait(int milliseconds);

  /// Gives the terminal back, stops the group of processes, as Control-Z does, and takes it over
  /// again when that continues.
  void suspend();

private:
  struct State;
  explicit Terminal(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace vais::profiler

#endif

/// ncurses keeps what is on the screen, and writes what differs.

#include "utils/vais-profiler/top/Terminal.h"

#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <cwchar>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>
#include <vector>

#define NCURSES_NOMACROS 1
#include <ncursesw/curses.h>

namespace vais::profiler {
namespace {

constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

/// What a handler needs to restore the terminal, where nothing else can be relied on.
struct Restoration {
  int terminal = -1;
  termios modes = {};
  char text[256] = ""; ///< to leave the screen and show the cursor
};
Restoration gRestoration;

void restoreAndDie(int signal) {
  [[maybe_unused]] const ssize_t written =
      write(gRestoration.terminal, gRestoration.text, std::strlen(gRestoration.text));
  tcsetattr(gRestoration.terminal, TCSANOW, &gRestoration.modes);
  std::signal(signal, SIG_DFL);
  raise(signal);
}

/// Remembers how this terminal leaves the screen. What does not fit is left out.
void prepareRestoration() {
  std::string text;
  for (const char *name : {"sgr0", "cnorm", "rmkx", "rmcup"})
    if (const char *sequence = tigetstr(name); sequence && sequence != reinterpret_cast<char *>(-1))
      text += sequence;
  text.copy(gRestoration.text, sizeof gRestoration.text - 1);
  gRestoration.text[std::min(text.size(), sizeof gRestoration.text - 1)] = '\0';
}

/// Names are UTF-8 whatever the locale is; nothing else of a locale is wanted.
void useUtf8() {
  const char *set = std::setlocale(LC_CTYPE, "");
  if (!set || MB_CUR_MAX == 1)
    std::setlocale(LC_CTYPE, "C.UTF-8");
}

std::wstring wideOf(const std::string &text) {
  std::wstring wide(text.size(), L'\0');
  const size_t length = std::mbstowcs(wide.data(), text.c_str(), wide.size());
  wide.resize(length == static_cast<size_t>(-1) ? 0 : length);
  return wide;
}

TerminalKey::Kind kindOf(wint_t code) {
  using Kind = TerminalKey::Kind;
  switch (code) {
  case KEY_UP:
    return Kind::Up;
  case KEY_DOWN:
    return Kind::Down;
  case KEY_LEFT:
    return Kind::Left;
  case KEY_RIGHT:
    return Kind::Right;
  case KEY_PPAGE:
    return Kind::PageUp;
  case KEY_NPAGE:
    return Kind::PageDown;
  case KEY_HOME:
    return Kind::Home;
  case KEY_END:
    return Kind::End;
  case KEY_BACKSPACE:
  case KEY_DC:
    return Kind::Erase;
  case KEY_RESIZE:
    return Kind::Resize;
  default:
    return Kind::None;
  }
}

} // namespace

struct Terminal::State {
  std::FILE *input = nullptr; ///< closed at the end unless it is stdin
  SCREEN *screen = nullptr;
  bool hasColour = false;
};

std::unique_ptr<Terminal> Terminal::open() {
  if (!isSmartTerminal(stdout))
    return nullptr;
  auto state = std::make_unique<State>();
  state->input = isatty(STDIN_FILENO) ? stdin : std::fopen("/dev/tty", "re");
  if (!state->input)
    return nullptr;
  useUtf8();
  gRestoration.terminal = STDOUT_FILENO;
  tcgetattr(fileno(state->input), &gRestoration.modes);
  state->screen = newterm(nullptr, stdout, state->input);
  if (!state->screen) {
    if (state->input != stdin)
      std::fclose(state->input);
    return nullptr;
  }
  return std::unique_ptr<Terminal>(new Terminal(std::move(state)));
}

Terminal::Terminal(std::unique_ptr<State> state) : state_(std::move(state)) {
  set_term(state_->screen);
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  set_escdelay(25); // milliseconds within which the keys of a sequence follow each other
  curs_set(0);
  if (terminalStyle({}, stdout).colour == Colour::On && has_colors()) {
    start_color();
    use_default_colors();
    init_pair(1, COLOR_YELLOW, -1);
    state_->hasColour = true;
  }
  prepareRestoration();
  for (const int signal : kSignals)
    std::signal(signal, restoreAndDie);
}

Terminal::~Terminal() {
  endwin();
  for (const int signal : kSignals)
    std::signal(signal, SIG_DFL);
  delscreen(state_->screen);
  if (state_->input != stdin)
    std::fclose(state_->input);
}

int Terminal::rows() const { return getmaxy(stdscr); }
int Terminal::columns() const { return getmaxx(stdscr); }

void Terminal::clear() { erase(); }

void Terminal::put(int row, int column, int width, const std::string &text, unsigned look) {
  width = std::min(width, columns() - column);
  if (row < 0 || row >= rows() || width <= 0)
    return;
  std::wstring shown;
  int used = 0;
  for (const wchar_t character : wideOf(text)) {
    const int taken = wcwidth(character);
    if (used + std::max(taken, 0) > width)
      break;
    shown += taken < 0 ? L'?' : character; // newer than the C library knows
    used += taken < 0 ? 1 : taken;
  }
  shown.append(static_cast<size_t>(std::max(width - used, 0)), L' ');
  attr_t attributes = A_NORMAL;
  if (look & kBoldText)
    attributes |= A_BOLD;
  if (look & kDimText)
    attributes |= A_DIM;
  if (look & kReverseText)
    attributes |= A_REVERSE;
  const bool isHot = (look & kHotText) && state_->hasColour;
  attr_set(attributes, isHot ? 1 : 0, nullptr);
  mvaddnwstr(row, column, shown.c_str(), static_cast<int>(shown.size()));
  attr_set(A_NORMAL, 0, nullptr);
}

void Terminal::show() { refresh(); }

TerminalKey Terminal::wait(int milliseconds) {
  pollfd input{fileno(state_->input), POLLIN, 0};
  const int ready = poll(&input, 1, milliseconds);
  wint_t code = 0;
  const int result = get_wch(&code); // also after a signal: the size may have changed
  if (result == KEY_CODE_YES)
    return {kindOf(code), 0};
  if (result == OK)
    return code == 127 || code == 8
               ? TerminalKey{TerminalKey::Kind::Erase, 0}
               : TerminalKey{TerminalKey::Kind::Character, static_cast<wchar_t>(code)};
  return {ready > 0 ? TerminalKey::Kind::Gone : TerminalKey::Kind::None, 0};
}

void Terminal::suspend() {
  endwin();
  kill(0, SIGTSTP);
  refresh();
}

} // namespace vais::profiler

/// Each key changes what is shown of the latest profile; only time and a change of threads read
/// another one.

#include "utils/vais-profiler/top/TopSource.h"

#include "runtime/report/formats/shared/Scales.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Totals.h"
#include "utils/vais-profiler/run/RunOptions.h"
#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/top/Terminal.h"

#include <algorithm>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <cwctype>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = TerminalKey::Kind;

constexpr wchar_t kEnter = L'\r', kEscape = 27, kInterrupt = 3, kEndOfText = 4, kStop = 26;

struct NamedSort {
  TopSort sort;
  const char *name;
};
constexpr NamedSort kSorts[] = {{TopSort::Own, "own"},
                                {TopSort::Total, "total"},
                                {TopSort::Change, "change"},
                                {TopSort::Calls, "calls"},
                                {TopSort::Name, "name"}};

constexpr const char *kHelp[] = {
    "Up, Down, Page Up, Page Down, Home, End   choose a row",
    "Enter, Right    expand a row: a function's callers, a context's callees",
    "Left            collapse it, or go to what it is below",
    "c               contexts: who calls whom, from the outermost functions",
    "t               threads, each with its contexts",
    "f               functions",
    "v, V            next and previous value: time, calls, memory, events",
    "s, S            sort by the next and previous column",
    "/               show only what matches a regular expression",
    "p, Space        pause, and go on",
    "q, Control-C    leave",
    "",
    "change: since the last update.  Press any key to go on."};

std::string utf8Of(wchar_t character) {
  char bytes[MB_LEN_MAX + 1];
  const int length = std::wctomb(bytes, character);
  return length > 0 ? std::string(bytes, static_cast<size_t>(length)) : "";
}

class TopScreen {
public:
  TopScreen(Terminal &terminal, const TopSource &source, const TopOptions &options,
            const std::atomic<bool> &isStopped)
      : terminal_(terminal), source_(source), options_(options), isStopped_(isStopped),
        value_(options.value) {}

  void run();

private:
  struct Column {
    std::string title;
    int width;
    std::string (TopScreen::*text)(const TopRow &) const;
  };

  void read();
  void arrange();
  void draw();
  void drawRows(int first, int count);
  void drawHelp();
  std::vector<Column> columnsFor(int width) const;
  std::string heading() const;
  std::string state() const;
  std::string footer() const;

  std::string ownText(const TopRow &row) const { return format(row.own); }
  std::string shareText(const TopRow &row) const {
    return formatPercentage(
        percentage(static_cast<double>(row.own), static_cast<double>(rows_->whole())));
  }
  std::string totalText(const TopRow &row) const { return row.total ? format(*row.total) : ""; }
  std::string changeText(const TopRow &row) const {
    return row.change && *row.change > 0 ? '+' + format(*row.change) : "";
  }
  std::string callsText(const TopRow &row) const {
    return row.calls ? formatCount(*row.calls) : "-";
  }
  std::string format(uint64_t number) const { return Scales().format(value_->unit, number); }

  void press(const TerminalKey &key);
  void typePattern(const TerminalKey &key);
  void command(wchar_t character);
  void move(int64_t by);
  void expand();
  void collapse();
  void stepValue(int by);
  void stepSort(int by);
  void open(TopView view);

  Terminal &terminal_;
  const TopSource &source_;
  const TopOptions &options_;
  const std::atomic<bool> &isStopped_;

  std::optional<Profile> profile_;
  std::optional<TopRows> rows_;
  std::vector<TopRow> seen_;
  TopValues before_; ///< of the update before, for this value and view
  bool isLive_ = true;
  size_t updates_ = 0;

  TopView view_ = TopView::Functions;
  TopSort sort_ = TopSort::Own;
  const Value *value_;
  std::unordered_set<uint64_t> expanded_;
  std::string pattern_;
  FunctionMatch match_;
  std::optional<std::string> typed_; ///< a pattern that is being typed
  std::string problem_;              ///< of the pattern, or of the profile
  uint64_t chosen_ = 0;              ///< key of the row
  size_t place_ = 0;                 ///< of that row among those that are seen
  size_t scrolled_ = 0;
  int page_ = 1; ///< rows that fit
  bool isPaused_ = false, isHelpShown_ = false, isLeft_ = false;
};

void TopScreen::read() {
  ++updates_;
  isLive_ = source_.isLive();
  try {
    std::optional<Profile> profile =
        source_.read(view_ == TopView::Threads ? Threads::Apart : Threads::Together);
    if (!profile)
      return;
    profile_ = std::move(profile);
    problem_.clear();
  } catch (const std::exception &error) { // it may be readable at the next update
    if (!profile_ && !isLive_)
      throw;
    problem_ = error.what();
    return;
  }
  if (!value_ || !value_->isKnown(*profile_))
    value_ = &defaultValue(*profile_);
  if (rows_)
    before_ = rows_->values();
  rows_.emplace(*profile_, *value_, view_, before_);
  arrange();
}

/// Finds what is seen, and the chosen row in it.
void TopScreen::arrange() {
  if (!rows_)
    return;
  seen_ = rows_->seen(sort_, expanded_, match_);
  if (options_.limit && seen_.size() > *options_.limit)
    seen_.resize(*options_.limit);
  const auto found = std::find_if(seen_.begin(), seen_.end(),
                                  [&](const TopRow &row) { return row.key == chosen_; });
  if (found != seen_.end())
    place_ = static_cast<size_t>(found - seen_.begin());
  move(0);
}

void TopScreen::move(int64_t by) {
  const auto last = static_cast<int64_t>(seen_.size()) - 1;
  place_ = static_cast<size_t>(
      std::clamp<int64_t>(static_cast<int64_t>(place_) + by, 0, std::max<int64_t>(last, 0)));
  // The first row is chosen as a place, not as a function: whatever is the hottest.
  chosen_ = place_ == 0 || seen_.empty() ? 0 : seen_[place_].key;
}

std::string TopScreen::state() const {
  if (isPaused_)
    return "paused";
  return isLive_ ? "running" : "ended";
}

std::string TopScreen::heading() const {
  if (!profile_)
    return "waiting for the profile";
  const std::string program = profile_->programs.empty() ? "" : profile_->programs[0].path;
  return fmt::format("{}: {}, {}, {}", printable(baseName(program)), state(),
                     formatDuration(profile_->durationNs),
                     formatNumberOf(profile_->threads, "thread"));
}

std::string TopScreen::footer() const {
  if (typed_)
    return "/" + printable(*typed_) + "_";
  if (!problem_.empty())
    return printable(problem_);
  return "? help  q leave  f functions  c contexts  t threads  v value  s sort  / filter  p pause";
}

std::vector<TopScreen::Column> TopScreen::columnsFor(int width) const {
  const bool isCalls = std::string(value_->name) == "calls";
  std::vector<Column> columns = {
      {value_->unit == Unit::Nanoseconds ? "self" : "own", 10, &TopScreen::ownText},
      {"share", 8, &TopScreen::shareText},
      {"total", 11, &TopScreen::totalText},
      {"change", 11, &TopScreen::changeText}};
  if (!isCalls)
    columns.push_back({"calls", 15, &TopScreen::callsText});
  constexpr int kLeastName = 24;
  int used = 0;
  size_t count = 0;
  for (; count < columns.size(); ++count)
    if ((used += columns[count].width) > std::max(width - kLeastName, width / 2))
      break;
  columns.resize(std::max<size_t>(count, 1));
  return columns;
}

void TopScreen::drawRows(int first, int count) {
  const int width = terminal_.columns();
  const std::vector<Column> columns = columnsFor(width);
  page_ = std::max(count, 1);
  const auto page = static_cast<size_t>(page_);
  if (place_ < scrolled_)
    scrolled_ = place_;
  if (place_ >= scrolled_ + page)
    scrolled_ = place_ - page + 1;
  if (seen_.size() > page)
    scrolled_ = std::min(scrolled_, seen_.size() - page);
  else
    scrolled_ = 0;
  for (int i = 0; i < count && scrolled_ + static_cast<size_t>(i) < seen_.size(); ++i) {
    const size_t at = scrolled_ + static_cast<size_t>(i);
    const TopRow &row = seen_[at];
    const unsigned look = at == place_ ? kReverseText : 0;
    int used = 0;
    for (const Column &column : columns) {
      const std::string text = (this->*column.text)(row);
      const auto blank = static_cast<size_t>(
          std::max<int64_t>(column.width - static_cast<int64_t>(displayWidth(text)), 0));
      terminal_.put(first + i, used, column.width, std::string(blank, ' ') + text, look);
      used += column.width;
    }
    constexpr uint32_t kDeepest = 20;
    const std::string indented = "  " +
                                 std::string(size_t(2) * std::min(row.depth, kDeepest), ' ') +
                                 (row.isExpanded     ? "▾ "
                                  : row.isExpandable ? "▸ "
                                                     : "  ");
    const int room = width - used - static_cast<int>(displayWidth(indented));
    const bool isHot = percentage(static_cast<double>(row.total.value_or(row.own)),
                                  static_cast<double>(rows_->whole())) >= 10;
    terminal_.put(first + i, used, width - used,
                  indented + elide(row.name, static_cast<size_t>(std::max(room, 1))),
                  look | (isHot ? kHotText : 0U));
  }
}

void TopScreen::drawHelp() {
  int row = 0;
  for (const char *line : kHelp)
    terminal_.put(row++, 0, terminal_.columns(), line);
}

void TopScreen::draw() {
  terminal_.clear();
  const int rows = terminal_.rows(), width = terminal_.columns();
  if (isHelpShown_) {
    drawHelp();
    return terminal_.show();
  }
  const bool hasTitles = rows >= 5, hasSubject = rows >= 8;
  int first = 0;
  terminal_.put(first++, 0, width, heading(), kBoldText);
  if (rows_) {
    constexpr const char *kViews[] = {"functions", "contexts", "threads"};
    const auto sort = std::find_if(std::begin(kSorts), std::end(kSorts),
                                   [&](const NamedSort &each) { return each.sort == sort_; });
    if (hasSubject)
      terminal_.put(first++, 0, width,
                    fmt::format("{} of {}: {}, by {}{}", format(rows_->whole()), value_->name,
                                kViews[static_cast<size_t>(view_)], sort->name,
                                pattern_.empty() ? "" : ", matching " + printable(pattern_)));
    if (hasTitles) {
      int used = 0;
      for (const Column &column : columnsFor(width)) {
        const std::string blank(
            static_cast<size_t>(column.width) -
                std::min<size_t>(column.title.size(), static_cast<size_t>(column.width)),
            ' ');
        terminal_.put(first, used, column.width, blank + column.title, kDimText);
        used += column.width;
      }
      terminal_.put(first++, used, width - used, "    function", kDimText);
    }
    drawRows(first, rows - first - 1);
  }
  terminal_.put(rows - 1, 0, width, footer(), typed_ || !problem_.empty() ? kBoldText : kDimText);
  terminal_.show();
}

void TopScreen::expand() {
  if (place_ >= seen_.size() || !seen_[place_].isExpandable)
    return;
  chosen_ = seen_[place_].key;
  expanded_.insert(chosen_);
  arrange();
}

void TopScreen::collapse() {
  if (place_ >= seen_.size())
    return;
  if (!seen_[place_].isExpanded) { // go to what it is below
    const uint32_t depth = seen_[place_].depth;
    while (depth > 0 && place_ > 0 && seen_[place_].depth >= depth)
      --place_;
    return move(0);
  }
  chosen_ = seen_[place_].key;
  expanded_.erase(chosen_);
  arrange();
}

void TopScreen::stepValue(int by) {
  if (!profile_)
    return;
  const std::vector<const Value *> known = knownValues(*profile_);
  const auto at = std::find_if(known.begin(), known.end(), [&](const Value *each) {
    return std::string(each->name) == value_->name;
  });
  const auto count = static_cast<int64_t>(known.size());
  value_ = known[static_cast<size_t>((at - known.begin() + by + count) % count)];
  before_.clear();
  rows_.emplace(*profile_, *value_, view_, before_);
  arrange();
}

void TopScreen::stepSort(int by) {
  constexpr int kCount = std::size(kSorts);
  sort_ = kSorts[(static_cast<int>(sort_) + by + kCount) % kCount].sort;
  arrange();
}

void TopScreen::open(TopView view) {
  if (view == view_)
    return;
  const bool isOther = (view == TopView::Threads) != (view_ == TopView::Threads);
  view_ = view;
  rows_.reset();
  before_.clear();
  place_ = 0;
  chosen_ = 0;
  if (isOther)
    return read();
  if (profile_)
    rows_.emplace(*profile_, *value_, view_, before_);
  arrange();
}

void TopScreen::typePattern(const TerminalKey &key) {
  if (key.kind == Kind::Erase) {
    while (!typed_->empty() && (typed_->back() & 0xc0) == 0x80)
      typed_->pop_back();
    if (typed_->empty())
      typed_.reset();
    else
      typed_->pop_back();
  } else if (key.character == kEscape || key.character == kInterrupt) {
    typed_.reset();
  } else if (key.character == kEnter || key.character == L'\n') {
    try {
      match_ = source_.match(*typed_);
      pattern_ = *typed_;
      problem_.clear();
      arrange();
    } catch (const CommandError &error) {
      problem_ = error.what();
    }
    typed_.reset();
  } else if (key.kind == Kind::Character && std::iswprint(static_cast<wint_t>(key.character))) {
    *typed_ += utf8Of(key.character);
  }
}

void TopScreen::command(wchar_t character) {
  switch (character) {
  case L'q':
  case L'Q':
  case kInterrupt:
  case kEndOfText:
    isLeft_ = true;
    return;
  case kStop:
    return terminal_.suspend();
  case L'?':
  case L'h':
    isHelpShown_ = true;
    return;
  case L'/':
    typed_ = "";
    return;
  case L'p':
  case L' ':
    isPaused_ = !isPaused_;
    return;
  case L'v':
    return stepValue(1);
  case L'V':
    return stepValue(-1);
  case L's':
    return stepSort(1);
  case L'S':
    return stepSort(-1);
  case L'f':
    return open(TopView::Functions);
  case L'c':
    return open(TopView::Contexts);
  case L't':
    return open(TopView::Threads);
  case L'j':
    return move(1);
  case L'k':
    return move(-1);
  case kEnter:
  case L'\n':
    return place_ < seen_.size() && seen_[place_].isExpanded ? collapse() : expand();
  default:
    return;
  }
}

void TopScreen::press(const TerminalKey &key) {
  if (key.kind == Kind::None || key.kind == Kind::Resize)
    return;
  if (key.kind == Kind::Gone) {
    isLeft_ = true;
    return;
  }
  if (isHelpShown_) {
    isHelpShown_ = false;
    return;
  }
  if (typed_)
    return typePattern(key);
  switch (key.kind) {
  case Kind::Up:
    return move(-1);
  case Kind::Down:
    return move(1);
  case Kind::PageUp:
    return move(-page_);
  case Kind::PageDown:
    return move(page_);
  case Kind::Home:
    return move(-static_cast<int64_t>(seen_.size()));
  case Kind::End:
    return move(static_cast<int64_t>(seen_.size()));
  case Kind::Right:
    return expand();
  case Kind::Left:
    return collapse();
  default:
    return command(key.character);
  }
}

void TopScreen::run() {
  const auto interval =
      std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options_.interval));
  Clock::time_point next = Clock::now();
  bool wasLive = true;
  while (!isLeft_ && !isStopped_) {
    const bool isDue = Clock::now() >= next || (!profile_ && wasLive);
    if (isDue && wasLive && !isPaused_) {
      read();
      wasLive = isLive_; // what an ended program left is read once more
      next = Clock::now() + interval;
      draw();
      if (options_.updates > 0 && updates_ >= options_.updates)
        return;
    }
    constexpr int kMost = 50; // milliseconds until a signal is noticed
    const TerminalKey key = terminal_.wait(kMost);
    if (key.kind == Kind::None)
      continue;
    press(key);
    draw();
  }
}

} // namespace

bool showTopScreen(const TopSource &source, const TopOptions &options,
                   const std::atomic<bool> &isStopped) {
  const std::unique_ptr<Terminal> terminal = Terminal::open();
  if (!terminal)
    return false;
  TopScreen(*terminal, source, options, isStopped).run();
  return true;
}

} // namespace vais::profiler

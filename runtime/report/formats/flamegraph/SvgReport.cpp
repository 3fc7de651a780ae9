/// Writes a flame graph as an image.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/flamegraph/FlameGraph.h"
#include "runtime/report/formats/shared/MarkupText.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Totals.h"

#include <algorithm>
#include <fmt/format.h>

namespace vais::profiler {
namespace {

constexpr double kWidth = 1200, kRow = 18, kTop = 48, kMargin = 12;
constexpr double kNarrowest = 0.5;
/// Labels are set to this width for each column of text, whatever font the viewer has.
constexpr double kCharacter = 6.8;

class SvgWriter {
public:
  SvgWriter(const Profile &profile, const ReportStyle &style)
      : profile_(profile), graph_(flameGraph(profile, style.valueOf(profile))), style_(style),
        scale_((kWidth - 2 * kMargin) /
               static_cast<double>(std::max<uint64_t>(graph_.frames[0].total, 1))) {}

  std::string write() const;

private:
  double widthOf(const Frame &frame) const { return static_cast<double>(frame.total) * scale_; }
  std::string tooltip(const Frame &frame, const std::string &name) const;
  std::string box(const Frame &frame) const;

  const Profile &profile_;
  const FlameGraph graph_;
  const ReportStyle &style_;
  const double scale_;
};

std::string SvgWriter::tooltip(const Frame &frame, const std::string &name) const {
  const Unit unit = graph_.value->unit;
  std::string text = fmt::format("{}\n{}", name, style_.scales.format(unit, frame.total));
  if (frame.totalError >= 0.5)
    text += " ± " + style_.scales.format(unit, toInteger(frame.totalError));
  text += fmt::format(" ({})",
                      formatPercentage(percentage(static_cast<double>(frame.total),
                                                  static_cast<double>(graph_.frames[0].total))));
  if (frame.depth > 0 && frame.hasCalls && unit != Unit::Count && !style_.isInverted)
    text += ", " + formatNumberOf(frame.calls, "call");
  return text;
}

std::string SvgWriter::box(const Frame &frame) const {
  const bool isAll = frame.depth == 0;
  const std::string name = frameName(profile_, graph_.names, frame);
  const unsigned hue = hueOf(name);
  const double x = kMargin + static_cast<double>(frame.start) * scale_;
  const double y = kTop + kRow * frame.depth;
  const double width = widthOf(frame);
  std::string text = fmt::format(
      R"(<g><title>{}</title><rect x="{:.1f}" y="{:.0f}" width="{:.1f}" height="{:.0f}" rx="2" fill="{}"/>)",
      escapedForMarkup(tooltip(frame, name)), x, y, std::max(width - (width > 3 ? 1 : 0), 0.3),
      kRow - 1,
      isAll ? "#ddd6cd" : fmt::format("hsl({},{}%,{}%)", hue, 70 + hue % 17, 68 + hue % 7));
  const auto characters = static_cast<size_t>(std::max(0.0, (width - 8) / kCharacter));
  if (characters >= 3) {
    const std::string label = elide(name, characters);
    text += fmt::format(
        R"(<text x="{:.1f}" y="{:.0f}" textLength="{:.1f}" lengthAdjust="spacingAndGlyphs">{}</text>)",
        x + 4, y + kRow - 5, kCharacter * static_cast<double>(displayWidth(label)),
        escapedForMarkup(label));
  }
  return text + "</g>\n";
}

std::string SvgWriter::write() const {
  uint32_t depth = 0;
  std::string boxes;
  for (const Frame &frame : graph_.frames)
    if (widthOf(frame) >= kNarrowest) {
      depth = std::max(depth, frame.depth);
      boxes += box(frame);
    }
  const double height = kTop + kRow * (depth + 1) + kMargin;
  return fmt::format(
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
             "width=\"{0:.0f}\" height=\"{1:.0f}\">\n"
             "<style>text{{font:12px Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#2a1c10}}"
             ".title{{font:600 15px sans-serif}}.subtitle{{font:12px sans-serif;fill:#7c746b}}"
             "g:hover rect{{stroke:#2a1c10;stroke-width:1}}</style>\n"
             "<rect width=\"100%\" height=\"100%\" fill=\"#fbfaf8\"/>\n"
             "<text class=\"title\" x=\"{2:.0f}\" y=\"21\">{3}</text>\n"
             "<text class=\"subtitle\" x=\"{2:.0f}\" y=\"38\">{4}</text>\n",
             kWidth, height, kMargin, escapedForMarkup(elide(graph_.title, 130)),
             escapedForMarkup(graph_.subtitle)) +
         boxes + "</svg>\n";
}

} // namespace

std::string svgReport(const Profile &profile, const ReportStyle &style) {
  return SvgWriter(profile, style).write();
}

} // namespace vais::profiler

/// Puts the page together: its parts, and the data.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/page/PageData.h"
#include "runtime/report/formats/page/PageParts.h"
#include "runtime/report/formats/shared/MarkupText.h"
#include "runtime/report/formats/shared/SummaryText.h"

namespace vais::profiler {

std::string pageWith(const Profile &profile, const std::string &data) {
  const std::pair<std::string, std::string> parts[] = {
      {"$policy", kPagePolicy},
      {"$title", escapedForMarkup(profileTitle(profile))},
      {"$style", kPageStyle},
      {"$data", data},
      {"$script", kPageScript}};
  const std::string page = kPage;
  std::string text;
  text.reserve(page.size() + data.size() + std::string(kPageScript).size());
  size_t at = 0;
  for (const auto &[mark, part] : parts) {
    const size_t place = page.find(mark, at);
    text.append(page, at, place - at);
    text += part;
    at = place + mark.size();
  }
  return text.append(page, at);
}

std::string pageReport(const Profile &profile, const ReportStyle &style) {
  return pageWith(profile, pageData(profile, style, PageView::Summary).take());
}

std::string flameGraphReport(const Profile &profile, const ReportStyle &style) {
  return pageWith(profile, pageData(profile, style, PageView::FlameGraph).take());
}

} // namespace vais::profiler

/// LLVM's parser makes of a symbol a graph in which what is referred to stands once. What it costs
/// to write a node is what its children cost, computed once for each node.

#include "DemanglingCost.h"

// A copy of its own: the program that this is linked into may contain LLVM.
#define itanium_demangle vais_profiler_itanium_demangle
#include <llvm/Demangle/ItaniumDemangle.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

/// The part of the parser that LLVM keeps out of its header: the end of what numbers local entities
/// of the same name, "_<digit>", "__<number>_" or digits to the end; `first` where there is none.
const char *llvm::itanium_demangle::parse_discriminator(const char *first, const char *last) {
  const auto afterDigits = [last](const char *at) {
    while (at != last && *at >= '0' && *at <= '9')
      ++at;
    return at;
  };
  if (first == last)
    return first;
  if (*first != '_')
    return afterDigits(first) == last ? last : first;
  const bool isLong = first + 1 != last && first[1] == '_';
  const char *const digits = first + (isLong ? 2 : 1);
  const char *const end = afterDigits(digits);
  if (end == digits)
    return first;
  if (!isLong)
    return digits + 1;
  return end != last && *end == '_' ? end + 1 : first;
}

namespace vais::profiler {
namespace {

namespace itanium = llvm::itanium_demangle;

uint64_t saturatingSum(uint64_t a, uint64_t b) { return a > UINT64_MAX - b ? UINT64_MAX : a + b; }

uint64_t saturatingProduct(uint64_t a, uint64_t b) {
  uint64_t product;
  return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
}

/// Where the parser's nodes stand until they have been counted. They need no destruction.
class NodeMemory {
public:
  void reset() { pieces_.clear(); }
  template <class T, class... Args> T *makeNode(Args &&...args) {
    return new (allocate(sizeof(T))) T(std::forward<Args>(args)...);
  }
  void *allocateNodeArray(size_t count) { return allocate(count * sizeof(itanium::Node *)); }

private:
  void *allocate(size_t size) {
    const size_t units = size / sizeof(std::max_align_t) + 1;
    return pieces_.emplace_back(new std::max_align_t[units]).get();
  }

  std::vector<std::unique_ptr<std::max_align_t[]>> pieces_;
};

class Cost {
public:
  uint64_t of(const itanium::Node *node) {
    if (!node)
      return 0;
    const auto [known, isNew] = costs_.try_emplace(node, 0);
    if (!isNew) // of a node that is being counted: a circle, which a demangler breaks
      return known->second;
    uint64_t sum = 1;
    node->visit([&](const auto *each) { sum = saturatingSum(sum, ofParts(*each)); });
    costs_[node] = sum;
    return sum;
  }

private:
  /// Of what `node` was made of.
  template <class T> uint64_t ofParts(const T &node) {
    uint64_t sum = 0;
    node.match([&](const auto &...parts) { ((sum = saturatingSum(sum, ofPart(parts))), ...); });
    if constexpr (std::is_same_v<T, itanium::ParameterPackExpansion>)
      sum = saturatingProduct(sum, largestPack_);
    return sum;
  }
  uint64_t ofParts(const itanium::ForwardTemplateReference &node) { return of(node.Ref); }

  /// A part is a node, a list of them, or text and flags, which cost nothing of their own.
  template <class T> uint64_t ofPart(const T &part) {
    if constexpr (std::is_convertible_v<T, const itanium::Node *>) {
      return of(part);
    } else if constexpr (std::is_same_v<T, itanium::NodeArray>) {
      uint64_t sum = 0;
      for (const itanium::Node *node : part)
        sum = saturatingSum(sum, of(node));
      largestPack_ = std::max<uint64_t>(largestPack_, part.size());
      return sum;
    } else {
      return 0;
    }
  }

  std::unordered_map<const itanium::Node *, uint64_t> costs_;
  uint64_t largestPack_ = 1; ///< elements that the expansion of a pack may have
};

} // namespace

uint64_t demanglingCost(const std::string &symbol) {
  itanium::ManglingParser<NodeMemory> parser(symbol.data(), symbol.data() + symbol.size());
  const itanium::Node *name = parser.parse();
  return name ? Cost().of(name) : UINT64_MAX;
}

} // namespace vais::profiler

/// Walks over all components, children first.

#include "runtime/report/names/Simplification.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace vais::profiler {
namespace {

using Component = demangle_component;
using std::string_view;

/// Returns pointers to the component's children, which depend on how its type uses the union.
std::array<Component **, 2> childrenOf(Component &node) {
  switch (node.type) {
  case DEMANGLE_COMPONENT_NAME:
  case DEMANGLE_COMPONENT_TEMPLATE_PARAM:
  case DEMANGLE_COMPONENT_FUNCTION_PARAM:
  case DEMANGLE_COMPONENT_SUB_STD:
  case DEMANGLE_COMPONENT_BUILTIN_TYPE:
  case DEMANGLE_COMPONENT_EXTENDED_BUILTIN_TYPE:
  case DEMANGLE_COMPONENT_OPERATOR:
  case DEMANGLE_COMPONENT_CHARACTER:
  case DEMANGLE_COMPONENT_NUMBER:
  case DEMANGLE_COMPONENT_UNNAMED_TYPE:
    return {};
  case DEMANGLE_COMPONENT_CTOR:
    return {&node.u.s_ctor.name, nullptr};
  case DEMANGLE_COMPONENT_DTOR:
    return {&node.u.s_dtor.name, nullptr};
  case DEMANGLE_COMPONENT_EXTENDED_OPERATOR:
    return {&node.u.s_extended_operator.name, nullptr};
  case DEMANGLE_COMPONENT_FIXED_TYPE:
    return {&node.u.s_fixed.length, nullptr};
  case DEMANGLE_COMPONENT_LAMBDA:
  case DEMANGLE_COMPONENT_DEFAULT_ARG:
    return {&node.u.s_unary_num.sub, nullptr};
  default:
    return {&node.u.s_binary.left, &node.u.s_binary.right};
  }
}

Component *left(const Component *node) { return node->u.s_binary.left; }
Component *right(const Component *node) { return node->u.s_binary.right; }

bool is(const Component *node, demangle_component_type type) { return node && node->type == type; }

string_view nameOf(const Component *node) {
  if (is(node, DEMANGLE_COMPONENT_NAME))
    return {node->u.s_name.s, static_cast<size_t>(node->u.s_name.len)};
  if (is(node, DEMANGLE_COMPONENT_SUB_STD))
    return {node->u.s_string.string, static_cast<size_t>(node->u.s_string.len)};
  return {};
}

/// Returns "vector" for std::vector, and "" for anything that is not in namespace std.
string_view standardName(const Component *node) {
  constexpr string_view kStd = "std", kPrefix = "std::";
  if (is(node, DEMANGLE_COMPONENT_QUAL_NAME) && nameOf(left(node)) == kStd)
    return nameOf(right(node));
  const string_view name = nameOf(node);
  return name.substr(0, kPrefix.size()) == kPrefix ? name.substr(kPrefix.size()) : string_view();
}

bool isQualifierOfThis(const Component *node) {
  return is(node, DEMANGLE_COMPONENT_CONST_THIS) || is(node, DEMANGLE_COMPONENT_VOLATILE_THIS) ||
         is(node, DEMANGLE_COMPONENT_RESTRICT_THIS) ||
         is(node, DEMANGLE_COMPONENT_REFERENCE_THIS) ||
         is(node, DEMANGLE_COMPONENT_RVALUE_REFERENCE_THIS);
}

/// Returns only the name of a function with its type, and of a member function without its
/// qualifiers.
Component *withoutType(Component *node) {
  if (is(node, DEMANGLE_COMPONENT_TYPED_NAME))
    node = left(node);
  while (isQualifierOfThis(node))
    node = left(node);
  if (is(node, DEMANGLE_COMPONENT_LOCAL_NAME))
    node->u.s_binary.right = withoutType(right(node));
  return node;
}

bool isInlineNamespace(string_view name) {
  constexpr string_view kNames[] = {"__cxx11", "_V2", "__1", "__2", "__ndk1"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool isSame(Component *a, Component *b) {
  if (a == b || !a || !b)
    return a == b;
  if (a->type != b->type)
    return false;
  switch (a->type) {
  case DEMANGLE_COMPONENT_NAME:
  case DEMANGLE_COMPONENT_SUB_STD:
    return nameOf(a) == nameOf(b);
  case DEMANGLE_COMPONENT_TEMPLATE_PARAM:
    return a->u.s_number.number == b->u.s_number.number;
  case DEMANGLE_COMPONENT_BUILTIN_TYPE:
    return a->u.s_builtin.type == b->u.s_builtin.type;
  default:
    break;
  }
  const auto ofA = childrenOf(*a), ofB = childrenOf(*b);
  if (!ofA[0])
    return false;
  for (size_t i = 0; i < ofA.size(); ++i)
    if (ofA[i] && !isSame(*ofA[i], *ofB[i]))
      return false;
  return true;
}

/// Returns whether `argument` is the default in the standard library's templates if the first
/// argument is `first`, as in std::vector<int, std::allocator<int>>.
bool isDefaultArgument(Component *argument, Component *first) {
  constexpr string_view kDefaults[] = {"allocator", "char_traits", "less",
                                       "hash",      "equal_to",    "default_delete"};
  if (!is(argument, DEMANGLE_COMPONENT_TEMPLATE) || !right(argument))
    return false;
  const string_view name = standardName(left(argument));
  Component *of = left(right(argument));
  if (std::find(std::begin(kDefaults), std::end(kDefaults), name) == std::end(kDefaults))
    return false;
  return isSame(of, first) || (name == "allocator" && is(of, DEMANGLE_COMPONENT_TEMPLATE) &&
                               standardName(left(of)) == "pair");
}

void dropDefaultArguments(Component *list) {
  Component *const first = left(list);
  Component *last = list; // the last element to keep
  for (Component *at = list; at; at = right(at))
    if (!isDefaultArgument(left(at), first))
      last = at;
  last->u.s_binary.right = nullptr;
}

/// Counts `node` and everything below it as often as it is written out.
size_t writtenSize(Component *node, std::unordered_map<Component *, size_t> &known) {
  constexpr size_t kEnough = size_t(1) << 40;
  const auto [place, isNew] = known.try_emplace(node, 1);
  if (!isNew)
    return place->second;
  size_t size = 1;
  for (Component **child : childrenOf(*node))
    if (child && *child)
      size += writtenSize(*child, known);
  return known[node] = std::min(size, kEnough);
}

} // namespace

bool isPrintable(demangle_component &tree) {
  constexpr size_t kMost = 100000;
  std::unordered_map<Component *, size_t> known;
  return writtenSize(&tree, known) <= kMost;
}

void Simplification::rename(demangle_component *node, std::string name) {
  const std::string &kept = names_.emplace_back(std::move(name));
  cplus_demangle_fill_name(node, kept.c_str(), static_cast<int>(kept.size()));
}

void Simplification::shortenTemplate(demangle_component *node) {
  Component *const arguments = right(node);
  if (!is(arguments, DEMANGLE_COMPONENT_TEMPLATE_ARGLIST) || !left(arguments))
    return;
  dropDefaultArguments(arguments);
  if (standardName(left(node)) != "basic_string" || right(arguments))
    return;
  if (is(left(arguments), DEMANGLE_COMPONENT_BUILTIN_TYPE)) {
    demangle_component character{};
    for (const auto &[type, name] : {std::pair("char", "std::string"), {"wchar_t", "std::wstring"}})
      if (cplus_demangle_fill_builtin_type(&character, type) &&
          character.u.s_builtin.type == left(arguments)->u.s_builtin.type)
        return rename(node, name);
  }
}

void Simplification::simplify(demangle_component *node) {
  if (!met_.insert(node).second)
    return;
  for (Component **child : childrenOf(*node))
    if (child && *child) {
      simplify(*child);
      if (is(*child, DEMANGLE_COMPONENT_TAGGED_NAME))
        *child = left(*child);
      if (is(*child, DEMANGLE_COMPONENT_TYPED_NAME))
        *child = withoutType(*child);
    }
  switch (node->type) {
  case DEMANGLE_COMPONENT_NAME: // clang numbers those of local functions: "$_0"
    if (const string_view name = nameOf(node);
        name.size() > 2 && name.size() < 12 && name.substr(0, 2) == "$_" &&
        name.find_first_not_of("0123456789", 2) == string_view::npos)
      rename(node, "{lambda#" + std::to_string(std::stoul(std::string(name.substr(2))) + 1) + '}');
    return;
  case DEMANGLE_COMPONENT_LAMBDA:
    return rename(node, "{lambda#" + std::to_string(node->u.s_unary_num.num + 1) + '}');
  case DEMANGLE_COMPONENT_QUAL_NAME:
    if (Component *const scope = left(node); is(scope, DEMANGLE_COMPONENT_QUAL_NAME) &&
                                             nameOf(left(scope)) == "std" &&
                                             isInlineNamespace(nameOf(right(scope))))
      node->u.s_binary.left = left(scope);
    return;
  case DEMANGLE_COMPONENT_TEMPLATE:
    return shortenTemplate(node);
  default:
    return;
  }
}

demangle_component *Simplification::apply(demangle_component *tree, NameDetail detail) {
  simplify(tree);
  return detail == NameDetail::Name ? withoutType(tree) : tree;
}

} // namespace vais::profiler

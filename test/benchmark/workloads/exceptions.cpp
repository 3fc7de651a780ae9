// A C++ program: two threads parse expressions, some of which are wrong and end in an exception.
//
// usage: exceptions EXPRESSIONS
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Node {
  virtual ~Node() = default;
  virtual int64_t value(const std::map<std::string, int64_t> &variables) const = 0;
};

struct Number : Node {
  explicit Number(int64_t number) : number(number) {}
  int64_t value(const std::map<std::string, int64_t> &) const override { return number; }
  int64_t number;
};

struct Variable : Node {
  explicit Variable(std::string name) : name(std::move(name)) {}
  int64_t value(const std::map<std::string, int64_t> &variables) const override {
    const auto found = variables.find(name);
    if (found == variables.end())
      throw std::out_of_range(name);
    return found->second;
  }
  std::string name;
};

struct Operation : Node {
  Operation(char kind, std::unique_ptr<Node> left, std::unique_ptr<Node> right)
      : kind(kind), left(std::move(left)), right(std::move(right)) {}
  int64_t value(const std::map<std::string, int64_t> &variables) const override {
    const int64_t a = left->value(variables), b = right->value(variables);
    if (kind == '+')
      return a + b;
    if (kind == '*')
      return a * b % 1000003;
    if (b == 0)
      throw std::domain_error("division by zero");
    return a / b;
  }
  char kind;
  std::unique_ptr<Node> left, right;
};

class Parser {
public:
  explicit Parser(const std::string &text) : text_(text) {}

  std::unique_ptr<Node> sum() {
    std::unique_ptr<Node> left = product();
    while (peek() == '+') {
      ++place_;
      left = std::make_unique<Operation>('+', std::move(left), product());
    }
    return left;
  }

private:
  std::unique_ptr<Node> product() {
    std::unique_ptr<Node> left = factor();
    while (peek() == '*' || peek() == '/') {
      const char kind = text_[place_++];
      left = std::make_unique<Operation>(kind, std::move(left), factor());
    }
    return left;
  }

  std::unique_ptr<Node> factor() {
    if (peek() == '(') {
      ++place_;
      std::unique_ptr<Node> inner = sum();
      if (peek() != ')')
        throw std::invalid_argument("expected )");
      ++place_;
      return inner;
    }
    if (peek() >= '0' && peek() <= '9') {
      int64_t number = 0;
      while (peek() >= '0' && peek() <= '9')
        number = number * 10 + (text_[place_++] - '0');
      return std::make_unique<Number>(number);
    }
    std::string name;
    while (peek() >= 'a' && peek() <= 'z')
      name += text_[place_++];
    if (name.empty())
      throw std::invalid_argument("expected an operand");
    return std::make_unique<Variable>(name);
  }

  char peek() const { return place_ < text_.size() ? text_[place_] : '\0'; }

  const std::string &text_;
  size_t place_ = 0;
};

/// Some of its expressions lack an operand.
class Writer {
public:
  explicit Writer(uint64_t seed) : state_(seed) {}

  std::string expression(int depth) {
    if (depth == 0 || draw(4) == 0)
      return operand();
    std::string text = expression(depth - 1) + "+*/"[draw(3)] + expression(depth - 1);
    return draw(2) ? "(" + text + ")" : text;
  }

private:
  std::string operand() {
    if (draw(400) == 0)
      return "";
    if (draw(2))
      return std::to_string(draw(1000));
    return std::string(1, static_cast<char>('a' + draw(5)));
  }

  uint64_t draw(uint64_t limit) {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return state_ % limit;
  }

  uint64_t state_;
};

void work(int count, uint64_t seed, int64_t &sum, int64_t &failures) {
  const std::map<std::string, int64_t> variables = {
      {"a", 1}, {"b", 22}, {"c", 333}, {"d", 4444}, {"e", 5}};
  Writer writer(seed);
  for (int i = 0; i < count; ++i) {
    const std::string text = writer.expression(4);
    try {
      sum += Parser(text).sum()->value(variables);
    } catch (const std::exception &) {
      ++failures;
    }
  }
}

} // namespace

int main(int argc, char **argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
  int64_t sums[2] = {}, failures[2] = {};
  std::thread other(work, count / 2, 12345, std::ref(sums[1]), std::ref(failures[1]));
  work(count / 2, 67890, sums[0], failures[0]);
  other.join();
  std::printf("%lld %lld\n", static_cast<long long>(sums[0] + sums[1]),
              static_cast<long long>(failures[0] + failures[1]));
}

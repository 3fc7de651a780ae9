/// MD5, section 3 of RFC 1321.

#include "utils/vais-profiler/edges/Md5.h"

#include <cmath>
#include <cstddef>

namespace vais::profiler {
namespace {

constexpr size_t kBlock = 64;

/// 2^32 * |sin(i + 1)|, step by step.
std::array<uint32_t, 64> sines() {
  constexpr double kScale = 4294967296.0;
  std::array<uint32_t, 64> table{};
  for (size_t i = 0; i < table.size(); ++i)
    table[i] = static_cast<uint32_t>(kScale * std::fabs(std::sin(static_cast<double>(i + 1))));
  return table;
}

uint32_t rotate(uint32_t value, unsigned bits) { return value << bits | value >> (32 - bits); }

/// The message with a one, zeros, and its length in bits, in whole blocks.
std::string padded(const std::string &text) {
  std::string message = text + '\x80';
  message.resize((message.size() + 8 + kBlock - 1) / kBlock * kBlock - 8);
  for (unsigned i = 0; i < 8; ++i)
    message += static_cast<char>(uint64_t(text.size()) * 8 >> (8 * i));
  return message;
}

uint32_t wordAt(const std::string &message, size_t at) {
  uint32_t word = 0;
  for (unsigned i = 0; i < 4; ++i)
    word |= uint32_t(static_cast<unsigned char>(message[at + i])) << (8 * i);
  return word;
}

void addBlock(const std::string &message, size_t start, Digest &digest) {
  static const std::array<uint32_t, 64> kSines = sines();
  static constexpr unsigned kTurns[4][4] = {
      {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  auto [a, b, c, d] = digest;
  for (unsigned i = 0; i < 64; ++i) {
    uint32_t mixed = 0;
    unsigned word = 0;
    switch (i / 16) {
    case 0:
      mixed = (b & c) | (~b & d), word = i;
      break;
    case 1:
      mixed = (d & b) | (~d & c), word = 5 * i + 1;
      break;
    case 2:
      mixed = b ^ c ^ d, word = 3 * i + 5;
      break;
    default:
      mixed = c ^ (b | ~d), word = 7 * i;
    }
    mixed += a + kSines[i] + wordAt(message, start + word % 16 * 4);
    a = d, d = c, c = b;
    b += rotate(mixed, kTurns[i / 16][i % 4]);
  }
  digest[0] += a, digest[1] += b, digest[2] += c, digest[3] += d;
}

} // namespace

Digest md5Of(const std::string &text) {
  Digest digest = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  const std::string message = padded(text);
  for (size_t start = 0; start < message.size(); start += kBlock)
    addBlock(message, start, digest);
  return digest;
}

} // namespace vais::profiler

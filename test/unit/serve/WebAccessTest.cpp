/// Secrets are compared as a whole; who may ask is tested with a server (test/formats).

#include "utils/vais-profiler/serve/WebAccess.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(WebAccess, ComparesSecrets) {
  EXPECT_TRUE(isSameSecret("", ""));
  EXPECT_TRUE(isSameSecret("abc", "abc"));
  for (const char *other : {"", "a", "ab", "abd", "xbc", "abcabc", "abcd"})
    EXPECT_FALSE(isSameSecret("abc", other) || isSameSecret(other, "abc")) << other;
}

TEST(WebAccess, MakesTokens) {
  const std::string token = makeToken();
  EXPECT_EQ(token.size(), 64u);
  EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(token, makeToken());
}

TEST(WebAccess, ServesAddressesAndItsNames) {
  const auto statusOf = [](const std::string &host, const WebAccess &access) {
    const auto refused = refuse({"GET", "/", {}, {{"host", host}}}, access);
    return refused ? refused->status : 200;
  };
  for (const char *host : {"127.0.0.1:8080", "LOCALHOST", "[::1]:80", "10.1.2.3", "a.example:7"})
    EXPECT_EQ(statusOf(host, {"", {"A.example"}}), 200) << host;
  for (const char *host : {"", "b.example", "a.example.b", "127.0.0.1.b", "[", "[::1", "1.2.3"})
    EXPECT_EQ(statusOf(host, {"", {"a.example"}}), std::string(host) == "[::1" ? 200 : 421) << host;
  EXPECT_EQ(statusOf("localhost", {"secret", {}}), 401);
}

} // namespace
} // namespace vais::profiler::test

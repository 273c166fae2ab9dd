// Passwords that are tried first everywhere and that the other rules would let pass: at least eight
// characters, with a letter and a digit. Words of the keyboard, names and years, "word + 123".

#include <algorithm>
#include <array>

#include "common/text/text.hpp"
#include "modules/accounts/passwords.hpp"

namespace gatehouse::accounts::passwords {

namespace {

// Whole passwords.
constexpr auto kWhole = std::to_array<std::string_view>({"000000aa", "0987654321a", "11111111a", "11223344a",
    "111222tianya", "112233aa", "12345678a", "123456789a", "1234567890a", "123456aa", "123456abc", "1234abcd",
    "1234qwer", "123abc123", "123qwe123", "123qweasd", "123qweasdzxc", "1a2b3c4d", "1q2w3e4r", "1q2w3e4r5t",
    "1q2w3e4r5t6y", "1qaz2wsx", "1qaz2wsx3edc", "1qazxsw2", "3rjs1la7qe", "a1234567", "a12345678",
    "a123456789", "a1b2c3d4", "a1b2c3d4e5", "aa123456", "aa12345678", "aaaaaaa1", "ab123456", "abc12345",
    "abc123456", "abc1234567", "abc12345678", "abc123abc", "abc123def", "abcd1234", "abcd12345", "abcde12345",
    "asd12345", "asd123456", "asdf1234", "asdfgh123", "as123456", "azerty123", "g1234567", "p4ssw0rd",
    "p@ssw0rd", "p@ssw0rd1", "p@55w0rd", "pa55word", "pa55w0rd", "passw0rd", "passw0rd1", "pass1234",
    "pass12345", "q1w2e3r4", "q1w2e3r4t5", "q1w2e3r4t5y6", "qaz12345", "qaz123wsx", "qazwsx123", "qwe12345",
    "qwe123456", "qwe123qwe", "qweasd123", "qwer1234", "qwert123", "qwert12345", "qwerty12", "qwertz123",
    "qq123456", "s1234567", "t1234567", "trustno1", "x1234567", "z1234567", "zaq12wsx", "zaq1zaq1",
    "zxc12345", "zxcv1234", "zxcvbnm1"});

// Words that people hang a number on.
constexpr auto kWords = std::to_array<std::string_view>({"admin", "andrew", "angel", "ashley", "baseball",
    "basketball", "batman", "changeme", "charlie", "chocolate", "computer", "daniel", "default", "dragon",
    "football", "freedom", "gatehouse", "george", "guest", "hallo", "hello", "iloveyou", "jennifer",
    "jessica", "jordan", "killer", "letmein", "login", "love", "lovely", "master", "michael", "michelle",
    "monkey", "mustang", "ninja", "pass", "password", "passwort", "pepper", "pokemon", "princess", "qwerty",
    "qwertyuiop", "robert", "root", "samsung", "secret", "shadow", "soccer", "starwars", "summer", "sunshine",
    "superman", "test", "thomas", "ticket", "tickets", "user", "welcome", "william", "winter"});

static_assert(std::ranges::is_sorted(kWords));

}  // namespace

bool is_common(std::string_view password)
{
    const auto folded = text::fold(password);
    if (std::ranges::find(kWhole, folded) != kWhole.end()) return true;
    // A word with a number of up to six digits behind it, perhaps with a sign: "Password2026!".
    auto word = std::string_view(folded);
    while (!word.empty() && (word.back() == '!' || word.back() == '.' || word.back() == '?'))
        word.remove_suffix(1);
    const auto end = word.find_last_not_of("0123456789");
    const auto digits = end == std::string_view::npos ? word.size() : word.size() - end - 1;
    return digits <= 6 && std::ranges::binary_search(kWords, word.substr(0, word.size() - digits));
}

}  // namespace gatehouse::accounts::passwords

#include "modules/accounts/browser.hpp"

#include <span>
#include <utility>

namespace gatehouse::accounts {

namespace {

using Names = std::pair<std::string_view, std::string_view>;  // what is in the header, what we call it

// The first that is there is meant: many browsers also claim to be those below them.
constexpr Names kBrowsers[] = {
    {"Edg", "Edge"},
    {"OPR/", "Opera"},
    {"SamsungBrowser/", "Samsung Internet"},
    {"Firefox/", "Firefox"},
    {"FxiOS/", "Firefox"},
    {"CriOS/", "Chrome"},
    {"HeadlessChrome/", "Chrome"},
    {"Chrome/", "Chrome"},
    {"Safari/", "Safari"},
};
constexpr Names kSystems[] = {
    {"iPhone", "iPhone"},
    {"iPad", "iPad"},
    {"Android", "Android"},
    {"Windows", "Windows"},
    {"Mac OS X", "Mac"},
    {"CrOS", "Chromebook"},
    {"Linux", "Linux"},
};

std::string_view name_in(std::string_view user_agent, std::span<const Names> names)
{
    for (const auto& [part, name] : names)
        if (user_agent.find(part) != std::string_view::npos) return name;
    return {};
}

}  // namespace

std::string device_in_words(std::string_view user_agent)
{
    const auto browser = name_in(user_agent, kBrowsers), system = name_in(user_agent, kSystems);
    if (!browser.empty() && !system.empty()) return std::string(browser) + " on " + std::string(system);
    if (!browser.empty()) return std::string(browser);
    // "curl/7.88.1", "GatehouseScanner/2.1 (…)"
    const std::string program(user_agent.substr(0, user_agent.find_first_of("/ (")));
    if (program.empty()) return "An unknown device";
    return system.empty() ? program : program + " on " + std::string(system);
}

}  // namespace gatehouse::accounts

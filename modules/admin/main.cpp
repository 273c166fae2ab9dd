// gatehouse-admin: the administrator's one tool.

#include <algorithm>
#include <iostream>

#include "modules/admin/commands.hpp"

namespace {

using gatehouse::admin::Words;

struct Command {
    const char* name;
    const char* usage;
    const char* about;
    int (*run)(const Words&);
};

constexpr Command kCommands[] = {
    {"migrate", "[--dir FOLDER]", "bring the database to this version's schema", gatehouse::admin::migrate},
    {"config", "[get KEY]", "list every key with its value, or print one (a secret is read from its file)",
        gatehouse::admin::config},
    {"check", "", "test database, Redis, gateway, mail, clock and folders, and say what to do",
        gatehouse::admin::check},
    {"verify", "", "prove the invariants of stock, orders, tickets and money (after a restore, for example)",
        gatehouse::admin::verify},
    {"repair", "[--yes]", "show counters that are not what they count, and with --yes set them right",
        gatehouse::admin::repair},
    {"stuck", "", "list payments, refunds and mail that need a person, and what to do",
        gatehouse::admin::stuck},
    {"resend", "", "try mail again that was given up after three days", gatehouse::admin::resend},
    {"documents", "", "issue what orders lack of invoices and credit notes (once, after an upgrade)",
        gatehouse::admin::documents},
    {"grant-admin", "EMAIL", "make an account a platform administrator", gatehouse::admin::grant_admin},
    {"openapi", "", "print the OpenAPI document of all modules", gatehouse::admin::openapi},
    {"seed-demo", "--out FILE", "fill an empty installation with a demo and write its sign-ins to FILE",
        gatehouse::admin::seed_demo},
};

int usage()
{
    std::cerr << "usage: gatehouse-admin COMMAND\n";
    for (const auto& c : kCommands) {
        const auto left = std::string(c.name) + " " + c.usage;
        std::cerr << "  " << left << std::string(left.size() < 26 ? 26 - left.size() : 1, ' ') << c.about
                  << '\n';
    }
    return 2;
}

}  // namespace

int main(int argc, char** argv)
{
    const Words words(argv + std::min(argc, 2), argv + argc);
    for (const auto& command : kCommands)
        if (argc > 1 && std::string_view(argv[1]) == command.name) {
            try {
                return command.run(words);
            } catch (const std::exception& e) {
                std::cerr << "gatehouse-admin " << command.name << ": " << e.what() << '\n';
                return 1;
            }
        }
    return usage();
}

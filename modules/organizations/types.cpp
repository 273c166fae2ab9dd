#include "modules/organizations/types.hpp"

namespace gatehouse::organizations {

Permissions Permissions::parse(std::string_view comma_separated)
{
    Permissions out;
    for (const auto one : values(Permission{})) {
        const std::string_view name = to_string(one);
        for (auto at = comma_separated.find(name); at != std::string_view::npos;
             at = comma_separated.find(name, at + 1)) {
            const auto end = at + name.size();
            if ((at == 0 || comma_separated[at - 1] == ',') &&
                (end == comma_separated.size() || comma_separated[end] == ','))
                out.add(one);
        }
    }
    return out;
}

Permissions Permissions::of(const std::vector<Permission>& all)
{
    Permissions out;
    for (const auto one : all) out.add(one);
    return out;
}

std::vector<Permission> Permissions::list() const
{
    std::vector<Permission> out;
    for (const auto one : values(Permission{}))
        if (has(one)) out.push_back(one);
    return out;
}

std::string Permissions::str() const
{
    std::string out;
    for (const auto one : list()) out += (out.empty() ? "" : ",") + std::string(to_string(one));
    return out;
}

}  // namespace gatehouse::organizations

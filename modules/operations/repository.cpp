#include "modules/operations/repository.hpp"

namespace gatehouse::operations::repo {

std::string schema_version(db::Session& session)
{
    const auto name = session.one("SELECT name FROM schema_migrations ORDER BY version DESC LIMIT 1",
        [](const db::Row& row) { return row.text(1); });
    return name ? name->substr(0, name->rfind('.')) : std::string{};
}

}  // namespace gatehouse::operations::repo

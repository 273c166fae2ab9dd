// A row in users and nothing more, for tests of what stands below the module of accounts.

#pragma once

#include "tests/support/base.hpp"

namespace gatehouse::support {

inline UserId known_user(Base& base)
{
    const auto id = new_id<UserId>(base.context);
    const auto email = base.unique("ada.") + "@example.org";
    base.context.db.transact([&](db::Tx& tx) {
        tx.exec(R"sql(
            INSERT INTO users (id, email, email_key, password_hash, name, created_at, updated_at)
            VALUES (?, ?, ?, '', 'Ada', ?, ?)
        )sql",
            id, email, email, base.clock.now(), base.clock.now());
    });
    return id;
}

}  // namespace gatehouse::support

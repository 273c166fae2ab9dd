// Somebody who wants to be forgotten.

#pragma once

#include "tests/support/asserts.hpp"
#include "tests/support/privacy_world.hpp"

namespace gatehouse::privacy {

struct EraseFixture : CppUnit::TestFixture {
    support::PrivacyWorld world;
    support::PrivacyWorld::Zoe zoe = world.zoe();

    void erase() { world.erasure.erase_own(zoe.caller, zoe.email); }
    void prove_and_erase()
    {
        world.prove(zoe);
        erase();
    }
    bool erased() { return world.status_of(zoe) == "erased"; }
    std::string text(db::Sql sql, const auto& id)
    {
        return *world.context.db.read([&](db::Session& session) {
            return session.one(
                sql, [](const db::Row& row) { return row.text(1); }, id);
        });
    }
};

}  // namespace gatehouse::privacy

// All SQL for the tables exports and erasures, and for no others.

#pragma once

#include "common/db/session.hpp"
#include "modules/privacy/types.hpp"

namespace gatehouse::privacy::repo {

// The person's copy, if one is kept at this time.
std::optional<Export> find_export(db::Session& session, const UserId& user, Time now);
std::optional<std::string> find_content(db::Session& session, const UserId& user, Time now);
// Whose copy is to be made; empty when it is made already, or no longer wanted.
std::optional<UserId> wanted_by(db::Session& session, const ExportId& id, Time now);

void insert_export(db::Tx& tx, const ExportId& id, const UserId& user, Time now, Time expires_at);
// False when it is no longer wanted.
bool keep(db::Tx& tx, const ExportId& id, const std::string& content, Time now, Time expires_at);
void remove_exports(db::Tx& tx, const UserId& user);
int sweep_exports(db::Tx& tx, Time now);

void insert_erasure(db::Tx& tx, const UserId& user, Time now);
struct Erasure {
    UserId user;
    Time erased_at;
};
std::vector<Erasure> unfinished(db::Session& session, int most);
void finish(db::Tx& tx, const UserId& user, Time now);

}  // namespace gatehouse::privacy::repo

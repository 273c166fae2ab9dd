#include "modules/privacy/exports.hpp"

#include "common/audit.hpp"
#include "common/auth/session_list.hpp"
#include "common/auth/step_up.hpp"
#include "common/obs/log.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/personal.hpp"
#include "modules/accounts/service.hpp"
#include "modules/orders/personal.hpp"
#include "modules/privacy/gather.hpp"
#include "modules/privacy/repository.hpp"
#include "modules/privacy/zip.hpp"

namespace gatehouse::privacy {

using namespace std::chrono_literals;

namespace {

constexpr auto kKept = 7 * 24h;
// A copy that has been in the making for so long was given up by whoever made it.
constexpr auto kPatience = 1h;

bool being_made(const std::optional<Export>& before, Time now)
{
    return before && before->state == ExportState::preparing && now - *before->asked_at < kPatience;
}

}  // namespace

Export Exports::ask(const auth::Caller& caller) const
{
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        const auto user = accounts::lock_to_erase(tx, caller.require_user());  // one copy at a time
        if (!user || !auth::is_open(tx, caller.principal->session, now))
            throw Error(kUnauthenticated, "ended meanwhile");
        if (const auto before = repo::find_export(tx, user->id, now); being_made(before, now)) return *before;
        const auto id = new_id<ExportId>(context_);
        repo::remove_exports(tx, user->id);
        repo::insert_export(tx, id, user->id, now, now + kKept);
        audit::record(tx, now, caller, {"user.export_asked", "user", user->id.uuid(), {}, ""});
        outbox::publish(tx, kExportAsked, id.uuid(), now);
        return Export{ExportState::preparing, now, {}, now + kKept, {}};
    });
}

Export Exports::latest(const auth::Caller& caller) const
{
    const auto& user = caller.require_user();
    return context_.db
        .read([&](db::Session& session) { return repo::find_export(session, user, context_.clock.now()); })
        .value_or(Export{});
}

std::string Exports::content(const auth::Caller& caller) const
{
    const auto& user = caller.require_user();
    auth::require_recent(caller, context_);
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        auto content = repo::find_content(tx, user, now);
        if (!content) throw Error(kNoExport, user.str());
        audit::record(tx, now, caller, {"user.export_fetched", "user", user.uuid(), {}, ""});
        return std::move(*content);
    });
}

void Exports::make(const ExportId& id) const
{
    const auto now = context_.clock.now();
    const auto wanted =
        context_.db.read([&](db::Session& session) { return repo::wanted_by(session, id, now); });
    if (!wanted) return log::info("a copy is no longer wanted", {{"export", id.str()}});
    orders::adopt(context_, *wanted);
    const auto files = context_.db.read([&](db::Session& session) -> personal::Files {
        const auto user = accounts::Service(context_).find_user(session, *wanted);
        if (!user) return {};
        return gather(context_, session, {user->id, user->email, user->name, user->email_verified});
    });
    if (files.empty()) return;
    const auto content = zip(files, now);
    context_.db.transact([&](db::Tx& tx) {
        if (!repo::keep(tx, id, content, now, now + kKept)) return;
        outbox::publish(tx, kExportReady, wanted->uuid(), now);
    });
    context_.metrics.count("exports", "made");
}

int Exports::sweep() const
{
    return context_.db.transact([&](db::Tx& tx) { return repo::sweep_exports(tx, context_.clock.now()); });
}

}  // namespace gatehouse::privacy

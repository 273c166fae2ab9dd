#include "modules/notifications/debts.hpp"

#include <algorithm>
#include <exception>

#include "common/crypto/crypto.hpp"
#include "common/obs/log.hpp"
#include "modules/accounts/personal.hpp"

namespace gatehouse::notifications {

namespace {

// The same mail has the same id before any row of it is there, so that whoever gets it twice, because we died
// after sending it, can see that.
MailId id_of(const Debt& debt)
{
    const auto hash =
        crypto::sha256(std::string(debt.kind) + "|" + OrderId(debt.subject).str() + "|" + debt.recipient);
    Uuid uuid{};
    std::copy_n(hash.begin(), uuid.size(), uuid.begin());
    uuid[6] = static_cast<unsigned char>((uuid[6] & 0x0f) | 0x80);  // version 8: made by rules of our own
    uuid[8] = static_cast<unsigned char>((uuid[8] & 0x3f) | 0x80);
    return MailId(uuid);
}

repo::Mail mail_of(const Context& context, const Debt& debt)
{
    const auto known = context.db.read([&](db::Session& session) { return repo::find(session, debt); });
    return known.value_or(repo::Mail{id_of(debt), false, context.clock.now()});
}

// Notes what became of a mail. Who was erased while it was on its way is not written down again; only their
// farewell still has to be known by its address, and is forgotten by itself.
void note(const Context& context, const repo::Mail& mail, const Debt& debt,
    const std::function<void(db::Tx&)>& write)
{
    context.db.transact([&](db::Tx& tx) {
        const bool gone =
            debt.of && std::string_view(debt.kind) != "account_erased" && accounts::lock_erased(tx, *debt.of);
        write(tx);
        if (gone) repo::forget(tx, mail.id, *debt.of);
    });
}

void note_sent(const Context& context, const repo::Mail& mail, const Debt& debt)
{
    note(context, mail, debt, [&](db::Tx& tx) { repo::mark_sent(tx, mail, debt, context.clock.now()); });
}

void note_failed(const Context& context, const repo::Mail& mail, const Debt& debt, const char* metric,
    const std::string& why)
{
    note(context, mail, debt, [&](db::Tx& tx) { repo::mark_failed(tx, mail, debt, why); });
    context.metrics.count(metric, "failed");
}

void tell_sent(const Context& context, const repo::Mail& mail, const Debt& debt, const char* metric)
{
    context.metrics.count(metric, "sent");
    log::info("mail sent", {{"mail", mail.id.str()}, {"kind", debt.kind}});
}

}  // namespace

Uuid numbered(const outbox::News& news)
{
    auto subject = news.subject;
    for (int i = 0; i < 8; ++i)
        subject[15 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(news.seq) >> (8 * i));
    return subject;
}

void pay_once(const Context& context, const Debt& debt, const char* metric,
    const std::function<void(const repo::Mail& mail)>& pay)
{
    const auto mail = mail_of(context, debt);
    if (mail.sent) return;
    try {
        pay(mail);
    } catch (const std::exception& e) {
        note_failed(context, mail, debt, metric, e.what());
        throw;
    }
    note_sent(context, mail, debt);
    tell_sent(context, mail, debt, metric);
}

void do_all(const std::vector<std::function<void()>>& steps)
{
    std::exception_ptr first;
    for (const auto& step : steps) {
        try {
            step();
        } catch (const std::exception&) {
            if (!first) first = std::current_exception();
        }
    }
    if (first) std::rethrow_exception(first);
}

void pay_at_most_once(const Context& context, const Debt& debt, const char* metric,
    const std::function<void(const repo::Mail& mail)>& pay)
{
    const auto mail = mail_of(context, debt);
    if (mail.sent) return;
    note_sent(context, mail, debt);  // first, so that who takes over from us does not do it again either
    try {
        pay(mail);
    } catch (const Refused& e) {
        note_failed(context, mail, debt, metric, e.what());
        throw;
    } catch (const std::exception& e) {
        context.metrics.count(metric, "unknown");
        log::warning("nobody knows whether it was sent",
            {{"mail", mail.id.str()}, {"kind", debt.kind}, {"why", e.what()}});
        return;
    }
    tell_sent(context, mail, debt, metric);
}

}  // namespace gatehouse::notifications

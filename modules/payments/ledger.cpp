// The rules of the books: which accounts a payment or a refund changes.

#include "modules/payments/ledger.hpp"

#include "modules/payments/ledger_repository.hpp"

namespace gatehouse::payments::ledger {

const char* to_string(Account account)
{
    constexpr const char* kNames[] = {"gateway", "cash", "organizer", "kept", "platform", "unapplied",
        "refunds", "disputed", "connected", "bank"};
    return kNames[static_cast<int>(account)];
}

const char* to_string(Cause cause)
{
    constexpr const char* kNames[] = {"charge", "sale", "refund", "dispute", "manual", "transfer", "payout"};
    return kNames[static_cast<int>(cause)];
}

Posting::Posting(
    Cause cause, const Uuid& id, const OrganizationId& organization, std::string currency, int step)
    : cause_(cause), id_(id), organization_(organization), currency_(std::move(currency)), step_(step)
{
}

Posting& Posting::enter(Account debit, Account credit, const Money& amount)
{
    if (amount.currency != currency_)
        throw Error(kInternal, "entry in " + amount.currency + " of a posting in " + currency_);
    for (const auto& [account, change] : {std::pair(debit, amount.amount), std::pair(credit, -amount.amount)})
        amounts_[account] = (Money{amounts_[account], currency_} + Money{change, currency_}).amount;
    return *this;
}

Posting& Posting::of(const OrderId& order) { return order_ = order, *this; }
Posting& Posting::by(const PaymentId& payment) { return payment_ = payment, *this; }
Posting& Posting::by(const RefundId& refund) { return refund_ = refund, *this; }

std::vector<db::Args> Posting::rows(Time at) const
{
    std::vector<db::Args> rows;
    for (const auto& [account, amount] : amounts_)
        if (amount != 0)
            rows.push_back({organization_, OrderId(id_), to_string(cause_), step_, to_string(account),
                currency_, amount, order_, payment_, refund_, at});
    return rows;
}

void post(db::Tx& tx, std::span<const Posting> postings, Time now)
{
    std::vector<db::Args> rows;
    for (const auto& posting : postings)
        for (auto& row : posting.rows(now)) rows.push_back(std::move(row));
    repo::insert_entries(tx, rows);
}

namespace {

// What was sold: `holder` has the money, `owed` is to whom it belongs after our fee.
Posting& enter_sale(Posting& posting, const orders::Order& order, Account holder, Account owed)
{
    return posting.of(order.id)
        .enter(holder, owed, order.total)
        .enter(owed, Account::platform, order.platform_fee);
}

// Money that never bought anything goes back out of what is not applied, all else from the organizer.
Account source_of(const Refund& refund)
{
    return refund.kind == RefundKind::automatic ? Account::unapplied : Account::organizer;
}

std::optional<Account> destination_of(std::optional<RefundStatus> status)
{
    if (!status || status == RefundStatus::failed) return {};
    return status == RefundStatus::pending ? Account::refunds : Account::gateway;
}

// What was sent came out of the account that had it, less the fee's part, which was never there.
void post_reversal(db::Tx& tx, const Refund& refund, bool was_sent, bool is_sent, Time now)
{
    if (!refund.reverses_transfer || was_sent == is_sent) return;
    const auto step = repo::next_step(tx, refund.organization, Cause::transfer, refund.id.uuid());
    Posting posting(Cause::transfer, refund.id.uuid(), refund.organization, refund.amount.currency, step);
    posting.of(refund.order).by(refund.payment).by(refund.id);
    const auto [to, from] = is_sent ? std::pair(Account::gateway, Account::connected)
                                    : std::pair(Account::connected, Account::gateway);
    posting.enter(to, from, refund.amount);
    if (refund.fee_returned.amount > 0) posting.enter(from, to, refund.fee_returned);
    post(tx, std::span(&posting, 1), now);
}

}  // namespace

Posting transfer(const Payment& payment, const Money& received)
{
    Posting posting(Cause::transfer, payment.id.uuid(), payment.organization, received.currency);
    posting.of(payment.order).by(payment.id);
    // Money in another currency than asked for had no fee: it is on its way back.
    const bool as_asked = received.currency == payment.fee.currency;
    return posting.enter(Account::connected, Account::gateway, as_asked ? received - payment.fee : received);
}

Posting payout(const Uuid& id, const OrganizationId& organization, const Money& amount, bool arrived)
{
    Posting posting(Cause::payout, id, organization, amount.currency, arrived ? 0 : 1);
    return arrived ? posting.enter(Account::bank, Account::connected, amount)
                   : posting.enter(Account::connected, Account::bank, amount);
}

Posting charge(const orders::Order& order, const Payment& payment)
{
    Posting posting(Cause::charge, payment.id.uuid(), payment.organization, payment.amount.currency);
    return enter_sale(posting.by(payment.id), order, Account::gateway, Account::organizer);
}

Posting unapplied(const Payment& payment, const Money& received)
{
    Posting posting(Cause::charge, payment.id.uuid(), payment.organization, received.currency);
    return posting.of(payment.order).by(payment.id).enter(Account::gateway, Account::unapplied, received);
}

Posting sale(const orders::Order& order)
{
    Posting posting(Cause::sale, order.id.uuid(), order.organization, order.total.currency);
    return enter_sale(posting, order, Account::unapplied, Account::organizer);
}

Posting manual(const orders::Order& order)
{
    Posting posting(Cause::manual, order.id.uuid(), order.organization, order.total.currency);
    return posting.of(order.id).enter(Account::cash, Account::kept, order.total);
}

Posting handed_back(db::Tx& tx, const orders::Order& order, const RefundId& refund, const Money& amount)
{
    const int step = repo::next_step(tx, order.organization, Cause::manual, order.id.uuid());
    Posting posting(Cause::manual, order.id.uuid(), order.organization, order.total.currency, step);
    return posting.of(order.id).by(refund).enter(Account::kept, Account::cash, amount);
}

bool is_handed_back(db::Session& session, const OrderId& order, const RefundId& refund)
{
    return repo::has_handed_back(session, order, refund);
}

void post_change(db::Tx& tx, const Refund& refund, std::optional<RefundStatus> before, Time now)
{
    const auto from = destination_of(before), to = destination_of(refund.status);
    if (from == to) return;
    const int step = before ? repo::next_step(tx, refund.organization, Cause::refund, refund.id.uuid()) : 0;
    Posting posting(Cause::refund, refund.id.uuid(), refund.organization, refund.amount.currency, step);
    posting.of(refund.order).by(refund.payment).by(refund.id);
    if (from) posting.enter(*from, source_of(refund), refund.amount);
    if (to) posting.enter(source_of(refund), *to, refund.amount);
    // The fee's part is the organizer's again as long as the money is the buyer's.
    if (const auto& fee = refund.fee_returned; fee.amount > 0 && refund.kind != RefundKind::automatic) {
        if (from) posting.enter(Account::organizer, Account::platform, fee);
        if (to) posting.enter(Account::platform, Account::organizer, fee);
    }
    post(tx, std::span(&posting, 1), now);
    post_reversal(tx, refund, from == Account::gateway, to == Account::gateway, now);
}

namespace {

Account holder_of(const Dispute& dispute, bool applied)
{
    if (dispute.status != DisputeStatus::lost) return Account::disputed;
    return applied ? Account::organizer : Account::unapplied;
}

}  // namespace

void post_change(
    db::Tx& tx, const Dispute& dispute, const std::optional<Dispute>& before, bool applied, Time now)
{
    const auto& d = dispute;
    const int step = before ? repo::next_step(tx, d.organization, Cause::dispute, d.id.uuid()) : 0;
    Posting posting(Cause::dispute, d.id.uuid(), d.organization, d.amount.currency, step);
    posting.of(d.order).by(d.payment);
    if (before) posting.enter(Account::gateway, holder_of(*before, applied), before->withdrawn);
    posting.enter(holder_of(d, applied), Account::gateway, d.withdrawn);
    post(tx, std::span(&posting, 1), now);
}

}  // namespace gatehouse::payments::ledger

#include "modules/documents/issuing.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/time.hpp"
#include "modules/documents/breakdown.hpp"
#include "modules/documents/repository.hpp"
#include "modules/events/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::documents {

Issuing::Issuing(const Context& context, db::Tx& tx, const orders::Order& order)
    : context_(context), tx_(tx), order_(order), papers_(repo::of_order(tx, order.id))
{
}

const Document* Issuing::invoice_in_force() const
{
    const auto found = std::find_if(
        papers_.rbegin(), papers_.rend(), [](const Document& d) { return d.number.kind == Kind::invoice; });
    return found == papers_.rend() ? nullptr : &*found;
}

std::vector<TaxLine> Issuing::left() const
{
    std::vector<TaxLine> sum;
    for (const auto& d : papers_) sum = combined(std::move(sum), d.content.taxes, sign_of(d.number.kind));
    return sum;
}

int Issuing::next_revision(const Uuid& cause) const
{
    return 1 + static_cast<int>(
                   std::ranges::count_if(papers_, [&](const Document& d) { return d.cause.id == cause; }));
}

// The number comes last, so that its row is locked for one insert and the commit.
void Issuing::add(Kind kind, const Uuid& cause, const std::optional<DocumentId>& corrects, Content content)
{
    auto now = context_.clock.now();
    if (!papers_.empty()) now = std::max(now, papers_.back().issued_at + std::chrono::microseconds(1));
    Document d;
    d.id = new_id<DocumentId>(context_);
    d.organization = order_.organization;
    d.event = order_.event;
    d.order = order_.id;
    d.cause = {cause, next_revision(cause)};
    d.corrects = corrects;
    d.order_number = order_.number;
    d.buyer = content.buyer.name;
    d.tax = {content.tax(), content.currency};
    d.total = {content.total, content.currency};
    const int year = std::stoi(zone::to_day(now, content.zone));
    d.number = {kind, year, repo::take_number(tx_, d.organization, kind, year, now)};
    d.issued_at = now;
    d.content = std::move(content);
    repo::insert(tx_, d);
    audit::record(tx_, now, {},
        {"document.issued", "document", d.id.uuid(), d.organization,
            "{\"number\":\"" + d.number.str() + "\",\"order\":\"" + d.order_number + "\"}"});
    papers_.push_back(std::move(d));
    ++issued_;
}

Content Issuing::new_invoice() const
{
    const auto event = events::Service(context_).brief(tx_, order_.event);
    const auto seller = organizations::Service(context_).find(tx_, order_.organization).value();
    return documents::invoice({order_, event, seller, repo::find_billing(tx_, order_.id)});
}

void Issuing::invoice()
{
    if (!invoice_in_force()) add(Kind::invoice, order_.id.uuid(), {}, new_invoice());
}

void Issuing::invoice_anew()
{
    const auto before = *invoice_in_force();
    add(Kind::credit_note, before.id.uuid(), before.id, replaced(before));
    add(Kind::invoice, order_.id.uuid(), before.id, new_invoice());
}

void Issuing::refund(const RefundId& id, std::int64_t owed, const Return& back)
{
    std::int64_t said = 0;
    const Document* latest = nullptr;
    for (const auto& d : papers_)
        if (d.cause.id == id.uuid()) said -= sign_of(d.number.kind) * d.total.amount, latest = &d;
    if (owed == said) return;
    if (owed < said) {
        const auto credited = *latest;
        return add(Kind::debit_note, id.uuid(), credited.id, debit_note(credited));
    }
    auto part = back;
    const auto so_far = left();
    // More may have gone back at the gateway than the order ever cost, and what was given by hand may be
    // papered already.
    part.amount = std::min(owed - said, gross_of(so_far) - (order_.total.amount - order_.refunded.amount));
    const auto invoice = *invoice_in_force();
    if (part.amount > 0)
        add(Kind::credit_note, id.uuid(), invoice.id, credit_note(invoice, order_, so_far, part));
}

void Issuing::rest(std::int64_t later)
{
    const auto so_far = left();
    const auto more = gross_of(so_far) - (order_.total.amount - order_.refunded.amount) - later;
    const auto invoice = *invoice_in_force();
    if (more > 0)
        add(Kind::credit_note, order_.id.uuid(), invoice.id,
            credit_note(invoice, order_, so_far, {more, "", false, {}}));
    if (more < 0) {
        const auto credited = combined(invoice.content.taxes, so_far, -1);
        add(Kind::debit_note, order_.id.uuid(), invoice.id, debit_note(invoice, credited, -more));
    }
}

}  // namespace gatehouse::documents

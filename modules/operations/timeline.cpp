#include "modules/operations/timeline.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "common/json/json.hpp"
#include "common/personal.hpp"
#include "modules/accounts/service.hpp"
#include "modules/notifications/service.hpp"
#include "modules/orders/service.hpp"
#include "modules/scanning/service.hpp"

namespace gatehouse::operations {

namespace {

constexpr int kMost = 500;

struct Case {
    orders::Order order;
    std::vector<tickets::Ticket> tickets;
    std::vector<audit::Record> records;
    std::vector<notifications::SentMail> mails;
    std::vector<scanning::Scan> scans;
    std::unordered_map<UserId, std::string> names;
    std::unordered_map<TicketId, std::string> numbers;
};

// The order, its tickets, and its payments and refunds.
std::vector<Uuid> things_of(const Case& c)
{
    std::vector<Uuid> out{c.order.id.uuid()};
    for (const auto& ticket : c.tickets) out.push_back(ticket.id.uuid());
    for (const auto& move : c.order.moves) out.push_back(move.id);
    return out;
}

json::Document detail_of(const audit::Record& record)
{
    return json::Document::parse(record.detail.empty() ? "{}" : record.detail);
}

// What mails were about: the order, its refunds and payments, and what its records name.
std::vector<Uuid> mailed_about(const Case& c)
{
    std::vector<Uuid> out{c.order.id.uuid()};
    for (const auto& move : c.order.moves) out.push_back(move.id);
    for (const auto& record : c.records) {
        const auto detail = detail_of(record);
        if (const auto mail = MailId::parse(detail.root().get("mail"))) out.push_back(mail->uuid());
        if (const auto refund = RefundId::parse(detail.root().get("refund_id")))
            out.push_back(refund->uuid());
    }
    return out;
}

void add_names(db::Session& session, const Context& context, Case& c)
{
    std::unordered_set<UserId> people;
    for (const auto& record : c.records)
        if (record.actor) people.insert(*record.actor);
    for (const auto& scan : c.scans) people.insert(scan.staff);
    for (const auto& [id, person] :
        accounts::Service(context).people(session, {people.begin(), people.end()}))
        c.names[id] = person.name;
}

Case gather(const Context& context, const auth::Caller& caller, const OrderId& id)
{
    const orders::Service orders(context);
    Case c;
    c.order = orders.get(caller, id);
    return context.db.read([&](db::Session& session) {
        // Its buyer may see an order, and not what its organizer's people did.
        events::Service(context).require_manageable(
            session, caller, c.order.event, organizations::Permission::events);
        c.tickets = tickets::Service(context).of_order(session, id);
        c.records = audit::find_about(session, things_of(c), kMost);
        c.mails = notifications::mails_about(session, mailed_about(c));
        std::vector<TicketId> ids;
        for (const auto& ticket : c.tickets) {
            ids.push_back(ticket.id);
            c.numbers[ticket.id] = ticket.number;
        }
        c.scans = scanning::Service(context).scans_of(session, ids);
        add_names(session, context, c);
        return std::move(c);
    });
}

Happening of(const Case& c, const audit::Record& record)
{
    Happening out;
    out.at = record.at;
    out.what = record.action;
    if (record.actor) out.actor = c.names.contains(*record.actor) ? c.names.at(*record.actor) : "";
    if (record.subject_type == "ticket") {
        const auto number = c.numbers.find(TicketId(record.subject));
        if (number != c.numbers.end()) out.ticket = number->second;
    }
    const auto document = detail_of(record);
    const auto detail = document.root();
    const auto amount = detail.find("amount");
    if (amount && amount->is_integer()) out.amount = Money{amount->integer(), c.order.total.currency};
    out.note = detail.get("reason");
    return out;
}

Happening of(const notifications::SentMail& mail)
{
    Happening out;
    out.at = mail.sent_at.value_or(mail.written_at);
    out.what = std::string(mail.sent_at ? "mail.sent." : "mail.waits.") + mail.kind;
    if (!personal::is_erased(mail.recipient)) out.note = mail.recipient;
    return out;
}

Happening of(const Case& c, const scanning::Scan& scan)
{
    Happening out;
    out.at = scan.scanned_at;
    out.what = scan.result == scanning::Result::refused      ? "scan.refused"
               : scan.direction == scanning::Direction::exit ? "scan.left"
                                                             : "scan.admitted";
    out.actor = c.names.contains(scan.staff) ? c.names.at(scan.staff) : "";
    out.ticket = scan.ticket ? c.numbers.at(*scan.ticket) : "";
    out.note = scan.gate;
    return out;
}

}  // namespace

std::vector<Happening> timeline(const Context& context, const auth::Caller& caller, const OrderId& id)
{
    const auto c = gather(context, caller, id);
    std::vector<Happening> out;
    Happening opened;
    opened.at = c.order.created_at;
    opened.what = c.order.origin == orders::Origin::organizer ? "order.opened" : "order.placed";
    out.push_back(std::move(opened));
    for (auto record = c.records.rbegin(); record != c.records.rend(); ++record)
        out.push_back(of(c, *record));
    for (const auto& mail : c.mails) out.push_back(of(mail));
    for (const auto& scan : c.scans) out.push_back(of(c, scan));
    std::ranges::stable_sort(out, {}, &Happening::at);
    std::ranges::reverse(out);
    return out;
}

}  // namespace gatehouse::operations

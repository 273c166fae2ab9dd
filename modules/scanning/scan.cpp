// One scan, one transaction: the row of the ticket is locked, the unique key of admissions decides, the scan
// is kept.

#include <algorithm>

#include "common/audit.hpp"
#include "common/live/marks.hpp"
#include "modules/scanning/counters.hpp"
#include "modules/scanning/repository.hpp"
#include "modules/scanning/rules.hpp"
#include "modules/scanning/service.hpp"

namespace gatehouse::scanning {

namespace {

void refuse(Scan& scan, Reason reason)
{
    scan.result = Result::refused;
    scan.reason = reason;
}

void admit(Scan& scan)
{
    scan.result = Result::admitted;
    scan.reason.reset();
}

Seen to_seen(const tickets::Ticket& ticket, const std::vector<inventory::Day>& days)
{
    return {ticket.id, ticket.number, ticket.holder.name, ticket.type_name, ticket.order_number,
        inventory::covered(days, ticket.days)};
}

template <class Case>
std::optional<inventory::Day> day_of(const Case& c)
{
    const auto* day = inventory::day_at(c.days, c.scan.received_at);
    return day ? std::optional(*day) : std::nullopt;
}

}  // namespace

Answer Service::scan(const auth::Caller& caller, const ScanRequest& wanted) const
{
    auto opened = open(caller, wanted.event);
    opened.scan.nonce = wanted.nonce;
    opened.scan.gate = wanted.gate;
    opened.scan.direction = wanted.direction;
    // A device's clock may be behind, but nobody scans in the future.
    if (wanted.scanned_at) opened.scan.scanned_at = std::min(*wanted.scanned_at, opened.scan.received_at);
    return decide(std::move(opened), [&](db::Tx& tx, Case& c) { judge_token(tx, c, wanted.qr_token); });
}

Answer Service::admit(const auth::Caller& caller, const ManualRequest& wanted) const
{
    auto opened = open(caller, wanted.event);
    opened.scan.nonce = wanted.nonce;
    opened.scan.gate = wanted.gate;
    opened.scan.direction = wanted.direction;
    opened.scan.note = wanted.reason;
    return decide(std::move(opened), [&](db::Tx& tx, Case& c) {
        c.ticket = tickets_.lock(tx, wanted.ticket);
        if (!c.ticket || c.ticket->event != wanted.event) throw Error(kNotFound, wanted.ticket.str());
        judge_ticket(tx, c);
        audit::record(tx, c.scan.received_at, caller,
            {"ticket.admitted_by_hand", "ticket", wanted.ticket.uuid(), c.event.organization,
                to_string(c.scan.result)});
    });
}

Service::Case Service::open(const auth::Caller& caller, const EventId& event) const
{
    Case c;
    std::tie(c.event, c.days) = context_.db.read([&](db::Session& session) {
        auto facts = require_staff(session, caller, event);
        auto days = inventory_.days(session, event, facts.zone);
        return std::pair(std::move(facts), std::move(days));
    });
    c.scan.id = new_id<ScanId>(context_);
    c.scan.organization = c.event.organization;
    c.scan.event = event;
    c.scan.staff = caller.require_user();
    c.scan.received_at = c.scan.scanned_at = context_.clock.now();
    c.day = day_number(c.days, c.scan.received_at);
    return c;
}

Answer Service::decide(Case opened, const std::function<void(db::Tx&, Case&)>& judge) const
{
    try {
        const auto decided = context_.db.transact([&](db::Tx& tx) {
            auto c = opened;
            judge(tx, c);
            repo::insert_scan(tx, c.scan);
            return c;
        });
        return answer(decided);
    } catch (const std::exception& e) {
        if (!db::is_duplicate(e)) throw;
        return repeat(opened);
    }
}

void Service::judge_token(db::Tx& tx, Case& c, const std::string& token) const
{
    const auto verified = tickets_.verify(tx, token);
    if (!verified) return refuse(c.scan, Reason::invalid);
    // Nothing is shown of it: another event may belong to somebody else.
    if (verified.token.event != c.event.id) return refuse(c.scan, Reason::wrong_event);
    c.ticket = tickets_.lock(tx, verified.token.ticket);
    if (!c.ticket) return refuse(c.scan, Reason::invalid);
    c.scan.ticket = c.ticket->id;
    if (const auto reason = refusal(verified.token, *c.ticket)) return refuse(c.scan, *reason);
    judge_ticket(tx, c);
}

void Service::judge_ticket(db::Tx& tx, Case& c) const
{
    c.scan.ticket = c.ticket->id;
    if (const auto reason = refusal(c.event, c.days, *c.ticket, doors(), c.scan.received_at))
        return refuse(c.scan, *reason);
    pass(tx, c);
    if (c.scan.reason == Reason::already_used) c.first = repo::find_admission(tx, c.ticket->id, c.day);
}

// Through the door, in either direction.
void Service::pass(db::Tx& tx, Case& c) const
{
    const bool reentry = c.event.settings.reentry;
    if (c.scan.direction == Direction::exit) {
        if (!reentry) return refuse(c.scan, Reason::blocked);
        if (repo::set_inside(tx, c.ticket->id, c.day, false)) return scanning::admit(c.scan);
        return refuse(
            c.scan, c.ticket->status == tickets::Status::used ? Reason::already_used : Reason::not_yet);
    }
    if (repo::insert_admission(tx, c.scan, c.ticket->type, c.day)) {
        c.is_new = true;
        tickets_.mark_used(tx, c.ticket->id, c.scan.received_at);
        return scanning::admit(c.scan);
    }
    if (reentry && repo::set_inside(tx, c.ticket->id, c.day, true)) return scanning::admit(c.scan);
    refuse(c.scan, Reason::already_used);
}

Answer Service::answer(const Case& c) const
{
    Answer answer;
    answer.result = c.scan.result;
    answer.reason = c.scan.reason;
    answer.day = day_of(c);
    if (c.ticket) answer.ticket = to_seen(*c.ticket, c.days);
    answer.first = c.first;
    answer.counts = Counters(context_).add(c.event.id, c.day, c.is_new ? 1 : 0);
    if (c.is_new) live::mark(context_, live::kDoor, c.event.id);
    return answer;
}

// What was answered to this nonce, read from what was stored then (CHK-4).
Answer Service::repeat(const Case& opened) const
{
    Answer answer;
    context_.db.read([&](db::Session& session) {
        const auto scan = repo::find_scan(session, opened.event.id, opened.scan.staff, opened.scan.nonce);
        if (!scan) throw Error(kBusy, "scan of this nonce is being stored");
        answer.result = scan->result;
        answer.reason = scan->reason;
        const auto ticket = scan->ticket ? tickets_.find(session, *scan->ticket) : std::nullopt;
        if (ticket) answer.ticket = to_seen(*ticket, opened.days);
        if (scan->reason == Reason::already_used)
            answer.first =
                repo::find_admission(session, *scan->ticket, day_number(opened.days, scan->received_at));
        return true;
    });
    answer.day = day_of(opened);
    answer.counts = Counters(context_).read(opened.event.id, opened.day);
    return answer;
}

}  // namespace gatehouse::scanning

#include "modules/operations/render.hpp"

namespace gatehouse::operations {

namespace {

// A member of the record in an entry.
template <class M>
auto of_record(M audit::Record::*member)
{
    return [member](const Entry& e) { return e.record.*member; };
}

// clang-format off
const auto kProcess = view::object<obs::Process>("HealthProcess")
    .field("host",       &obs::Process::host)
    .field("pid",        &obs::Process::pid)
    .field("version",    &obs::Process::version)
    .field("database",   &obs::Process::database)
    .field("started_at", &obs::Process::started_at)
    .field("seen_at",    &obs::Process::seen_at);

const auto kPart = view::object<Part>("HealthPart")
    .field("module",    &Part::module)
    .field("state",     &Part::state)
    .field("processes", &Part::processes, kProcess);

const auto kNews = view::object<outbox::Backlog>("HealthNews")
    .field("pending",    &outbox::Backlog::pending)
    .field("dead",       &outbox::Backlog::dead)
    .field("oldest_due", &outbox::Backlog::oldest_due);

const auto kGauge = view::object<obs::Gauge>("HealthGauge")
    .field("name",  &obs::Gauge::name)
    .field("value", &obs::Gauge::value)
    .field("at",    &obs::Gauge::at);

const auto kRefusal = view::object<Refusal>("HealthRefusal")
    .field("code", &Refusal::code)
    .field("hour", &Refusal::hour)
    .field("day",  &Refusal::day);

const auto kPayment = view::object<payments::Payment>("StuckPayment")
    .field("id",         &payments::Payment::id)
    .field("order_id",   &payments::Payment::order)
    .field("status",     &payments::Payment::status)
    .field("amount",     &payments::Payment::amount)
    .field("session",    &payments::Payment::session)
    .field("created_at", &payments::Payment::created_at);

const auto kRefund = view::object<payments::Refund>("StuckRefund")
    .field("id",         &payments::Refund::id)
    .field("order_id",   &payments::Refund::order)
    .field("status",     &payments::Refund::status)
    .field("amount",     &payments::Refund::amount)
    .field("reason",     &payments::Refund::reason)
    .field("attempts",   &payments::Refund::attempts)
    .field("gateway_id", &payments::Refund::gateway_id);

const auto kDifference = view::object<payments::Difference>("GatewayDifference")
    .field("kind",       &payments::Difference::kind)
    .field("object",     &payments::Difference::object)
    .field("order_id",   &payments::Difference::order)
    .field("ours",       &payments::Difference::ours)
    .field("theirs",     &payments::Difference::theirs)
    .field("found_at",   &payments::Difference::found_at);

const auto kDead = view::object<outbox::Dead>("StuckNews")
    .field("topic",      &outbox::Dead::topic)
    .field("subject",    [](const outbox::Dead& news) { return news.subject_id(); })
    .field("attempts",   &outbox::Dead::attempts)
    .field("why",        &outbox::Dead::why)
    .field("created_at", &outbox::Dead::created_at);

const auto kEntry = view::object<Entry>("AuditEntry")
    .field("id",                [](const Entry& e) { return std::to_string(e.record.seq); })
    .field("at",                of_record(&audit::Record::at))
    .field("action",            of_record(&audit::Record::action))
    .field("actor_id",          of_record(&audit::Record::actor))
    .field("actor_name",        &Entry::actor)
    .field("impersonator_id",   of_record(&audit::Record::impersonator))
    .field("impersonator_name", &Entry::impersonator)
    .field("subject_type",      of_record(&audit::Record::subject_type))
    .field("subject_id",        [](const Entry& e) { return e.record.subject_id(); })
    .field("organization_id",   of_record(&audit::Record::organization))
    .field("organization_name", &Entry::organization)
    .field("detail",            of_record(&audit::Record::detail))
    .field("address",           of_record(&audit::Record::address))
    .field("request_id",        of_record(&audit::Record::request_id));

}  // namespace

const view::Object<Health> kHealth = view::object<Health>("Health")
    .field("good",           &Health::good)
    .field("version",        &Health::version)
    .field("schema",         &Health::schema)
    .field("database",       &Health::database)
    .field("redis",          &Health::redis)
    .field("parts",          &Health::parts, kPart)
    .field("news",           &Health::news, kNews)
    .field("stuck_payments", &Health::stuck_payments)
    .field("stuck_refunds",  &Health::stuck_refunds)
    .field("differences",    &Health::differences)
    .field("gauges",         &Health::gauges, kGauge)
    .field("refusals",       &Health::refusals, kRefusal)
    .field("at",             &Health::at);

const view::Object<Stuck> kStuck = view::object<Stuck>("Stuck")
    .field("payments", &Stuck::payments, kPayment)
    .field("refunds",  &Stuck::refunds, kRefund)
    .field("differences", &Stuck::differences, kDifference)
    .field("news",     &Stuck::news, kDead);

const view::Object<Resent> kResent = view::object<Resent>("Resent")
    .field("count", &Resent::count);

const view::Object<Page<Entry>> kEntries = page::view_of(kEntry);

const view::Object<Items<Happening>> kTimeline = view_of_items(view::object<Happening>("Happening")
    .field("at",     &Happening::at)
    .field("what",   &Happening::what)
    .field("actor",  &Happening::actor)
    .field("ticket", &Happening::ticket)
    .field("amount", &Happening::amount)
    .field("note",   &Happening::note));
// clang-format on

}  // namespace gatehouse::operations

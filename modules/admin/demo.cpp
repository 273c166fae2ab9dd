// seed-demo: an installation that looks as if it had been used for a month.

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "common/app/run.hpp"
#include "common/auth/one_time.hpp"
#include "common/auth/purposes.hpp"
#include "common/outbox.hpp"
#include "common/time.hpp"
#include "modules/accounts/routes.hpp"
#include "modules/accounts/service.hpp"
#include "modules/admin/commands.hpp"
#include "modules/admin/demo_data.hpp"
#include "modules/admin/demo_stage.hpp"
#include "modules/documents/service.hpp"
#include "modules/events/routes.hpp"
#include "modules/inventory/routes.hpp"
#include "modules/orders/routes.hpp"
#include "modules/organizations/routes.hpp"
#include "modules/scanning/routes.hpp"
#include "modules/tickets/routes.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::admin {

namespace {

using namespace std::chrono_literals;

struct Account {
    const char *role, *name, *email;
    std::string password;
    UserId id;
};

// Follows the link that was mailed to somebody who registered.
void verify(DemoStage& stage, const UserId& user)
{
    const auto& context = stage.context();
    const auto asked = context.db.read([&](db::Session& session) {
        return accounts::Service(context).newest_secret(session, user, auth::purposes::kVerifyEmail);
    });
    const auto token =
        auth::one_time::token(context.config, auth::purposes::kVerifyEmail, asked.value().id.uuid());
    const auto body = json::Writer().object().member("token", token).end_object().take();
    stage.send(accounts::routes(), "POST", "/api/auth/verify-email", body);
}

std::vector<Account> sign_up(DemoStage& stage)
{
    std::vector<Account> accounts{{"admin", "Ada Admin", "admin@demo.example", {}, {}},
        {"organizer", "Olga Organizer", "organizer@demo.example", {}, {}},
        {"scanner", "Sam Scanner", "scanner@demo.example", {}, {}},
        {"buyer", "Bea Buyer", "buyer@demo.example", {}, {}}};
    for (auto& account : accounts) {
        account.password = "demo-" + stage.random().code(8) + "-7";
        json::Writer body;
        body.object().member("email", account.email).member("name", account.name);
        body.member("password", std::string_view(account.password)).end_object();
        const auto made = stage.send(organizations::routes(), "POST", "/api/auth/register", body.take());
        account.id = UserId::parse(made.root().get("user", "id")).value();
        verify(stage, account.id);
    }
    const accounts::Service service(stage.context());
    for (const auto& [index, role] : {std::pair(0, auth::Role::admin), std::pair(1, auth::Role::organizer)}) {
        auth::Roles roles;
        roles.add(auth::Role::attendee);
        roles.add(role);
        service.set_roles({}, accounts[static_cast<std::size_t>(index)].id, roles);
    }
    return accounts;
}

std::string category_id(const DemoStage& stage, const std::string& slug)
{
    const auto all = stage.send(events::routes(), "GET", "/api/categories", "");
    const auto items = all.root().find("items");
    for (std::size_t i = 0; i < items->size(); ++i)
        if (items->at(i).get("slug") == slug) return items->at(i).get("id");
    return {};
}

// When the event begins: "18:00" on its day, or "+2" hours from now.
Time starts_at(const DemoEvent& event, Time now)
{
    if (*event.at == '+')
        return std::chrono::floor<std::chrono::hours>(now + std::chrono::hours(std::atoi(event.at + 1)));
    const auto day = zone::to_day(now + std::chrono::days(event.days), event.zone);
    return zone::from_local(day + "T" + event.at, event.zone).value();
}

std::string event_body(const DemoStage& stage, const DemoEvent& e, Time start)
{
    json::Writer w;
    w.object()
        .member("name", e.name)
        .member("type", e.type)
        .member("summary", e.summary)
        .member("description", e.description);
    w.member("starts_at", std::string_view(to_rfc3339(start)));
    w.member("ends_at", std::string_view(to_rfc3339(start + std::chrono::hours(e.hours))));
    w.member("zone", e.zone).member("currency", e.currency);
    w.key("venue").object().member("name", e.venue).member("address", e.address).member("city", e.city);
    w.member("region", e.region).member("postal_code", e.postal_code).member("country", e.country);
    w.member("latitude", e.latitude).member("longitude", e.longitude).end_object();
    w.key("categories").array().value(std::string_view(category_id(stage, e.category))).end_array();
    return w.end_object().take();
}

// A ticket type or a bundle.
struct SeededType {
    std::string id;
    int left;  // still to be sold by the demo
    bool free;
};

// `day` is empty for the whole event.
SeededType make_type(const DemoStage& stage, const DemoEvent& event, const std::string& id,
    const UserId& owner, const DemoType& type, int sort, const std::string& day, bool hidden = false)
{
    json::Writer w;
    w.object()
        .member("event_id", std::string_view(id))
        .member("name", type.name)
        .member("description", type.description);
    w.key("price").object().member("amount", type.price).member("currency", event.currency).end_object();
    w.key("capacity");
    type.capacity ? w.value(type.capacity) : w.null();
    if (!day.empty()) w.member("day_id", std::string_view(day));
    if (hidden) w.member("visibility", "hidden");
    w.member("sort", sort).end_object();
    const auto made = stage.send(inventory::routes(), "POST", "/api/ticket-types", w.take(), {owner, {}});
    return {made.root().get("id"), type.sold, type.price == 0};
}

// For the days in order, where there are any.
std::vector<SeededType> make_types(const DemoStage& stage, const DemoEvent& event, const std::string& id,
    const UserId& owner, const std::vector<std::string>& days)
{
    std::vector<SeededType> types;
    for (const auto& type : event.types)
        if (type.name)
            types.push_back(make_type(stage, event, id, owner, type, static_cast<int>(types.size()),
                days.empty() ? "" : days.at(types.size())));
    return types;
}

std::vector<std::string> make_days(
    const DemoStage& stage, const DemoEvent& event, const std::string& id, Time start, const UserId& owner)
{
    std::vector<std::string> days;
    for (int i = 0; i < event.festival.days; ++i) {
        const auto begins = start + std::chrono::hours(24 * i);
        json::Writer w;
        w.object().member("starts_at", std::string_view(to_rfc3339(begins)));
        w.member("ends_at", std::string_view(to_rfc3339(begins + std::chrono::hours(event.festival.hours))));
        w.member("capacity", event.festival.capacity).end_object();
        const auto made =
            stage.send(inventory::routes(), "POST", "/api/events/" + id + "/days", w.take(), {owner, {}});
        days.push_back(made.root().get("id"));
    }
    return days;
}

void make_code(const DemoStage& stage, const std::string& event, const UserId& owner, const char* code,
    int percent_off, const std::string& unlocks)
{
    json::Writer w;
    w.object().member("event_id", std::string_view(event)).member("code", code).member("kind", "percentage");
    w.member("percent_off", percent_off);
    if (!unlocks.empty()) w.key("unlocks").array().value(std::string_view(unlocks)).end_array();
    stage.send(inventory::routes(), "POST", "/api/discount-codes", w.end_object().take(), {owner, {}});
}

// Days with a type each, a pass for all of them, and codes. Returns what is sold.
std::vector<SeededType> make_festival(
    const DemoStage& stage, const DemoEvent& event, const std::string& id, Time start, const UserId& owner)
{
    const auto& festival = event.festival;
    const auto days = make_days(stage, event, id, start, owner);
    auto types = make_types(stage, event, id, owner, days);
    json::Writer pass;
    pass.object().member("event_id", std::string_view(id)).member("name", festival.pass);
    pass.member("description", "All days, one wristband").member("discount_percent", festival.pass_discount);
    pass.key("day_ids").array();
    for (const auto& day : days) pass.value(std::string_view(day));
    pass.end_array().member("sort", static_cast<int>(types.size())).end_object();
    const auto made = stage.send(inventory::routes(), "POST", "/api/bundles", pass.take(), {owner, {}});
    types.push_back({made.root().get("id"), festival.passes_sold, false});

    const auto hidden = make_type(stage, event, id, owner, festival.hidden, 10, days.at(1), true);
    make_code(stage, id, owner, festival.unlocking_code, 0, hidden.id);
    make_code(stage, id, owner, festival.percentage_code, festival.percent_off, "");
    return types;
}

std::string order_body(
    const std::string& event, const SeededType& type, int quantity, const DemoPerson& buyer)
{
    json::Writer w;
    w.object().member("event_id", std::string_view(event)).key("lines").array().object();
    w.member(type.id.starts_with("bundle_") ? "bundle_id" : "ticket_type_id", std::string_view(type.id))
        .member("quantity", quantity)
        .end_object()
        .end_array();
    w.key("buyer").object().member("name", buyer.name).member("email", buyer.email).end_object();
    return w.end_object().take();
}

// Sells over the weeks before now (or before the event), more and more towards the end.
void sell(DemoStage& stage, const std::string& event, std::vector<SeededType> types, Time from, Time to,
    const Account& regular)
{
    std::int64_t all = 0, sold = 0;
    for (const auto& type : types) all += type.left;
    for (std::size_t turn = 0; sold < all; ++turn) {
        auto& type = types[turn % types.size()];
        if (type.left == 0) continue;
        const int quantity = std::min<int>(type.left, 1 + static_cast<int>(stage.random().below(4)));
        const double done = static_cast<double>(sold) / static_cast<double>(all);
        const auto span = std::chrono::duration<double>(to - from) * (1 - (1 - done) * (1 - done));
        stage.set_time(from + std::chrono::duration_cast<std::chrono::seconds>(span) +
                       std::chrono::seconds(stage.random().below(3000)));
        const bool mine = turn == 1;
        const DemoPerson known{regular.name, regular.email};
        const auto& buyer =
            mine ? known
                 : demo_buyers()[stage.random().below(static_cast<std::uint32_t>(demo_buyers().size()))];
        const auto placed = stage.send(orders::routes(), "POST", "/api/orders",
            order_body(event, type, quantity, buyer), {mine ? std::optional(regular.id) : std::nullopt, {}});
        if (!type.free && !stage.pay(placed.root().get("order", "id"), placed.root().get("secret"))) continue;
        type.left -= quantity;
        sold += quantity;
    }
}

// What the holder shows at the door; the list of attendees does not tell it.
std::string token_of(const DemoStage& stage, const TicketId& id)
{
    const tickets::Service service(stage.context());
    const auto ticket =
        stage.context().db.read([&](db::Session& session) { return service.find(session, id); });
    return service.sign({ticket.value()}).front().token;
}

// Lets in most of those who have a ticket.
void admit(DemoStage& stage, const std::string& event, const UserId& staff, Time doors, int percent)
{
    const auto path = "/api/events/" + event + "/attendees?limit=100";
    for (std::string cursor;;) {
        const auto page = stage.send(
            tickets::routes(), "GET", path + (cursor.empty() ? "" : "&cursor=" + cursor), "", {staff, {}});
        const auto items = page.root().find("items");
        for (std::size_t i = 0; i < items->size(); ++i) {
            if (static_cast<int>(stage.random().below(100)) >= percent) continue;
            stage.set_time(doors + std::chrono::seconds(stage.random().below(5400)));
            const auto token = token_of(stage, TicketId::parse(items->at(i).get("id")).value());
            json::Writer w;
            w.object()
                .member("event_id", std::string_view(event))
                .member("qr_token", std::string_view(token));
            w.member("nonce", std::string_view("demo-" + stage.random().code(20)))
                .member("gate", i % 3 ? "Main gate" : "Side gate");
            stage.send(scanning::routes(), "POST", "/api/scans", w.end_object().take(), {staff, {}});
        }
        cursor = page.root().get("next_cursor");
        if (cursor.empty()) return;
    }
}

void make_event(DemoStage& stage, const DemoEvent& event, const std::vector<Account>& accounts, Time now)
{
    const auto& organizer = accounts[1];
    const auto start = starts_at(event, now);
    const auto announced = std::min(now, start) - 34 * 24h;
    stage.set_time(announced);
    const auto made = stage.send(
        events::routes(), "POST", "/api/events", event_body(stage, event, start), {organizer.id, {}});
    const auto id = made.root().get("id");
    stage.upload(events::routes(), "/api/events/" + id + "/media?alt=" + http::percent_encode(event.picture),
        paint_poster(event.motif), "image/png", organizer.id);
    auto types = event.festival.days ? make_festival(stage, event, id, start, organizer.id)
                                     : make_types(stage, event, id, organizer.id, {});
    if (event.draft) return;
    // Publishing asks whether there is something to sell, so it is inventory's use case.
    stage.send(inventory::routes(), "POST", "/api/events/" + id + "/publish", "{}", {organizer.id, {}});
    if (!types.empty()) sell(stage, id, types, announced + 1h, std::min(now - 1h, start - 2h), accounts[3]);
    stage.set_time(now);
    json::Writer staff;
    staff.object().member("email", accounts[2].email).member("role", "scanner").end_object();
    stage.send(scanning::routes(), "POST", "/api/events/" + id + "/staff", staff.take(), {organizer.id, {}});
    if (start < now + 3h) admit(stage, id, organizer.id, start - 1h, start < now ? 92 : 0);
    std::cout << "seeded " << event.name << std::endl;
}

// Who sells, as its invoices say it.
void describe_seller(DemoStage& stage, const UserId& organizer)
{
    const auto profile =
        stage.send(organizations::routes(), "GET", "/api/users/profile", "", {organizer, {}});
    const auto id = profile.root().find("organizations")->at(0).get("id");
    json::Writer w;
    w.object().member("legal_name", "Olga Organizer Events LLC");
    w.member("address", "1200 West Lake Street\nChicago, IL 60607\nUSA").member("tax_id", "36-1234567");
    w.member("invoice_footer", "Thank you for coming. Questions about this document: tickets@demo.example");
    w.member("contact_email", "tickets@demo.example").end_object();
    stage.send(organizations::routes(), "PUT", "/api/organizations/" + id, w.take(), {organizer, {}});
}

// Invoices have the dates of their orders. The scheduler is not told of history.
void issue_documents(DemoStage& stage)
{
    const auto& context = stage.context();
    const orders::Service orders(context);
    std::vector<std::pair<Time, OrderId>> sold;
    context.db.read([&](db::Session& session) {
        for (const auto& id : orders.completed_above(session, {}, 1'000'000))
            sold.emplace_back(orders.find(session, id)->completed_at.value(), id);
        return true;
    });
    std::ranges::sort(sold);
    for (const auto& [at, id] : sold) {
        stage.set_time(at);
        gatehouse::documents::Service(context).issue(id);
    }
}

void write_sign_ins(const std::string& path, const std::vector<Account>& accounts)
{
    json::Writer w;
    w.object();
    for (const auto& account : accounts) {
        w.key(account.role).object().member("email", account.email);
        w.member("password", std::string_view(account.password)).end_object();
    }
    std::ofstream out(path);
    ::chmod(path.c_str(), 0600);
    out << w.end_object().take() << '\n';
    if (!out) throw std::runtime_error("cannot write " + path);
}

}  // namespace

int seed_demo(const Words& words)
{
    const auto file = option(words, "--out", "");
    if (file.empty()) throw std::runtime_error("say where the sign-ins go: seed-demo --out FILE");
    return app::with_context("admin", [&](const Context& context) {
        if (!context.config.flag("site.demo"))
            throw std::runtime_error("site.demo is off: this is no demo installation");
        const auto now = context.clock.now();
        DemoStage stage(context);
        const auto accounts = sign_up(stage);
        describe_seller(stage, accounts[1].id);
        for (const auto& event : demo_events()) make_event(stage, event, accounts, now);
        issue_documents(stage);
        stage.set_time(now);
        outbox::skip_before(context, now);
        write_sign_ins(file, accounts);
        return 0;
    });
}

}  // namespace gatehouse::admin

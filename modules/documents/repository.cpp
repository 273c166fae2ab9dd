#include "modules/documents/repository.hpp"

#include "common/text/text.hpp"

namespace gatehouse::documents::repo {

namespace {

#define DOCUMENT                                                                                           \
    "SELECT id, organization_id, event_id, order_id, kind, year, sequence, cause, revision, corrects_id, " \
    "order_number, buyer, currency, tax, total, issued_at"

Document to_brief(const db::Row& row)
{
    Document d;
    d.id = row.id<DocumentId>(1);
    d.organization = row.id<OrganizationId>(2);
    d.event = row.id<EventId>(3);
    d.order = row.id<OrderId>(4);
    d.number = {row.choice<Kind>(5), row.integer(6), row.integer(7)};
    d.cause = {row.id<OrderId>(8).uuid(), row.integer(9)};
    d.corrects = row.find_id<DocumentId>(10);
    d.order_number = row.text(11), d.buyer = row.text(12);
    const auto currency = row.text(13);
    d.tax = {row.number(14), currency}, d.total = {row.number(15), currency};
    d.issued_at = row.time(16);
    return d;
}

Document to_document(const db::Row& row)
{
    auto document = to_brief(row);
    document.content = read_content(row.text(17));
    return document;
}

}  // namespace

int take_number(db::Tx& tx, const OrganizationId& organization, Kind kind, int year, Time& now)
{
    constexpr db::Sql kLatest = R"sql(
        SELECT latest, latest_at FROM document_counters WHERE organization_id = ? AND kind = ? AND year = ? FOR UPDATE
    )sql";
    struct Latest {
        int number;
        Time at;
    };
    const auto look = [&] {
        return tx.one(
            kLatest,
            [](const db::Row& row) {
                return Latest{row.integer(1), row.time(2)};
            },
            organization, to_string(kind), year);
    };
    auto latest = look();
    if (!latest) {
        tx.exec(
            "INSERT IGNORE INTO document_counters (organization_id, kind, year, latest, latest_at) VALUES "
            "(?, ?, ?, 0, ?)",
            organization, to_string(kind), year, now);
        latest = look().value();
    }
    if (latest->number > 0) now = std::max(now, latest->at + std::chrono::microseconds(1));
    tx.exec(
        "UPDATE document_counters SET latest = latest + 1, latest_at = ? WHERE organization_id = ? AND kind "
        "= ? AND year = ?",
        now, organization, to_string(kind), year);
    return latest->number + 1;
}

void insert(db::Tx& tx, const Document& d)
{
    tx.exec(R"sql(
        INSERT INTO documents (id, organization_id, event_id, order_id, kind, year, sequence, cause, revision, corrects_id,
                               order_number, buyer, currency, tax, total, content, issued_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        d.id, d.organization, d.event, d.order, to_string(d.number.kind), d.number.year, d.number.sequence,
        OrderId(d.cause.id), d.cause.revision, d.corrects, d.order_number, d.buyer, d.total.currency,
        d.tax.amount, d.total.amount, to_json(d.content), d.issued_at);
}

std::optional<Document> find(db::Session& session, const DocumentId& id)
{
    return session.one(DOCUMENT ", content FROM documents WHERE id = ?", to_document, id);
}

std::vector<Document> of_order(db::Session& session, const OrderId& order)
{
    return session.all(
        DOCUMENT ", content FROM documents WHERE order_id = ? ORDER BY issued_at, id", to_document, order);
}

std::vector<Document> of_organization(db::Session& session, const OrganizationId& organization, int year,
    const DocumentsQuery& query, const std::optional<After>& after, int most)
{
    constexpr db::Sql kPage = DOCUMENT R"sql( FROM documents
         WHERE organization_id = ? AND year = ?
           AND (? IS NULL OR issued_at < ? OR (issued_at = ? AND id < ?))
           AND (? IS NULL OR kind = ?)
           AND (? = '' OR buyer LIKE ? OR CONVERT(order_number USING utf8mb4) LIKE ?
                OR CONCAT(ELT(kind + 0, 'INV', 'CN', 'DN'), '-', year, '-',
                          LPAD(sequence, GREATEST(5, LENGTH(sequence)), '0')) LIKE ?)
         ORDER BY issued_at DESC, id DESC LIMIT ?
    )sql";
    const auto at = after ? std::optional(after->issued_at) : std::nullopt;
    const auto id = after ? std::optional(after->id) : std::nullopt;
    const auto kind = query.kind ? std::optional<std::string>(to_string(*query.kind)) : std::nullopt;
    const auto q = text::like(query.q);
    return session.all(kPage, to_brief, organization, year, at, at, at, id, kind, kind, query.q,
        "%" + q + "%", q + "%", q + "%", most);
}

std::vector<Document> in_order(db::Session& session, const OrganizationId& organization, int year,
    const std::optional<Kind>& kind, const std::optional<Number>& after, int most)
{
    constexpr db::Sql kPage = DOCUMENT R"sql(, content FROM documents
         WHERE organization_id = ? AND year = ? AND (? IS NULL OR kind = ?)
           AND (? IS NULL OR kind + 0 > ? OR (kind + 0 = ? AND sequence > ?))
         ORDER BY kind, sequence LIMIT ?
    )sql";
    const auto name = kind ? std::optional<std::string>(to_string(*kind)) : std::nullopt;
    // As a number, what is in an ENUM is its place in the list.
    const auto place = after ? std::optional(static_cast<int>(after->kind) + 1) : std::nullopt;
    const auto sequence = after ? std::optional(after->sequence) : std::nullopt;
    return session.all(
        kPage, to_document, organization, year, name, name, place, place, place, sequence, most);
}

std::vector<int> years(db::Session& session, const OrganizationId& organization)
{
    return session.all(
        "SELECT DISTINCT year FROM document_counters WHERE organization_id = ? ORDER BY year DESC",
        [](const db::Row& row) { return row.integer(1); }, organization);
}

std::optional<Party> find_billing(db::Session& session, const OrderId& order)
{
    return session.one(
        "SELECT name, address, tax_id FROM order_billing WHERE order_id = ?",
        [](const db::Row& row) {
            return Party{row.text(1), row.text(2), row.text(3)};
        },
        order);
}

void put_billing(db::Tx& tx, const OrderId& order, const Party& billing, Time now)
{
    tx.exec(R"sql(
        INSERT INTO order_billing (order_id, name, address, tax_id, updated_at) VALUES (?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE name = VALUES(name), address = VALUES(address), tax_id = VALUES(tax_id), updated_at = VALUES(updated_at)
    )sql",
        order, billing.name, billing.address, billing.tax_id, now);
}

}  // namespace gatehouse::documents::repo

// Invoices, credit notes, and what corrects them (DOC-1). Pure data and rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/money.hpp"
#include "common/page.hpp"
#include "modules/documents/content.hpp"

namespace gatehouse::documents {

using DocumentId = Id<"doc">;

// clang-format off
inline constexpr ErrorKind kBillingClosed{"billing_closed", 409, "Money of this order was given back, so its invoice stays as it is. Please ask the organizer."};
inline constexpr ErrorKind kBillingSpent {"billing_spent",  409, "This invoice was made out anew three times. Please ask the organizer."};
// clang-format on

// How often an invoice is made out anew because its address changed.
inline constexpr int kMostChanges = 3;

// invoice: of a completed order. credit_note: of what goes back of it. debit_note: what was to go back, and
// did not.
enum class Kind { invoice, credit_note, debit_note };
constexpr const char* to_string(Kind kind)
{
    return kind == Kind::invoice ? "invoice" : kind == Kind::credit_note ? "credit_note" : "debit_note";
}
constexpr std::array<Kind, 3> values(Kind) { return {Kind::invoice, Kind::credit_note, Kind::debit_note}; }
constexpr int sign_of(Kind kind) { return kind == Kind::credit_note ? -1 : 1; }

// Each kind and year of an organization is a series of its own: 1, 2, … without gaps.
struct Number {
    Kind kind = Kind::invoice;
    int year = 0;
    int sequence = 0;

    std::string str() const;  // "INV-2026-00012"
};

// What a document is about: once for each revision of a cause.
struct Cause {
    Uuid id{};  // the order, a refund, or the invoice that it takes back
    int revision = 1;
};

struct Document {
    DocumentId id;
    OrganizationId organization;
    EventId event;
    OrderId order;
    Number number;
    Cause cause;
    std::optional<DocumentId> corrects;
    std::string order_number, buyer;
    Money tax, total;  // never below zero: the kind says which way
    Time issued_at;
    Content content;  // empty in lists
};

// All papers of an order, with whom its invoice is made out to.
struct OrderPapers {
    std::vector<Document> items;  // oldest first
    std::optional<Party> billing;
    bool may_change = false;  // the billing, by whoever asked
};

// Which of an organization's documents to list.
struct DocumentFilter {
    std::optional<int> year;  // without: the latest that there is
    std::optional<Kind> kind;
};
struct DocumentsQuery : PageQuery, DocumentFilter {
    std::string q;  // start of a document's or order's number, or part of a name
};

// A page of them, and of which years there are any.
struct Shelf {
    std::vector<Document> items;
    std::optional<std::string> next_cursor;
    int year = 0;
    std::vector<int> years;  // latest first
};

}  // namespace gatehouse::documents

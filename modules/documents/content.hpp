// What a document says, frozen when it was issued and kept as JSON. Private to this module.

#pragma once

#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/money.hpp"

namespace gatehouse::documents {

// Who sells or buys; all but the name may be ''.
struct Party {
    std::string name, address, tax_id;

    friend bool operator==(const Party&, const Party&) = default;
};

// Amounts are minor units of the document's currency.
struct Line {
    std::string name, detail;
    int quantity = 0;  // 0: not a matter of pieces
    std::int64_t unit_price = 0;
    std::int64_t discount = 0;
    std::int64_t amount = 0;  // after the discount; with the tax that it includes
};

// All of one rate, included in the prices or added to them.
struct TaxLine {
    int rate = 0;  // hundredths of a percent
    bool included = true;
    std::int64_t net = 0, tax = 0;

    std::int64_t gross() const { return net + tax; }
    friend bool operator==(const TaxLine&, const TaxLine&) = default;
};

struct Content {
    std::string title;  // "Invoice", "Receipt", "Credit note", "Debit note"
    Party seller, buyer;
    std::string seller_contact, footer, accent;  // "#rrggbb" or ''
    std::string currency, zone;
    std::string order_number, event, event_when, event_where;
    Time ordered_at, completed_at;
    std::string payment;   // "Paid by card."
    std::string corrects;  // the number of another document
    std::string reason;
    std::vector<Line> lines;
    std::int64_t subtotal = 0, discount = 0, fees = 0, total = 0;
    std::vector<TaxLine> taxes;  // together the total

    std::int64_t tax() const;
    // The tax that was added to the prices.
    std::int64_t added_tax() const;
};

std::string to_json(const Content& content);
Content read_content(const std::string& json);

// "1,250.00" of 125000 and USD, "1,250" of JPY, "1.250" of 1250 and KWD.
std::string to_digits(std::int64_t amount, const std::string& currency);
// "20%", "7.5%"
std::string to_percent(int rate);

}  // namespace gatehouse::documents

#include "modules/documents/render.hpp"

namespace gatehouse::documents {

namespace {

std::string link(const Document& d, const std::string& secret = {})
{
    return "/api/documents/" + d.id.str() + ".pdf" + (secret.empty() ? "" : "?secret=" + secret);
}

// clang-format off
const auto kParty = view::object<Party>("BillingDetails")
    .field("name",    &Party::name)
    .field("address", &Party::address)
    .field("tax_id",  &Party::tax_id);

const auto kDocument = view::object<Document>("Document")
    .field("id",           &Document::id)
    .field("kind",         [](const Document& d) { return d.number.kind; })
    .field("number",       [](const Document& d) { return d.number.str(); })
    .field("order_id",     &Document::order)
    .field("order_number", &Document::order_number)
    .field("event_id",     &Document::event)
    .field("buyer",        &Document::buyer)
    .field("tax",          &Document::tax)
    .field("total",        &Document::total)
    .field("corrects_id",  &Document::corrects)
    .field("issued_at",    &Document::issued_at)
    .field("pdf_url",      [](const Document& d) { return link(d); });

const auto kTaxLine = view::object<TaxLine>("DocumentTax")
    .field("rate",     &TaxLine::rate)
    .field("included", &TaxLine::included)
    .field("net",      &TaxLine::net)
    .field("tax",      &TaxLine::tax);

const auto kOrderDocument = view::object<Shown>("OrderDocument")
    .field("id",          [](const Shown& s) { return s.document.id; })
    .field("kind",        [](const Shown& s) { return s.document.number.kind; })
    .field("title",       [](const Shown& s) { return s.document.content.title; })
    .field("number",      [](const Shown& s) { return s.document.number.str(); })
    .field("tax",         [](const Shown& s) { return s.document.tax; })
    .field("taxes",       [](const Shown& s) { return s.document.content.taxes; }, kTaxLine)
    .field("total",       [](const Shown& s) { return s.document.total; })
    .field("corrects_id", [](const Shown& s) { return s.document.corrects; })
    .field("issued_at",   [](const Shown& s) { return s.document.issued_at; })
    .field("pdf_url",     [](const Shown& s) { return link(s.document, s.secret); });
// clang-format on

}  // namespace

// clang-format off
const view::Object<ShownPapers> kOrderPapers = view::object<ShownPapers>("OrderDocuments")
    .field("items",      &ShownPapers::items, kOrderDocument)
    .field("billing",    &ShownPapers::billing, kParty)
    .field("may_change", &ShownPapers::may_change);

const view::Object<Shelf> kShelf = view::object<Shelf>("DocumentPage")
    .field("items",       &Shelf::items, kDocument)
    .field("next_cursor", &Shelf::next_cursor)
    .field("year",        &Shelf::year)
    .field("years",       &Shelf::years);
// clang-format on

}  // namespace gatehouse::documents

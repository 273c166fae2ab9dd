#include "modules/documents/content.hpp"

#include "common/json/json.hpp"
#include "common/money_number.hpp"
#include "common/time.hpp"

namespace gatehouse::documents {

namespace {

void write(json::Writer& out, const char* name, const Party& party)
{
    out.key(name).object();
    out.member("name", party.name).member("address", party.address).member("tax_id", party.tax_id);
    out.end_object();
}

Party read_party(const json::Value& in) { return {in.get("name"), in.get("address"), in.get("tax_id")}; }

std::int64_t number(const json::Value& in, const char* name)
{
    const auto member = in.find(name);
    return member && member->is_integer() ? member->integer() : 0;
}

bool flag(const json::Value& in, const char* name)
{
    const auto member = in.find(name);
    return member && member->is_bool() && member->flag();
}

Time moment(const json::Value& in, const char* name) { return parse_rfc3339(in.get(name)).value_or(Time{}); }

template <class F>
void each(const json::Value& in, const char* name, F read)
{
    const auto list = in.find(name);
    for (std::size_t i = 0; list && i < list->size(); ++i) read(list->at(i));
}

}  // namespace

std::int64_t Content::tax() const
{
    std::int64_t sum = 0;
    for (const auto& line : taxes) sum += line.tax;
    return sum;
}

std::int64_t Content::added_tax() const
{
    std::int64_t sum = 0;
    for (const auto& line : taxes)
        if (!line.included) sum += line.tax;
    return sum;
}

std::string to_json(const Content& c)
{
    json::Writer out;
    out.object().member("title", c.title);
    write(out, "seller", c.seller);
    write(out, "buyer", c.buyer);
    out.member("seller_contact", c.seller_contact).member("footer", c.footer).member("accent", c.accent);
    out.member("currency", c.currency).member("zone", c.zone).member("order_number", c.order_number);
    out.member("event", c.event).member("event_when", c.event_when).member("event_where", c.event_where);
    out.member("ordered_at", to_rfc3339(c.ordered_at)).member("completed_at", to_rfc3339(c.completed_at));
    out.member("payment", c.payment).member("corrects", c.corrects).member("reason", c.reason);
    out.key("lines").array();
    for (const auto& line : c.lines)
        out.object()
            .member("name", line.name)
            .member("detail", line.detail)
            .member("quantity", line.quantity)
            .member("unit_price", line.unit_price)
            .member("discount", line.discount)
            .member("amount", line.amount)
            .end_object();
    out.end_array();
    out.member("subtotal", c.subtotal).member("discount", c.discount).member("fees", c.fees);
    out.member("total", c.total).key("taxes").array();
    for (const auto& line : c.taxes)
        out.object()
            .member("rate", line.rate)
            .member("included", line.included)
            .member("net", line.net)
            .member("tax", line.tax)
            .end_object();
    return out.end_array().end_object().take();
}

Content read_content(const std::string& json)
{
    const auto document = json::Document::parse(json);
    const auto in = document.root();
    Content c;
    c.title = in.get("title");
    if (const auto seller = in.find("seller")) c.seller = read_party(*seller);
    if (const auto buyer = in.find("buyer")) c.buyer = read_party(*buyer);
    c.seller_contact = in.get("seller_contact"), c.footer = in.get("footer"), c.accent = in.get("accent");
    c.currency = in.get("currency"), c.zone = in.get("zone"), c.order_number = in.get("order_number");
    c.event = in.get("event"), c.event_when = in.get("event_when"), c.event_where = in.get("event_where");
    c.ordered_at = moment(in, "ordered_at"), c.completed_at = moment(in, "completed_at");
    c.payment = in.get("payment"), c.corrects = in.get("corrects"), c.reason = in.get("reason");
    each(in, "lines", [&](const json::Value& line) {
        c.lines.push_back({line.get("name"), line.get("detail"), static_cast<int>(number(line, "quantity")),
            number(line, "unit_price"), number(line, "discount"), number(line, "amount")});
    });
    c.subtotal = number(in, "subtotal"), c.discount = number(in, "discount");
    c.fees = number(in, "fees"), c.total = number(in, "total");
    each(in, "taxes", [&](const json::Value& line) {
        c.taxes.push_back({static_cast<int>(number(line, "rate")), flag(line, "included"),
            number(line, "net"), number(line, "tax")});
    });
    return c;
}

std::string to_digits(std::int64_t amount, const std::string& currency)
{
    auto text = money::to_number({amount, currency});
    const auto whole = std::min(text.find('.'), text.size());
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (auto at = whole; at > first + 3;) text.insert(at -= 3, ",");
    return text;
}

std::string to_percent(int rate)
{
    auto text = std::to_string(rate / 100);
    if (const int rest = rate % 100)
        text += rest % 10 ? "." + std::string(rest < 10 ? "0" : "") + std::to_string(rest)
                          : "." + std::to_string(rest / 10);
    return text + "%";
}

}  // namespace gatehouse::documents

#pragma once

#include "common/http/page.hpp"
#include "common/http/route.hpp"
#include "modules/inventory/codes.hpp"
#include "modules/inventory/requests.hpp"

namespace gatehouse::inventory::handlers {

using http::Empty;
using http::Reply;
using http::Request;

SaleItem create(const Request& request, const NewTicketType& wanted, const Context& context);
EventStock types(const Request& request, const ListQuery& query, const Context& context);
SaleItem show(const Request& request, const Context& context);
SaleItem update(const Request& request, const TypeChange& change, const Context& context);
Empty remove(const Request& request, const Context& context);

SaleItem create_bundle(const Request& request, const NewBundle& wanted, const Context& context);
EventStock bundles(const Request& request, const ListQuery& query, const Context& context);
SaleItem show_bundle(const Request& request, const Context& context);
SaleItem update_bundle(const Request& request, const BundleChange& change, const Context& context);
Empty remove_bundle(const Request& request, const Context& context);

EventStock days(const Request& request, const Context& context);
Day create_day(const Request& request, const NewDay& wanted, const Context& context);
Day update_day(const Request& request, const DayChange& change, const Context& context);
Empty remove_day(const Request& request, const Context& context);
EventStock set_capacity(const Request& request, const NewCapacity& wanted, const Context& context);

DiscountCode create_code(const Request& request, const NewCode& wanted, const Context& context);
Items<DiscountCode> codes(const Request& request, const ListQuery& query, const Context& context);
DiscountCode update_code(const Request& request, const CodeChange& change, const Context& context);
Empty remove_code(const Request& request, const Context& context);
CheckedCode check_code(const Request& request, const CodeCheck& wanted, const Context& context);

Items<Question> questions(const Request& request, const Context& context);
Question create_question(const Request& request, const NewQuestion& wanted, const Context& context);
Items<Question> order_questions(const Request& request, const QuestionOrder& wanted, const Context& context);
Question update_question(const Request& request, const QuestionChange& change, const Context& context);
Empty remove_question(const Request& request, const Context& context);

Reply<Availability> availability(const Request& request, const Context& context);

events::Event publish(const Request& request, const Context& context);
events::Event cancel(const Request& request, const Cancel& wanted, const Context& context);
events::Event duplicate(const Request& request, const Duplicate& wanted, const Context& context);

}  // namespace gatehouse::inventory::handlers

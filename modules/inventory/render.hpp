#pragma once

#include "common/json/view.hpp"
#include "modules/inventory/codes.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

const view::Object<SaleItem>& type_view();
const view::Object<SaleItem>& bundle_view();
const view::Object<Day>& day_view();
const view::Object<Availability>& availability_view();
const view::Object<DiscountCode>& code_view();
const view::Object<CheckedCode>& checked_code_view();

const view::Object<Question>& question_view();
const view::Object<Items<Question>>& questions_view();

// Lists of an event's stock, with the capacity of the event as a whole.
const view::Object<EventStock>& types_view();
const view::Object<EventStock>& bundles_view();
const view::Object<EventStock>& days_view();
const view::Object<EventStock>& capacity_view();

}  // namespace gatehouse::inventory

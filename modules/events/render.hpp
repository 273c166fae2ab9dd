// How events look in JSON. Functions, because views are made of each other and must be there first.

#pragma once

#include "common/http/page.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::events {

const view::Object<Image>& image_view();
const view::Object<Category>& category_view();
const view::Object<Settings>& settings_view();

}  // namespace gatehouse::events

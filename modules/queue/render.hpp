// How lines and places in them are shown.

#pragma once

#include "common/http/page.hpp"
#include "common/json/view.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue {

const view::Object<Shown>& entry_view();
const view::Object<PublicLine>& line_view();
const view::Object<OwnLine>& own_line_view();
const view::Object<Entry>& person_view();  // for the organizer
const view::Object<ShownDraw>& draw_view();
const view::Object<GuestToken>& guest_token_view();
const view::Object<Messaged>& messaged_view();

}  // namespace gatehouse::queue

#pragma once

#include "common/http/page.hpp"
#include "modules/oauth/types.hpp"

namespace gatehouse::oauth {

extern const view::Object<Items<Offer>> kOffers;
extern const view::Object<Departure> kDeparture;

}  // namespace gatehouse::oauth

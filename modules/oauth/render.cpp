#include "modules/oauth/render.hpp"

namespace gatehouse::oauth {

// clang-format off
const view::Object<Items<Offer>> kOffers = view_of_items(view::object<Offer>("SignInProvider")
    .field("id",   &Offer::id)
    .field("name", &Offer::name));

const view::Object<Departure> kDeparture = view::object<Departure>("OauthDeparture")
    .field("location", &Departure::location);
// clang-format on

}  // namespace gatehouse::oauth

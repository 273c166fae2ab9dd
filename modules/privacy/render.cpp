#include "modules/privacy/render.hpp"

namespace gatehouse::privacy {

namespace {

// clang-format off
const auto kObstacle = view::object<personal::Obstacle>("EraseObstacle")
    .field("code",   &personal::Obstacle::code)
    .field("detail", &personal::Obstacle::detail);
// clang-format on

}  // namespace

// clang-format off
const view::Object<Export> kExport = view::object<Export>("Export")
    .field("state",      &Export::state)
    .field("asked_at",   &Export::asked_at)
    .field("ready_at",   &Export::ready_at)
    .field("expires_at", &Export::expires_at)
    .field("bytes",      &Export::bytes);

const view::Object<Obstacles> kObstacles = view::object<Obstacles>("EraseObstacles")
    .field("items", &Obstacles::items, kObstacle);
// clang-format on

}  // namespace gatehouse::privacy

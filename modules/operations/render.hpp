#pragma once

#include "common/http/page.hpp"
#include "modules/operations/types.hpp"

namespace gatehouse::operations {

extern const view::Object<Health> kHealth;
extern const view::Object<Stuck> kStuck;
extern const view::Object<Resent> kResent;
extern const view::Object<Page<Entry>> kEntries;
extern const view::Object<Items<Happening>> kTimeline;

}  // namespace gatehouse::operations

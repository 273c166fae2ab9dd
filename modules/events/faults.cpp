// The rules that hold for an event as a whole.

#include "modules/events/editor.hpp"

namespace gatehouse::events {

namespace {

using namespace std::chrono;

constexpr auto kLongest = days(366);
const Time kFirst = sys_days(year(2000) / 1 / 1), kLast = sys_days(year(2100) / 1 / 1);

void check_times(const Event& e, schema::Faults& faults)
{
    const auto complain = [&](const char* at, const char* code, const char* detail) {
        schema::complain(faults, at, code, detail);
    };
    if (e.starts_at < kFirst || e.starts_at >= kLast)
        complain("/starts_at", "range", "must be between the years 2000 and 2100");
    if (e.ends_at < kFirst || e.ends_at >= kLast)
        complain("/ends_at", "range", "must be between the years 2000 and 2100");
    else if (e.ends_at <= e.starts_at)
        complain("/ends_at", "order", "must be after the start");
    else if (e.ends_at - e.starts_at > kLongest)
        complain("/ends_at", "range", "must be at most a year after the start");
}

}  // namespace

schema::Faults faults_of(const Event& e, const Event* before)
{
    schema::Faults faults;
    check_times(e, faults);
    if (e.venue && e.venue->latitude.has_value() != e.venue->longitude.has_value())
        schema::complain(faults, e.venue->latitude ? "/venue/longitude" : "/venue/latitude", "required",
            "must be given with its counterpart");
    if (e.settings.max_per_order < e.settings.min_per_order)
        schema::complain(
            faults, "/settings/max_per_order", "order", "must not be less than the smallest number");
    if (before && before->status != Status::draft) {
        if (e.currency != before->currency)
            schema::complain(faults, "/currency", "fixed", "cannot change after the event was published");
        if (e.type == Type::save_the_date && before->type != Type::save_the_date)
            schema::complain(
                faults, "/type", "fixed", "cannot become a save-the-date after tickets were offered");
    }
    return faults;
}

}  // namespace gatehouse::events

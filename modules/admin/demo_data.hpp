// The events of the demo: what they are, when they are relative to the day of the seeding, and how well they
// sell.

#pragma once

#include <span>

#include "modules/admin/demo_posters.hpp"

namespace gatehouse::admin {

struct DemoType {
    const char* name;
    const char* description;
    int price;     // minor units
    int capacity;  // 0: unlimited
    int sold;
};

// What an event of several days sells besides: a pass for all of them, something hidden, and codes.
struct DemoFestival {
    int days = 0;           // 0: the event has none; the types are for one day each, in order
    int hours = 0;          // how long a day lasts
    int capacity = 0;       // of each day
    int pass_discount = 0;  // basis points off the sum of the days
    int passes_sold = 0;
    const char* pass = nullptr;
    DemoType hidden = {};
    const char* unlocking_code = nullptr;  // shows the hidden type
    const char* percentage_code = nullptr;
    int percent_off = 0;  // basis points
};

struct DemoEvent {
    const char *name, *type, *summary, *description;
    int days;        // from today; negative: past
    const char* at;  // wall time in the zone
    int hours;       // how long it lasts
    const char *zone, *currency;
    const char *venue, *address, *city, *region, *postal_code, *country;
    double latitude, longitude;
    const char* category;
    Motif motif;
    const char* picture;  // what the picture shows
    bool draft;
    DemoType types[3];  // those without a name are none
    DemoFestival festival = {};
};

std::span<const DemoEvent> demo_events();

struct DemoPerson {
    const char *name, *email;
};
std::span<const DemoPerson> demo_buyers();

}  // namespace gatehouse::admin

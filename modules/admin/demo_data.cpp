#include "modules/admin/demo_data.hpp"

namespace gatehouse::admin {

namespace {

constexpr DemoEvent kEvents[] = {
    {"Harbour Lights", "ticketed", "Two stages, one pier, and the last ferry waits for the encore.",
        "## The evening\n\nDoors open with the sunset. **Two stages** face the water, so you never walk more "
        "than a minute "
        "from one band to the next.\n\n- 18:00 doors, food stalls on the pier\n- 19:30 first set\n- 23:30 "
        "last set, and the "
        "ferry back to the centre\n\nRain or shine: half the pier is covered.",
        23, "18:00", 6, "Europe/Berlin", "EUR", "Pier 3", "Am Sandtorkai 30", "Hamburg", "", "20457", "DE",
        53.5430, 9.9870, "festival", Motif::harbour, "A harbour skyline at dusk with the sun on the water",
        false,
        {{"General admission", "Standing, both stages", 5900, 600, 143},
            {"Balcony", "A seat above the main stage", 9800, 80, 52},
            {"Friends of the pier", "Balcony seat, early entry, and a poster", 14900, 25, 9}}},
    {"Night of Strings", "ticketed", "Schubert, Bartók and a premiere, by candlelight.",
        "An evening for string quartet in the old reading room. The programme lasts **95 minutes** without "
        "an interval.\n\n"
        "> “They play as if the ceiling were listening.”",
        9, "19:30", 2, "America/Chicago", "USD", "Reading Room", "78 E Washington St", "Chicago", "IL",
        "60602", "US", 41.8838, -87.6251, "concert", Motif::strings,
        "Golden arcs and a crescent moon on dark red", false,
        {{"Stalls", "Unreserved seating", 4500, 80, 74},
            {"Student", "With a valid student card", 1800, 20, 12}}},
    {"東京シンセウェイブ 2026", "ticketed", "Analogue machines, neon lights, one long Saturday night.",
        "東京で一番長い土曜日の夜。\n\nLive sets only, no laptops on stage. The full line-up is announced a "
        "week before.",
        31, "20:00", 7, "Asia/Tokyo", "JPY", "Liquid Hall", "1-13-5 Dogenzaka", "Tokyo", "Shibuya",
        "150-0043", "JP", 35.6580, 139.6980, "party", Motif::synthwave, "A striped sun over a neon grid",
        false,
        {{"Advance ticket", "One drink included", 6800, 400, 88},
            {"At the front", "Separate entrance", 12000, 40, 31}}},
    {"Bread & Ferment", "ticketed", "A morning with flour, salt, water and patience.",
        "You leave with a loaf, a starter that is older than you are, and flour on your shoes.", 12, "09:00",
        4, "Europe/Lisbon", "EUR", "Padaria da Graça", "Rua da Graça 112", "Lisbon", "", "1170-170", "PT",
        38.7166, -9.1310, "workshop", Motif::flour, "A round loaf, scored and dusted with flour", false,
        {{"A place at the table", "Apron and breakfast included", 6500, 16, 16}}},
    {"Makers & Founders Meetup", "free", "Five short talks, then the good part: everybody else.",
        "Free, but the room is small: please take a ticket only if you come.", 5, "18:30", 3,
        "America/New_York", "USD", "The Annex", "155 W 23rd St", "New York", "NY", "10011", "US", 40.7433,
        -73.9945, "conference", Motif::confetti, "Paper confetti on deep green", false,
        {{"Free ticket", "", 0, 120, 67}}},
    {"Jazz under the Arches", "ticketed", "The trio that filled the arches in spring returns for one night.",
        "Two sets and a bar that knows its business.", -8, "20:00", 3, "Europe/London", "GBP", "The Arches",
        "12 Maltby Street", "London", "", "SE1 3PA", "GB", 51.4995, -0.0757, "concert", Motif::arches,
        "Lit railway arches at night", false,
        {{"Table seat", "", 2800, 90, 84}, {"Standing", "", 1600, 60, 41}}},
    {"Sunrise on the Ridge", "ticketed", "A guided walk above the clouds, with breakfast at the top.",
        "Four hours, 600 metres of ascent, one of the best breakfasts of your life. Bring a torch and a "
        "jacket.",
        16, "05:00", 5, "Asia/Kuwait", "KWD", "Mutla Ridge car park", "Jahra Road", "Jahra", "", "00000",
        "KW", 29.4440, 47.6420, "sport", Motif::hills, "Green hills under a low sun", false,
        {{"Guided walk", "Breakfast included", 7500, 40, 14}}},
    {"Open Mic at the Mill", "ticketed", "Six minutes each. Be kind, be brave.",
        "Sign up at the bar from seven. The list is full when it is full.", 0, "+2", 5, "America/Chicago",
        "USD", "The Old Mill", "401 N Wabash Ave", "Chicago", "IL", "60611", "US", 41.8890, -87.6270, "party",
        Motif::arches, "Lit arches of an old mill at night", false,
        {{"Entry", "", 1200, 150, 58}, {"Table for the evening", "", 3000, 20, 6}}},
    {"Three Rivers Weekend", "ticketed", "Three days, three rivers, one wristband.",
        "First by the canal, then on the island, at last in the old harbour. Come for a day or stay for all: "
        "**the weekend pass** costs a fifth less than three days.\n\nCamping is a five minutes' walk away. "
        "Dogs, grandparents and folding chairs are welcome.",
        37, "14:00", 57, "Europe/Berlin", "EUR", "Kanalinsel", "Schleusenufer 1", "Berlin", "", "10997", "DE",
        52.4966, 13.4394, "festival", Motif::screen, "A screen on an island under a starry sky", false,
        {{"Canal day", "One day, all stages by the canal", 3900, 0, 41},
            {"Island day", "One day, all stages on the island", 4900, 0, 86},
            {"Harbour day", "One day, all stages in the harbour", 3900, 0, 37}},
        {3, 9, 400, 2000, 63, "Weekend pass",
            {"Friends & crew", "The island day, with the crew's entrance", 1500, 30, 0}, "CREW26", "RIVER10",
            1000}},
    {"Open Air Cinema", "save_the_date", "Eight nights, eight films, one very large sheet.",
        "The programme comes in spring. Save the date; this page becomes the ticket office.", 190, "21:15", 3,
        "Europe/Berlin", "EUR", "Schlosspark", "Spandauer Damm 20", "Berlin", "", "14059", "DE", 52.5208,
        13.2957, "family", Motif::screen, "A cinema screen under a starry sky", false, {}},
    {"New Year at the Mill", "ticketed", "Draft: dinner, band, fireworks on the river.", "", 41, "19:00", 8,
        "America/Chicago", "USD", "The Old Mill", "401 N Wabash Ave", "Chicago", "IL", "60611", "US", 41.8890,
        -87.6270, "party", Motif::confetti, "Paper confetti on deep green", true,
        {{"Dinner and dance", "", 18000, 120, 0}}},
};

constexpr DemoPerson kBuyers[] = {
    {"Amara Okafor", "amara.okafor@example.org"},
    {"Wanda Łódzka", "wanda@example.org"},
    {"佐藤 美咲", "misaki@example.org"},
    {"José Ñuñez", "jose.nunez@example.org"},
    {"Ingrid Sørensen", "ingrid@example.org"},
    {"ليلى حداد", "layla@example.org"},
    {"Priya Raman", "priya@example.org"},
    {"Tom Becker", "tom.becker@example.org"},
    {"Chloé Martin", "chloe@example.org"},
    {"Kwame Mensah", "kwame@example.org"},
    {"Nina Petrova", "nina@example.org"},
    {"Liam O’Brien", "liam@example.org"},
    {"Marta Ruiz", "marta@example.org"},
    {"Jonas Weber", "jonas@example.org"},
    {"김서연", "seoyeon@example.org"},
    {"Fatima Zahra", "fatima@example.org"},
    {"Oliver Smith", "oliver@example.org"},
    {"Elif Yılmaz", "elif@example.org"},
};

}  // namespace

std::span<const DemoEvent> demo_events() { return kEvents; }
std::span<const DemoPerson> demo_buyers() { return kBuyers; }

}  // namespace gatehouse::admin

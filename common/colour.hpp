// Colours that somebody else chose, made fit for text. Contrast is WCAG 2's; lightness moves in OKLab, where
// a step looks the same in every hue.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatehouse::colour {

// One theme's colours: the accent itself, its darker or brighter twin, a faint ground, and what is written on
// it. Each is "#rrggbb".
struct Shades {
    std::string accent, strong, soft, on;

    friend bool operator==(const Shades&, const Shades&) = default;
};

struct Palette {
    Shades day, night;

    friend bool operator==(const Palette&, const Palette&) = default;
};

// Whether it is "#rrggbb".
bool is_hex(std::string_view hex);

// From 1 to 21. Both must be colours.
double contrast(std::string_view one, std::string_view other);

// The accent with 4.5:1 on every ground of the light and the dark pages: as it is where that is enough, else
// only as much darker or brighter as it takes. Nothing when by day it would have to become another colour.
std::optional<Palette> palette(std::string_view hex);

}  // namespace gatehouse::colour

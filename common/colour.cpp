#include "common/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace gatehouse::colour {

namespace {

using Triple = std::array<double, 3>;

// The grounds of www/src/styles/tokens.css: what an accent may stand on.
constexpr std::array kDayGrounds{"#ffffff", "#faf8f4", "#f1eee7"},
    kNightGrounds{"#1a1e1b", "#121513", "#232825"};
constexpr const char *kDayInk = "#ffffff", *kNightInk = "#121513";
constexpr double kReadable = 4.5;  // WCAG 2, level AA
// Yellow that must become olive is not that organization's colour any more.
constexpr double kFarthest = 0.3;
constexpr double kStep = 0.005, kStronger = 0.08, kTint = 0.12;

double to_linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double to_coded(double c) { return c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055; }

Triple linear(std::string_view hex)
{
    Triple rgb{};
    for (std::size_t i = 0; i < 3; ++i)
        rgb[i] = to_linear(std::strtol(std::string(hex.substr(1 + 2 * i, 2)).c_str(), nullptr, 16) / 255.0);
    return rgb;
}

std::string to_hex(const Triple& rgb)
{
    const auto byte = [](double c) {
        return std::lround(std::clamp(to_coded(std::clamp(c, 0.0, 1.0)), 0.0, 1.0) * 255);
    };
    return fmt::format("#{:02x}{:02x}{:02x}", byte(rgb[0]), byte(rgb[1]), byte(rgb[2]));
}

double luminance(std::string_view hex)
{
    const auto [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// Björn Ottosson's OKLab: lightness, and two axes of colour.
Triple to_lab(const Triple& rgb)
{
    const auto [r, g, b] = rgb;
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Triple from_lab(const Triple& lab)
{
    const auto cube = [](double x) { return x * x * x; };
    const double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    const double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    const double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

std::string with_lightness(Triple lab, double lightness)
{
    lab[0] = std::clamp(lightness, 0.0, 1.0);
    return to_hex(from_lab(lab));
}

std::string mixed(std::string_view ground, std::string_view colour, double share)
{
    const auto under = linear(ground), over = linear(colour);
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = to_linear(to_coded(under[i]) * (1 - share) + to_coded(over[i]) * share);
    return to_hex(out);
}

template <class Grounds>
bool readable(const std::string& accent, const Grounds& grounds)
{
    return contrast(accent, mixed(grounds[0], accent, kTint)) >= kReadable &&
           std::ranges::all_of(
               grounds, [&](const char* ground) { return contrast(accent, ground) >= kReadable; });
}

// `direction` is where contrast lies: -1 darker, 1 brighter.
template <class Grounds>
std::optional<Shades> shades(
    std::string_view hex, const Grounds& grounds, double direction, double farthest, const char* ink)
{
    const auto lab = to_lab(linear(hex));
    std::string accent(hex);
    double lightness = lab[0];
    while (!readable(accent, grounds)) {
        lightness += direction * kStep;
        if (std::abs(lightness - lab[0]) > farthest || lightness < 0 || lightness > 1) return {};
        accent = with_lightness(lab, lightness);
    }
    return Shades{accent, with_lightness(lab, lightness + direction * kStronger),
        mixed(grounds[0], accent, kTint), ink};
}

}  // namespace

bool is_hex(std::string_view hex)
{
    return hex.size() == 7 && hex.front() == '#' &&
           hex.substr(1).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

double contrast(std::string_view one, std::string_view other)
{
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::optional<Palette> palette(std::string_view hex)
{
    const auto day = shades(hex, kDayGrounds, -1, kFarthest, kDayInk);
    const auto night = shades(hex, kNightGrounds, 1, 1, kNightInk);
    if (!day || !night) return {};
    return Palette{*day, *night};
}

}  // namespace gatehouse::colour

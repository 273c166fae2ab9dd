#include "modules/notifications/letter.hpp"

#include <algorithm>
#include <cmath>

#include "common/media/store.hpp"

namespace gatehouse::notifications {

namespace {

constexpr const char* kLanguage = "en";
constexpr const char* kLogo = "logo@brand";
constexpr int kLogoHeight = 40, kLogoWidth = 200;

// Our own, as in www/src/styles/tokens.css.
const colour::Palette kOurs{
    {"#1b5a41", "#123f2d", "#e2ede6", "#ffffff"}, {"#86cfa8", "#a9e2c4", "#1e3428", "#0c2217"}};

void add_colours(Values& values, const colour::Palette& palette)
{
    values.texts["accent"] = palette.day.accent;
    values.texts["on_accent"] = palette.day.on;
    values.texts["night_accent"] = palette.night.accent;
    values.texts["on_night_accent"] = palette.night.on;
}

// The logo goes along with the mail: most programs show no pictures from elsewhere.
void add_logo(const Config& config, const organizations::Logo& logo, Values& frame, Draft& draft)
{
    auto png = media::Store(config).read(logo.file());
    if (png.empty()) return;
    const double scale = std::min(
        {1.0, static_cast<double>(kLogoWidth) / logo.width, static_cast<double>(kLogoHeight) / logo.height});
    frame.texts["logo"] = kLogo;
    frame.texts["logo_width"] = std::to_string(std::lround(logo.width * scale));
    frame.texts["logo_height"] = std::to_string(std::lround(logo.height * scale));
    draft.images.push_back({"image/png", "logo.png", std::move(png), kLogo});
}

}  // namespace

Draft write_letter(const Config& config, Letter letter)
{
    const auto site = config.text("site.name");
    auto& values = letter.values;
    values.texts["site"] = site;
    values.texts["footer"] = letter.footer;
    const auto palette = letter.organizer ? letter.organizer->brand.palette().value_or(kOurs) : kOurs;
    add_colours(values, palette);
    Draft draft;
    draft.subject = render(kLanguage, letter.kind + ".subject", values);
    draft.text = render(kLanguage, letter.kind + ".txt", values);
    Values frame;
    frame.texts = {{"title", draft.subject}, {"preview", letter.preview}, {"site", site},
        {"footer", letter.footer}, {"body", render(kLanguage, letter.kind + ".html", values)}};
    add_colours(frame, palette);
    frame.texts["sender"] = letter.organizer ? letter.organizer->name : site;
    if (letter.organizer && letter.organizer->brand.logo)
        add_logo(config, *letter.organizer->brand.logo, frame, draft);
    draft.html = render(kLanguage, "layout.html", frame);
    return draft;
}

}  // namespace gatehouse::notifications

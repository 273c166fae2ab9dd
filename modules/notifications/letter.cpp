#include "modules/notifications/letter.hpp"

namespace gatehouse::notifications {

namespace {

constexpr const char* kLanguage = "en";

}  // namespace

Draft write_letter(const Config& config, Letter letter)
{
    const auto site = config.text("site.name");
    auto& values = letter.values;
    values.texts["site"] = site;
    values.texts["footer"] = letter.footer;
    Draft draft;
    draft.subject = render(kLanguage, letter.kind + ".subject", values);
    draft.text = render(kLanguage, letter.kind + ".txt", values);
    Values frame;
    frame.texts = {{"title", draft.subject}, {"preview", letter.preview}, {"site", site},
        {"footer", letter.footer}, {"body", render(kLanguage, letter.kind + ".html", values)}};
    draft.html = render(kLanguage, "layout.html", frame);
    return draft;
}

}  // namespace gatehouse::notifications

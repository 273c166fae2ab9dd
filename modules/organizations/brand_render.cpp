// How logo, colours and limits are shown, here and by the modules above.

#include "modules/organizations/types.hpp"

namespace gatehouse::organizations {

namespace {

// clang-format off
const view::Object<colour::Shades>& shades_view()
{
    static const auto view = view::object<colour::Shades>("Shades")
        .field("accent", &colour::Shades::accent)
        .field("strong", &colour::Shades::strong)
        .field("soft",   &colour::Shades::soft)
        .field("on",     &colour::Shades::on);
    return view;
}

}  // namespace

const view::Object<colour::Palette>& palette_view()
{
    static const auto view = view::object<colour::Palette>("Palette")
        .field("day",   &colour::Palette::day,   shades_view())
        .field("night", &colour::Palette::night, shades_view());
    return view;
}

const view::Object<Logo>& logo_view()
{
    static const auto view = view::object<Logo>("Logo")
        .field("url",    &Logo::url)
        .field("width",  &Logo::width)
        .field("height", &Logo::height);
    return view;
}

const view::Object<Brief>& branded_view()
{
    static const auto view = view::object<Brief>("BrandedOrganization")
        .field("id",      &Brief::id)
        .field("name",    &Brief::name)
        .field("slug",    &Brief::slug)
        .field("logo",    [](const Brief& b) { return b.brand.logo; }, logo_view())
        .field("palette", [](const Brief& b) { return b.brand.palette(); }, palette_view());
    return view;
}

const view::Object<Limits>& limits_view()
{
    static const auto view = view::object<Limits>("PlanLimits")
        .field("members",            &Limits::members)
        .field("events",             &Limits::events)
        .field("ai_prompts_per_day", &Limits::prompts_per_day)
        .field("fee_percent",        &Limits::fee_percent);
    return view;
}
// clang-format on

}  // namespace gatehouse::organizations

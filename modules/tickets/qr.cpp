#include <cairo.h>

#include <memory>

#include "common/error.hpp"
#include "common/pdf/canvas.hpp"
#include "common/qr.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::tickets {

namespace {

constexpr int kPixels = 8;  // of a module in an image

}  // namespace

std::string qr_svg(std::string_view token, std::string_view title) { return qr::svg(token, title); }

std::string qr_png(std::string_view token)
{
    const auto code = qr::encode(token);
    const int side = (code.size + 2 * qr::kQuietZone) * kPixels;
    // An alpha-only surface is written as a grey image: opaque is white.
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, side, side), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> draw(cairo_create(surface.get()), cairo_destroy);
    cairo_set_antialias(draw.get(), CAIRO_ANTIALIAS_NONE);
    cairo_paint(draw.get());
    cairo_set_operator(draw.get(), CAIRO_OPERATOR_CLEAR);
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x)
            if (code.at(x, y))
                cairo_rectangle(draw.get(), (x + qr::kQuietZone) * kPixels, (y + qr::kQuietZone) * kPixels,
                    kPixels, kPixels);
    cairo_fill(draw.get());
    std::string png;
    if (cairo_surface_write_to_png_stream(surface.get(), pdf::append_to_string, &png) != CAIRO_STATUS_SUCCESS)
        throw Error(kInternal, "cairo wrote no image");
    return png;
}

}  // namespace gatehouse::tickets

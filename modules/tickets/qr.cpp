#include "modules/tickets/qr.hpp"

#include <cairo.h>
#include <qrencode.h>

#include <memory>

#include "common/error.hpp"
#include "common/text/text.hpp"
#include "modules/tickets/canvas.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::tickets {

namespace qr {

Matrix encode(std::string_view text)
{
    // The mode hint is for letters outside QR's alphanumeric set; capitals and digits take 5.5 bits each.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code) throw Error(kInternal, "no QR code for " + std::to_string(text.size()) + " letters");
    Matrix matrix{code->width, {}};
    for (int i = 0; i < code->width * code->width; ++i) matrix.dark.push_back(code->data[i] & 1);
    return matrix;
}

}  // namespace qr

namespace {

constexpr int kPixels = 8;  // of a module in an image

}  // namespace

std::string qr_svg(std::string_view token, std::string_view title)
{
    const auto code = qr::encode(token);
    const auto all = std::to_string(code.size + 2 * qr::kQuietZone);
    const auto name = text::escape_html(title);
    auto svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + all + " " + all +
               "\" role=\"img\" aria-label=\"" + name + "\" shape-rendering=\"crispEdges\"><title>" + name +
               "</title><path fill=\"#fff\" d=\"M0 0h" + all + "v" + all + "H0z\"/><path d=\"";
    for (int y = 0; y < code.size; ++y)
        for (int x = 0, run = 0; x < code.size; x += run + 1) {
            for (run = 0; x + run < code.size && code.at(x + run, y);) ++run;
            if (run == 0) continue;
            const auto length = std::to_string(run);
            svg += "M" + std::to_string(x + qr::kQuietZone) + " " + std::to_string(y + qr::kQuietZone) + "h" +
                   length + "v1h-" + length + "z";
        }
    return svg + "\"/></svg>";
}

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
    if (cairo_surface_write_to_png_stream(surface.get(), append_to_string, &png) != CAIRO_STATUS_SUCCESS)
        throw Error(kInternal, "cairo wrote no image");
    return png;
}

}  // namespace gatehouse::tickets

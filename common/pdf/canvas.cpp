#include "common/pdf/canvas.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cstdlib>
#include <numbers>

#include "common/error.hpp"

namespace gatehouse::pdf {

namespace {

constexpr const char* kFamilies = "Noto Sans, Noto Sans CJK JP, DejaVu Sans";

using Layout = std::unique_ptr<PangoLayout, decltype(&g_object_unref)>;

Layout lay_out(cairo_t* cairo, const std::string& text, double width, const Style& style)
{
    Layout layout(pango_cairo_create_layout(cairo), g_object_unref);
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(
        pango_font_description_new(), pango_font_description_free);
    pango_font_description_set_family_static(font.get(), kFamilies);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_height(layout.get(), -style.most_lines);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    if (style.align == Style::Align::centre) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (style.align == Style::Align::end) {
        // To Pango "right" is where a line ends, which is the left side of Arabic.
        const bool leftwards = pango_layout_get_direction(layout.get(), 0) == PANGO_DIRECTION_RTL;
        pango_layout_set_alignment(layout.get(), leftwards ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    }
    return layout;
}

double height_of(PangoLayout* layout)
{
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

struct Colour {
    double red, green, blue;
};

Colour colour_of(const std::string& hex)
{
    const auto part = [&](std::size_t at) {
        return static_cast<double>(std::strtol(hex.substr(at, 2).c_str(), nullptr, 16)) / 255.0;
    };
    return {part(1), part(3), part(5)};
}

}  // namespace

cairo_status_t append_to_string(void* out, const unsigned char* data, unsigned size)
{
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

Canvas::Canvas(const std::string& title, const std::string& date)
    : surface_(cairo_pdf_surface_create_for_stream(append_to_string, &bytes_, kWidth, kHeight),
          cairo_surface_destroy),
      cairo_(cairo_create(surface_.get()), cairo_destroy)
{
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Gatehouse");
    if (!date.empty())
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
}

double Canvas::text(const std::string& text, double x, double y, double width, const Style& style)
{
    const auto layout = lay_out(cairo_.get(), text, width, style);
    const auto colour = style.colour ? colour_of(style.colour) : Colour{style.grey, style.grey, style.grey};
    cairo_set_source_rgb(cairo_.get(), colour.red, colour.green, colour.blue);
    cairo_move_to(cairo_.get(), x, y);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    return height_of(layout.get());
}

double Canvas::height(const std::string& text, double width, const Style& style)
{
    return height_of(lay_out(cairo_.get(), text, width, style).get());
}

void Canvas::code(const qr::Matrix& matrix, double x, double y, double side)
{
    const double module = side / (matrix.size + 2 * qr::kQuietZone);
    cairo_set_source_rgb(cairo_.get(), 0, 0, 0);
    for (int row = 0; row < matrix.size; ++row)
        for (int column = 0, run = 0; column < matrix.size; column += run + 1) {
            for (run = 0; column + run < matrix.size && matrix.at(column + run, row);) ++run;
            // A hair too high, so that no printer leaves white lines between the rows.
            if (run > 0)
                cairo_rectangle(cairo_.get(), x + (column + qr::kQuietZone) * module,
                    y + (row + qr::kQuietZone) * module, run * module, module * 1.02);
        }
    cairo_fill(cairo_.get());
}

cairo_surface_t* Canvas::picture_of(const std::string& png)
{
    if (!picture_ || png != png_) {
        struct Reading {
            const std::string& bytes;
            std::size_t at = 0;
        } reading{png};
        const auto read = [](void* from, unsigned char* to, unsigned size) {
            auto& r = *static_cast<Reading*>(from);
            if (r.bytes.size() - r.at < size) return CAIRO_STATUS_READ_ERROR;
            r.bytes.copy(reinterpret_cast<char*>(to), size, r.at);
            r.at += size;
            return CAIRO_STATUS_SUCCESS;
        };
        picture_.reset(cairo_image_surface_create_from_png_stream(read, &reading));
        png_ = png;
    }
    return cairo_surface_status(picture_.get()) == CAIRO_STATUS_SUCCESS ? picture_.get() : nullptr;
}

double Canvas::picture(const std::string& png, double x, double y, double most_wide, double most_high)
{
    auto* picture = png.empty() ? nullptr : picture_of(png);
    if (!picture) return 0;
    const double width = cairo_image_surface_get_width(picture),
                 height = cairo_image_surface_get_height(picture);
    const double scale = std::min({1.0, most_wide / width, most_high / height});
    auto* c = cairo_.get();
    cairo_save(c);
    cairo_translate(c, x, y);
    cairo_scale(c, scale, scale);
    cairo_set_source_surface(c, picture, 0, 0);
    cairo_paint(c);
    cairo_restore(c);
    return height * scale;
}

void Canvas::stripe(const std::string& colour, double height)
{
    const auto [red, green, blue] = colour_of(colour);
    cairo_set_source_rgb(cairo_.get(), red, green, blue);
    cairo_rectangle(cairo_.get(), 0, 0, kWidth, height);
    cairo_fill(cairo_.get());
}

void Canvas::rule(double x, double y, double width, bool dashed)
{
    const double dash[] = {4, 4};
    cairo_set_dash(cairo_.get(), dash, dashed ? 2 : 0, 0);
    cairo_set_source_rgb(cairo_.get(), 0.7, 0.7, 0.7);
    cairo_set_line_width(cairo_.get(), 0.8);
    cairo_move_to(cairo_.get(), x, y);
    cairo_rel_line_to(cairo_.get(), width, 0);
    cairo_stroke(cairo_.get());
}

void Canvas::frame(double x, double y, double width, double height)
{
    constexpr double kRadius = 12, kQuarter = std::numbers::pi / 2;
    auto* c = cairo_.get();
    cairo_set_dash(c, nullptr, 0, 0);
    cairo_set_source_rgb(c, 0.7, 0.7, 0.7);
    cairo_set_line_width(c, 0.8);
    cairo_new_sub_path(c);
    cairo_arc(c, x + width - kRadius, y + kRadius, kRadius, -kQuarter, 0);
    cairo_arc(c, x + width - kRadius, y + height - kRadius, kRadius, 0, kQuarter);
    cairo_arc(c, x + kRadius, y + height - kRadius, kRadius, kQuarter, 2 * kQuarter);
    cairo_arc(c, x + kRadius, y + kRadius, kRadius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(c);
    cairo_stroke(c);
}

void Canvas::end_page() { cairo_show_page(cairo_.get()); }

std::string Canvas::take()
{
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
        throw Error(kInternal, "cairo wrote no document");
    return std::move(bytes_);
}

}  // namespace gatehouse::pdf

// Pages of a PDF with text of any script: cairo draws, Pango shapes and breaks lines. Measures are points
// from the top left.

#pragma once

#include <cairo.h>

#include <memory>
#include <string>

#include "common/qr.hpp"

namespace gatehouse::pdf {

// Where cairo writes to; `out` is a std::string.
cairo_status_t append_to_string(void* out, const unsigned char* data, unsigned size);

// How a text looks.
struct Style {
    double size = 11;
    bool bold = false;
    double grey = 0;     // 0 black … 1 white
    int most_lines = 2;  // longer texts end with an ellipsis
    enum class Align {
        start,
        centre,
        end
    } align = Align::start;        // end: right, also of text from right to left
    const char* colour = nullptr;  // "#rrggbb" instead of the grey
};

class Canvas {
public:
    static constexpr double kWidth = 595.28, kHeight = 841.89;  // A4

    // `title` is shown by viewers and read by screen readers. With a date (ISO 8601) the same drawing is the
    // same document, byte for byte; without, it says when it was made.
    explicit Canvas(const std::string& title, const std::string& date = {});

    // Draws the text into the width and answers the height it took, so that the next thing can stand below
    // it.
    double text(const std::string& text, double x, double y, double width, const Style& style);
    // The height that it would take.
    double height(const std::string& text, double width, const Style& style);
    // A code with its quiet zone, `side` wide in all.
    void code(const qr::Matrix& matrix, double x, double y, double side);
    // A PNG in the size it is, made smaller where it has to be; answers its height. Nothing is drawn of what
    // cannot be read.
    double picture(const std::string& png, double x, double y, double most_wide, double most_high);
    // A stripe along the top of the page; "#rrggbb".
    void stripe(const std::string& colour, double height);
    void rule(double x, double y, double width, bool dashed = false);
    void frame(double x, double y, double width, double height);
    void end_page();

    // The finished document.
    std::string take();

private:
    cairo_surface_t* picture_of(const std::string& png);

    std::string bytes_;
    // Drawn on every page, and put into the document once.
    std::string png_;
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> picture_{
        nullptr, &cairo_surface_destroy};
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo_;
};

}  // namespace gatehouse::pdf

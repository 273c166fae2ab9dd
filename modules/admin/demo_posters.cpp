#include "modules/admin/demo_posters.hpp"

#include <cairo.h>

#include <cmath>
#include <memory>
#include <numbers>
#include <random>

namespace gatehouse::admin {

namespace {

constexpr double kWidth = 1920, kHeight = 1200, kTurn = 2 * std::numbers::pi;

struct Colour {
    double r, g, b;
};

constexpr Colour rgb(unsigned hex)
{
    return {(hex >> 16 & 255) / 255.0, (hex >> 8 & 255) / 255.0, (hex & 255) / 255.0};
}

class Brush {
public:
    explicit Brush(cairo_t* cr, unsigned seed) : cr_(cr), dice_(seed) {}

    double between(double low, double high) { return std::uniform_real_distribution(low, high)(dice_); }
    void colour(Colour c, double alpha = 1) { cairo_set_source_rgba(cr_, c.r, c.g, c.b, alpha); }

    void sky(Colour top, Colour bottom)
    {
        auto* fade = cairo_pattern_create_linear(0, 0, 0, kHeight);
        cairo_pattern_add_color_stop_rgb(fade, 0, top.r, top.g, top.b);
        cairo_pattern_add_color_stop_rgb(fade, 1, bottom.r, bottom.g, bottom.b);
        cairo_set_source(cr_, fade);
        cairo_paint(cr_);
        cairo_pattern_destroy(fade);
    }

    void disc(double x, double y, double radius, Colour c, double alpha = 1)
    {
        colour(c, alpha);
        cairo_arc(cr_, x, y, radius, 0, kTurn);
        cairo_fill(cr_);
    }

    void ring(double x, double y, double radius, double width, Colour c, double alpha, double from = 0,
        double to = kTurn)
    {
        colour(c, alpha);
        cairo_set_line_width(cr_, width);
        cairo_arc(cr_, x, y, radius, from, to);
        cairo_stroke(cr_);
    }

    // Everything below a wave, down to the lower edge.
    void wave(double y, double height, double length, double shift, Colour c, double alpha = 1)
    {
        colour(c, alpha);
        cairo_move_to(cr_, 0, kHeight);
        for (double x = 0; x <= kWidth; x += 8)
            cairo_line_to(cr_, x, y + height * std::sin(x / length + shift));
        cairo_line_to(cr_, kWidth, kHeight);
        cairo_fill(cr_);
    }

    void bar(double x, double y, double w, double h, Colour c, double alpha = 1)
    {
        colour(c, alpha);
        cairo_rectangle(cr_, x, y, w, h);
        cairo_fill(cr_);
    }

    void line(double x1, double y1, double x2, double y2, double width, Colour c, double alpha = 1)
    {
        colour(c, alpha);
        cairo_set_line_width(cr_, width);
        cairo_move_to(cr_, x1, y1);
        cairo_line_to(cr_, x2, y2);
        cairo_stroke(cr_);
    }

    // Fine grain, so that large surfaces look printed.
    void grain()
    {
        for (int i = 0; i < 14'000; ++i)
            bar(between(0, kWidth), between(0, kHeight), 2, 2, rgb(i % 2 ? 0xffffff : 0x000000), 0.05);
    }

private:
    cairo_t* cr_;
    std::mt19937 dice_;
};

void harbour(Brush& b)
{
    b.sky(rgb(0x0d1b3e), rgb(0xf08a5d));
    b.disc(1340, 610, 190, rgb(0xffd29d));
    for (int i = 0; i < 26; ++i) {
        const double x = 74.0 * i, h = b.between(60, 260);
        b.bar(x, 720 - h, 66, h + 40, rgb(0x14213d));
        for (double y = 735 - h; y < 720; y += 26)
            if (b.between(0, 1) > 0.45) b.bar(x + b.between(8, 44), y, 9, 12, rgb(0xffe8a3), 0.9);
    }
    for (int i = 0; i < 6; ++i) b.wave(740 + 78 * i, 12 + 3 * i, 90 + 24 * i, i * 1.7, rgb(0x10264f), 0.55);
    for (int i = 0; i < 90; ++i)
        b.bar(1340 + b.between(-190, 190) * (1 + i / 130.0), 750 + i * 4.6, b.between(30, 110), 4,
            rgb(0xffd29d), 0.5);
}

void strings(Brush& b)
{
    b.sky(rgb(0x3b0d16), rgb(0x7b1e2b));
    for (int i = 0; i < 34; ++i)
        b.ring(-180, 1300, 320 + 52.0 * i, 3 + i % 4 * 3, rgb(i % 5 ? 0xe8b77d : 0xfff1dc), 0.75);
    b.disc(1530, 330, 150, rgb(0xfff1dc));
    b.disc(1585, 300, 150, rgb(0x4a1019));
}

void synthwave(Brush& b)
{
    b.sky(rgb(0x120a3a), rgb(0xd9418c));
    for (int i = 0; i < 160; ++i)
        b.disc(b.between(0, kWidth), b.between(0, 520), b.between(1, 3), rgb(0xffffff), 0.8);
    b.disc(960, 640, 330, rgb(0xffc857));
    for (double y = 560, h = 9; y < 800; y += 50, h += 3.5) {
        const double half = std::sqrt(330.0 * 330 - (y - 640) * (y - 640)) + 2;
        b.bar(960 - half, y, 2 * half, h, rgb(0x9c3589));
    }
    b.bar(0, 800, kWidth, 400, rgb(0x1a0b45));
    for (int i = -22; i <= 22; ++i) b.line(960 + i * 46, 800, 960 + i * 240, 1200, 3, rgb(0x49e0ff), 0.8);
    for (int i = 0; i < 11; ++i)
        b.line(0, 800 + i * i * 4.0, kWidth, 800 + i * i * 4.0, 3, rgb(0x49e0ff), 0.8);
}

void hills(Brush& b)
{
    b.sky(rgb(0xfde2c0), rgb(0xf7b7a3));
    b.disc(520, 420, 170, rgb(0xff7e5f));
    constexpr unsigned kGreens[] = {0xb7c9a8, 0x8fb08c, 0x5f8f78, 0x3b6b62, 0x22484a};
    for (int i = 0; i < 5; ++i) b.wave(560 + 125 * i, 70 - 6 * i, 240 - 22 * i, i * 2.1, rgb(kGreens[i]));
}

void confetti(Brush& b)
{
    b.sky(rgb(0x0f3d3e), rgb(0x14595a));
    constexpr unsigned kPaper[] = {0xffd166, 0xef476f, 0x06d6a0, 0xf8f4e3, 0x4cc9f0};
    for (int i = 0; i < 420; ++i) {
        const double size = b.between(8, 34);
        b.bar(b.between(0, kWidth), b.between(0, kHeight), size, size * b.between(0.3, 1), rgb(kPaper[i % 5]),
            b.between(0.6, 1));
    }
}

void arches(Brush& b)
{
    b.sky(rgb(0x1b2a41), rgb(0x324a5f));
    for (int i = 0; i < 4; ++i) {
        const double x = 280 + 455.0 * i;
        for (int k = 0; k < 5; ++k) {
            const double r = 200 - 34.0 * k;
            const auto c = rgb(k == 4 ? 0xffc87a : k % 2 ? 0xccc9dc : 0x0c1821);
            b.disc(x, 620, r, c);
            b.bar(x - r, 620, 2 * r, 580, c);
        }
    }
    b.bar(0, 1100, kWidth, 100, rgb(0x0c1821));
}

void flour(Brush& b)
{
    b.sky(rgb(0xe9d8bd), rgb(0xcfa97b));
    b.disc(960, 640, 420, rgb(0x8a5a33));
    b.disc(960, 630, 395, rgb(0xb9794a));
    for (int i = -2; i <= 2; ++i) {
        const double length = 230 - 45.0 * std::abs(i);
        b.line(960 + 110 * i - 40, 630 + length, 960 + 110 * i + 40, 630 - length, 20, rgb(0xf6e7cf), 0.9);
    }
    for (int i = 0; i < 900; ++i)
        b.disc(b.between(0, kWidth), b.between(0, kHeight), b.between(1, 6), rgb(0xfffaf0), 0.55);
}

void screen(Brush& b)
{
    b.sky(rgb(0x070b1a), rgb(0x1e2a5a));
    for (int i = 0; i < 220; ++i)
        b.disc(b.between(0, kWidth), b.between(0, 700), b.between(1, 3), rgb(0xffffff), 0.7);
    b.bar(520, 300, 880, 500, rgb(0xf3f0e6));
    for (int i = 0; i < 9; ++i) b.ring(960, 550, 26.0 + 26 * i, 6, rgb(0x1e2a5a), 0.25);
    b.wave(930, 26, 130, 0.4, rgb(0x0b1230));
    for (int i = 0; i < 60; ++i)
        b.disc(32.0 * i + b.between(-9, 9), 1010 + b.between(-30, 30), 34, rgb(0x05081a));
}

constexpr void (*kPainters[])(Brush&) = {harbour, strings, synthwave, hills, confetti, arches, flour, screen};

cairo_status_t append(void* to, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string paint_poster(Motif motif)
{
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, int(kWidth), int(kHeight)), cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cr(cairo_create(surface.get()), cairo_destroy);
    Brush brush(cr.get(), static_cast<unsigned>(motif) + 1);
    kPainters[static_cast<std::size_t>(motif)](brush);
    brush.grain();
    std::string png;
    cairo_surface_write_to_png_stream(surface.get(), append, &png);
    return png;
}

}  // namespace gatehouse::admin

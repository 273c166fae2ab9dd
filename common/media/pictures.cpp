#include "common/media/pictures.hpp"

#include <vips/vips.h>

#include <memory>
#include <mutex>

#include "common/gate.hpp"

namespace gatehouse::media::pictures {

namespace {

constexpr std::int64_t kMostPixels = 40'000'000;
constexpr int kMostSide = 20'000;
constexpr int kWidths[] = {1920, 800, 320};
constexpr int kQuality = 80;
constexpr int kLogoWidth = 512, kLogoHeight = 256;

// Decoding takes seconds and up to 160 MB, and this worker has the public pages to serve.
Gate& gate()
{
    static Gate gate(/*at_once=*/1, /*waiting=*/4, std::chrono::seconds(15));
    return gate;
}

void start()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (VIPS_INIT("gatehouse")) throw Error(kInternal, vips_error_buffer());
        vips_block_untrusted_set(
            TRUE);                // SVG, PDF and other loaders that were never meant for strangers' files
        vips_concurrency_set(1);  // the worker's threads are enough
        vips_cache_set_max(0);
        // A broken upload would write thousands of warnings; what matters comes back as an error.
        g_log_set_handler(
            "VIPS", G_LOG_LEVEL_WARNING, [](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
    });
}

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

Error failure(const ErrorKind& kind)
{
    const std::string why = vips_error_buffer();
    vips_error_clear();
    return Error(kind, why);
}

// The formats we take, by their first bytes; a name or Content-Type says nothing.
bool is_known(std::string_view b)
{
    using namespace std::literals;
    return b.starts_with("\xff\xd8\xff"sv) || b.starts_with("\x89PNG\r\n\x1a\n"sv) ||
           (b.size() > 12 && b.starts_with("RIFF"sv) && b.substr(8, 4) == "WEBP"sv);
}

VipsImage* required(VipsImage* image)
{
    if (!image) throw failure(kNoPicture);
    return image;
}

// Refuses what would be too much to decode by its header, and then what cannot be decoded to its end: a
// thumbnail of a truncated file would come out half grey.
void check(std::string_view upload)
{
    const Image image(required(vips_image_new_from_buffer(upload.data(), upload.size(), "", "access",
        VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, nullptr)));
    const int width = vips_image_get_width(image.get()), height = vips_image_get_height(image.get());
    if (width > kMostSide || height > kMostSide || std::int64_t{width} * height > kMostPixels)
        throw Error(kTooManyPixels, std::to_string(width) + "x" + std::to_string(height));
    double mean = 0;
    if (vips_avg(image.get(), &mean, nullptr)) throw failure(kNoPicture);
}

// Nothing but pixels: no place, no camera, no name. The savers' own "strip" leaves all of EXIF in WebP; after
// this only the block that libvips writes itself is left, with the size in pixels.
void remove_metadata(VipsImage* image)
{
    char** names = vips_image_get_fields(image);
    for (char** name = names; *name; ++name)
        if (const std::string_view n(*name); n.starts_with("exif") || n.starts_with("xmp") ||
                                             n.starts_with("iptc") || n.starts_with("icc") ||
                                             n.starts_with("orientation") || n.starts_with("png-comment"))
            vips_image_remove(image, *name);
    g_strfreev(names);
}

// The largest size in memory, turned as its EXIF says and in sRGB: the others are made of it.
Image decode(std::string_view upload, int width, int height)
{
    VipsImage* out = nullptr;
    // The buffer is only read.
    if (vips_thumbnail_buffer(const_cast<char*>(upload.data()), upload.size(), &out, width, "height", height,
            "size", VIPS_SIZE_DOWN, "export_profile", "srgb", "fail_on", VIPS_FAIL_ON_ERROR, nullptr))
        throw failure(kNoPicture);
    const Image lazy(out);
    Image image(required(vips_image_copy_memory(lazy.get())));
    remove_metadata(image.get());
    return image;
}

Image smaller(VipsImage* image, int width, int height, VipsInteresting crop)
{
    VipsImage* out = nullptr;
    if (vips_thumbnail_image(
            image, &out, width, "height", height, "size", VIPS_SIZE_DOWN, "crop", crop, nullptr))
        throw failure(kNoPicture);
    return Image(out);
}

std::string take(void* bytes, std::size_t size)
{
    const std::unique_ptr<void, decltype(&g_free)> owner(bytes, g_free);
    return {static_cast<const char*>(bytes), size};
}

std::string to_webp(VipsImage* image)
{
    void* bytes = nullptr;
    std::size_t size = 0;
    if (vips_webpsave_buffer(image, &bytes, &size, "Q", kQuality, "strip", TRUE, nullptr))
        throw failure(kNoPicture);
    return take(bytes, size);
}

std::string to_jpeg(VipsImage* image)
{
    VipsImage* flat = nullptr;
    const std::unique_ptr<VipsArrayDouble, void (*)(VipsArrayDouble*)> white(
        vips_array_double_newv(1, 255.0), [](VipsArrayDouble* a) { vips_area_unref(VIPS_AREA(a)); });
    if (vips_flatten(image, &flat, "background", white.get(), nullptr)) throw failure(kNoPicture);
    const Image owner(flat);
    void* bytes = nullptr;
    std::size_t size = 0;
    if (vips_jpegsave_buffer(flat, &bytes, &size, "Q", kQuality, "strip", TRUE, "optimize_coding", TRUE,
            "interlace", TRUE, nullptr))
        throw failure(kNoPicture);
    return take(bytes, size);
}

std::string to_png(VipsImage* image)
{
    void* bytes = nullptr;
    std::size_t size = 0;
    if (vips_pngsave_buffer(image, &bytes, &size, "compression", 9, "strip", TRUE, nullptr))
        throw failure(kNoPicture);
    return take(bytes, size);
}

}  // namespace

Picture photo(std::string_view upload)
{
    if (!is_known(upload)) throw Error(kNoPicture, "magic bytes");
    start();
    const auto room = gate().pass();
    check(upload);
    const auto large = decode(upload, kWidths[0], kMostSide);
    Picture picture{{}, vips_image_get_width(large.get()), vips_image_get_height(large.get())};
    for (const int width : kWidths)
        picture.files.push_back({"-" + std::to_string(width) + ".webp",
            to_webp(smaller(large.get(), width, kMostSide, VIPS_INTERESTING_NONE).get())});
    picture.files.push_back(
        {"-1200.jpg", to_jpeg(smaller(large.get(), 1200, 630, VIPS_INTERESTING_ATTENTION).get())});
    return picture;
}

Picture logo(std::string_view upload)
{
    if (!is_known(upload)) throw Error(kNoPicture, "magic bytes");
    start();
    const auto room = gate().pass();
    check(upload);
    const auto image = decode(upload, kLogoWidth, kLogoHeight);
    return {{{kLogoSuffixes[0], to_png(image.get())}}, vips_image_get_width(image.get()),
        vips_image_get_height(image.get())};
}

}  // namespace gatehouse::media::pictures

// Uploads: judged by content, bounded, encoded anew (EVT-11).

#include <vips/vips.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/media/pictures.hpp"
#include "modules/events/gallery.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::events {

class MediaTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MediaTest);
    CPPUNIT_TEST(a_picture_is_kept_in_three_widths_and_a_preview);
    CPPUNIT_TEST(small_pictures_are_not_enlarged);
    CPPUNIT_TEST(metadata_is_gone_from_every_size);
    CPPUNIT_TEST(what_only_calls_itself_a_picture_is_refused);
    CPPUNIT_TEST(truncated_pictures_are_refused);
    CPPUNIT_TEST(huge_dimensions_are_refused_before_decoding);
    CPPUNIT_TEST(a_removed_picture_leaves_no_files_unless_a_copy_shows_it);
    CPPUNIT_TEST(strangers_can_neither_add_nor_remove);
    CPPUNIT_TEST(an_event_has_at_most_ten_pictures);
    CPPUNIT_TEST_SUITE_END();

    support::EventsWorld world;
    Gallery gallery{world.context};
    std::filesystem::path dir = world.context.config.text("media.dir");

    // A picture with noise, so that no two are alike, and with telltale metadata.
    static std::string picture(int width, int height, const char* suffix)
    {
        if (VIPS_INIT("test")) throw std::runtime_error("vips");
        VipsImage *noise = nullptr, *bytes = nullptr;
        void* buffer = nullptr;
        std::size_t size = 0;
        vips_gaussnoise(&noise, width, height, "seed", rand(), nullptr);
        vips_cast_uchar(noise, &bytes, nullptr);
        g_object_unref(noise);
        vips_image_set_string(
            bytes, "exif-ifd0-Artist", "Secret Artist (Secret Artist, ASCII, 14 components, 14 bytes)");
        vips_image_write_to_buffer(bytes, suffix, &buffer, &size, nullptr);
        g_object_unref(bytes);
        std::string out(static_cast<const char*>(buffer), size);
        g_free(buffer);
        return out;
    }

    std::string file(const Image& image, const std::string& suffix)
    {
        std::ifstream in(dir / (image.hash + suffix), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    Image add(const EventId& event, const std::string& bytes)
    {
        return gallery.add(world.organizer.caller, event, bytes, {"A stage"});
    }

    void a_picture_is_kept_in_three_widths_and_a_preview()
    {
        const auto event = world.draft();
        const auto image = add(event.id, picture(2400, 1200, ".jpg"));
        CPPUNIT_ASSERT_EQUAL(1920, image.width);
        CPPUNIT_ASSERT_EQUAL(960, image.height);
        for (const char* suffix : {"-320.webp", "-800.webp", "-1920.webp"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(suffix, std::string("WEBP"), file(image, suffix).substr(8, 4));
        CPPUNIT_ASSERT(file(image, "-1200.jpg").starts_with("\xff\xd8\xff"));
        CPPUNIT_ASSERT_EQUAL(std::string("A stage"), world.read(event.id).images.at(0).alt);
    }

    void small_pictures_are_not_enlarged()
    {
        const auto image = add(world.draft().id, picture(100, 50, ".png"));
        CPPUNIT_ASSERT_EQUAL(100, image.width);
        CPPUNIT_ASSERT_EQUAL(50, image.height);
    }

    void metadata_is_gone_from_every_size()
    {
        const auto upload = picture(900, 600, ".jpg");
        ASSERT_CONTAINS("Secret Artist", upload);  // or the test would prove nothing
        const auto image = add(world.draft().id, upload);
        for (const char* suffix : {"-320.webp", "-800.webp", "-1920.webp", "-1200.jpg"}) {
            const auto bytes = file(image, suffix);
            CPPUNIT_ASSERT(!bytes.empty());
            CPPUNIT_ASSERT(bytes.find("Secret Artist") == std::string::npos);
        }
    }

    void what_only_calls_itself_a_picture_is_refused()
    {
        const auto event = world.draft().id;
        for (const auto& bytes :
            {std::string(), std::string("GIF89a"), std::string("\x89PNG\r\n\x1a\nnot really"),
                std::string("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                std::string("<?xml version=\"1.0\"?><svg/>"), std::string("%PDF-1.7"),
                std::string("\xff\xd8\xff\xe0 JFIF? no"), std::string("RIFF\0\0\0\0WEBPVP8 ", 16)})
            ASSERT_ERROR(media::pictures::kNoPicture, add(event, bytes));
        CPPUNIT_ASSERT(world.read(event).images.empty());
    }

    void truncated_pictures_are_refused()
    {
        const auto whole = picture(400, 400, ".png");
        ASSERT_ERROR(media::pictures::kNoPicture, add(world.draft().id, whole.substr(0, whole.size() / 2)));
    }

    void huge_dimensions_are_refused_before_decoding()
    {
        // A PNG whose header claims 60000 × 60000 in a few bytes.
        std::string bomb = picture(10, 10, ".png");
        const std::string side("\0\0\xea\x60", 4);
        bomb.replace(16, 8, side + side);
        // libpng checks the header's sum before it believes it.
        const auto crc = crc32(bomb.substr(12, 17));
        for (int i = 0; i < 4; ++i)
            bomb[29 + static_cast<std::size_t>(i)] = static_cast<char>(crc >> (24 - 8 * i));
        ASSERT_ERROR(media::pictures::kTooManyPixels, add(world.draft().id, bomb));
    }

    void a_removed_picture_leaves_no_files_unless_a_copy_shows_it()
    {
        const auto event = world.draft();
        const auto image = add(event.id, picture(60, 40, ".png"));
        const auto copy = world.context.db.transact(
            [&](db::Tx& tx) { return world.events.duplicate(tx, world.organizer.caller, event.id, {}); });
        gallery.remove(world.organizer.caller, event.id, image.id);
        CPPUNIT_ASSERT(!file(image, "-320.webp").empty());
        gallery.remove(world.organizer.caller, copy, world.read(copy).images.at(0).id);
        CPPUNIT_ASSERT(file(image, "-320.webp").empty() && file(image, "-1200.jpg").empty());
        ASSERT_ERROR(kNotFound, (gallery.remove(world.organizer.caller, event.id, image.id), 0));
    }

    void strangers_can_neither_add_nor_remove()
    {
        const auto event = world.published(), other = world.draft();
        const auto image = add(event.id, picture(60, 40, ".png"));
        ASSERT_ERROR(kNotFound, gallery.add(world.stranger.caller, event.id, picture(60, 40, ".png"), {}));
        ASSERT_ERROR(kUnauthenticated, gallery.add({}, event.id, picture(60, 40, ".png"), {}));
        ASSERT_ERROR(kNotFound, (gallery.remove(world.stranger.caller, event.id, image.id), 0));
        ASSERT_ERROR(kNotFound, (gallery.remove(world.organizer.caller, other.id, image.id), 0));
    }

    void an_event_has_at_most_ten_pictures()
    {
        const auto event = world.draft().id;
        for (int i = 0; i < 10; ++i) add(event, picture(8, 8, ".png"));
        ASSERT_ERROR(kTooManyPictures, add(event, picture(8, 8, ".png")));
    }

    static std::uint32_t crc32(const std::string& bytes)
    {
        std::uint32_t crc = 0xffffffff;
        for (const unsigned char c : bytes) {
            crc ^= c;
            for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
        }
        return ~crc;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MediaTest);

}  // namespace gatehouse::events

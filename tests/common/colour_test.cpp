// Chosen colours stay readable: 4.5:1 on every ground, by day and by night (ORG-2).

#include "common/colour.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::colour {

class ColourTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ColourTest);
    CPPUNIT_TEST(contrast_is_that_of_wcag);
    CPPUNIT_TEST(a_readable_colour_stays_as_it_is);
    CPPUNIT_TEST(every_palette_is_readable_on_every_ground);
    CPPUNIT_TEST(a_colour_that_is_a_little_too_light_is_darkened);
    CPPUNIT_TEST(a_colour_that_would_become_another_is_refused);
    CPPUNIT_TEST(only_six_small_hex_digits_are_a_colour);
    CPPUNIT_TEST_SUITE_END();

    void contrast_is_that_of_wcag()
    {
        CPPUNIT_ASSERT_DOUBLES_EQUAL(21.0, contrast("#000000", "#ffffff"), 0.001);
        CPPUNIT_ASSERT_DOUBLES_EQUAL(1.0, contrast("#1b5a41", "#1b5a41"), 0.001);
        CPPUNIT_ASSERT_DOUBLES_EQUAL(4.54, contrast("#767676", "#ffffff"), 0.01);
    }

    void a_readable_colour_stays_as_it_is()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("#1b5a41"), palette("#1b5a41")->day.accent);
    }

    void every_palette_is_readable_on_every_ground()
    {
        int made = 0;
        for (int r = 0; r < 256; r += 51)
            for (int g = 0; g < 256; g += 51)
                for (int b = 0; b < 256; b += 51) {
                    char hex[8];
                    std::snprintf(hex, sizeof hex, "#%02x%02x%02x", r, g, b);
                    const auto p = palette(hex);
                    if (!p) continue;
                    ++made;
                    for (const char* ground : {"#ffffff", "#faf8f4", "#f1eee7", p->day.soft.c_str()})
                        CPPUNIT_ASSERT_MESSAGE(hex, contrast(p->day.accent, ground) >= 4.5);
                    for (const char* ground : {"#121513", "#1a1e1b", "#232825", p->night.soft.c_str()})
                        CPPUNIT_ASSERT_MESSAGE(hex, contrast(p->night.accent, ground) >= 4.5);
                    for (const auto& s : {p->day, p->night}) {
                        CPPUNIT_ASSERT_MESSAGE(hex, contrast(s.on, s.accent) >= 4.5);
                        CPPUNIT_ASSERT_MESSAGE(hex, contrast(s.on, s.strong) >= 4.5);
                    }
                }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(made), made > 100);
    }

    void a_colour_that_is_a_little_too_light_is_darkened()
    {
        const auto orange = palette("#e8590c");
        CPPUNIT_ASSERT(orange.has_value());
        CPPUNIT_ASSERT(orange->day.accent != "#e8590c");
        CPPUNIT_ASSERT(contrast(orange->day.accent, "#f1eee7") < 5.5);  // no darker than it must
    }

    void a_colour_that_would_become_another_is_refused()
    {
        for (const char* light : {"#ffffff", "#ffff00", "#fff4c2", "#f1eee7"})
            CPPUNIT_ASSERT_MESSAGE(light, !palette(light));
    }

    void only_six_small_hex_digits_are_a_colour()
    {
        CPPUNIT_ASSERT(is_hex("#1b5a41"));
        for (const char* wrong : {"", "#", "1b5a41", "#1b5a4", "#1B5A41", "#1b5a4g", "#1b5a411", "red"})
            CPPUNIT_ASSERT_MESSAGE(wrong, !is_hex(wrong));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ColourTest);

}  // namespace gatehouse::colour

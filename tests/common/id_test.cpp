// TypeIDs against the vectors published with the TypeID specification 0.3, and UUIDv7.

#include "common/id.hpp"

#include <algorithm>
#include <set>

#include "common/crypto/crypto.hpp"
#include "common/random.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

class IdTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(IdTest);
    CPPUNIT_TEST(the_valid_vectors_of_the_specification_are_read_and_written);
    CPPUNIT_TEST(the_invalid_vectors_of_the_specification_are_refused);
    CPPUNIT_TEST(an_id_of_another_kind_is_refused);
    CPPUNIT_TEST(a_new_uuid_is_a_version_7_of_that_millisecond);
    CPPUNIT_TEST(later_ids_sort_behind_earlier_ones_in_both_forms);
    CPPUNIT_TEST(ids_of_one_millisecond_differ);
    CPPUNIT_TEST_SUITE_END();

    static std::string uuid_text(const Uuid& uuid)
    {
        auto text = crypto::hex({reinterpret_cast<const char*>(uuid.data()), 16});
        for (const std::size_t at : {8u, 13u, 18u, 23u}) text.insert(at, "-");
        return text;
    }

    void the_valid_vectors_of_the_specification_are_read_and_written()
    {
        struct Vector {
            const char *typeid_, *prefix, *uuid;
        };
        for (const auto& v :
            {
                Vector{"00000000000000000000000000", "", "00000000-0000-0000-0000-000000000000"},
                Vector{"00000000000000000000000001", "", "00000000-0000-0000-0000-000000000001"},
                Vector{"0000000000000000000000000a", "", "00000000-0000-0000-0000-00000000000a"},
                Vector{"0000000000000000000000000g", "", "00000000-0000-0000-0000-000000000010"},
                Vector{"00000000000000000000000010", "", "00000000-0000-0000-0000-000000000020"},
                Vector{"7zzzzzzzzzzzzzzzzzzzzzzzzz", "", "ffffffff-ffff-ffff-ffff-ffffffffffff"},
                Vector{"prefix_0123456789abcdefghjkmnpqrs", "prefix", "0110c853-1d09-52d8-d73e-1194e95b5f19"},
                Vector{"prefix_01h455vb4pex5vsknk084sn02q", "prefix", "01890a5d-ac96-774b-bcce-b302099a8057"},
                Vector{
                    "pre_fix_00000000000000000000000000", "pre_fix", "00000000-0000-0000-0000-000000000000"},
            }) {
            const auto parsed = typeid_text::parse(v.typeid_);
            CPPUNIT_ASSERT_MESSAGE(v.typeid_, parsed.has_value());
            CPPUNIT_ASSERT_EQUAL(std::string(v.prefix), parsed->prefix);
            CPPUNIT_ASSERT_EQUAL(std::string(v.uuid), uuid_text(parsed->uuid));
            const std::string text(v.typeid_);
            CPPUNIT_ASSERT_EQUAL(text.substr(text.size() - 26), typeid_text::encode(parsed->uuid));
        }
    }

    void the_invalid_vectors_of_the_specification_are_refused()
    {
        const std::string zero(26, '0');
        for (const auto& [name, text] :
            std::vector<std::pair<const char*, std::string>>{{"prefix-uppercase", "PREFIX_" + zero},
                {"prefix-numeric", "12345_" + zero}, {"prefix-period", "pre.fix_" + zero},
                {"prefix-non-ascii", "préfix_" + zero}, {"prefix-spaces", "  prefix_" + zero},
                {"prefix-64-chars", std::string(64, 'a') + "_" + zero},
                {"separator-empty-prefix", "_" + zero}, {"separator-empty", "_"}, {"empty", ""},
                {"suffix-short", "prefix_1234567890123456789012345"},
                {"suffix-long", "prefix_123456789012345678901234567"},
                {"suffix-spaces", "prefix_1234567890123456789012345 "},
                {"suffix-uppercase", "prefix_0123456789ABCDEFGHJKMNPQRS"},
                {"suffix-hyphens", "prefix_123456789-123456789-123456"},
                {"suffix-wrong-alphabet", "prefix_ooooooiiiiiiuuuuuuulllllll"},
                {"suffix-ambiguous-crockford", "prefix_i23456789ol23456789oi23456"},
                {"suffix-hyphens-crockford", "prefix_123456789-0123456789-0123456"},
                {"suffix-overflow", "prefix_8zzzzzzzzzzzzzzzzzzzzzzzzz"},
                {"prefix-underscore-start", "_prefix_" + zero}, {"prefix-underscore-end", "prefix__" + zero}})
            CPPUNIT_ASSERT_MESSAGE(name, !typeid_text::parse(text));
    }

    void an_id_of_another_kind_is_refused()
    {
        CPPUNIT_ASSERT(EventId::parse("event_01h455vb4pex5vsknk084sn02q"));
        for (const char* text : {"order_01h455vb4pex5vsknk084sn02q", "01h455vb4pex5vsknk084sn02q",
                 "event01h455vb4pex5vsknk084sn02q", "event_01h455vb4pex5vsknk084sn02", "event_", "",
                 "event_01H455VB4PEX5VSKNK084SN02Q", "event_81h455vb4pex5vsknk084sn02q"})
            CPPUNIT_ASSERT_MESSAGE(text, !EventId::parse(text));
    }

    void a_new_uuid_is_a_version_7_of_that_millisecond()
    {
        SystemRandom random;
        const Time at{1'645'557'742'123'456us};
        const auto uuid = new_uuid(at, random);
        std::int64_t ms = 0;
        for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | uuid[i];
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1'645'557'742'123}, ms);
        CPPUNIT_ASSERT_EQUAL(7, uuid[6] >> 4);
        CPPUNIT_ASSERT_EQUAL(2, uuid[8] >> 6);  // variant 10
    }

    void later_ids_sort_behind_earlier_ones_in_both_forms()
    {
        SystemRandom random;
        Time at{1'700'000'000'000'000us};
        std::vector<OrderId> ids;
        std::vector<std::string> texts;
        for (int i = 0; i < 200; ++i, at += 1ms) {
            ids.emplace_back(new_uuid(at, random));
            texts.push_back(ids.back().str());
        }
        CPPUNIT_ASSERT(std::ranges::is_sorted(ids));
        CPPUNIT_ASSERT(std::ranges::is_sorted(texts));
    }

    void ids_of_one_millisecond_differ()
    {
        SystemRandom random;
        std::set<Uuid> seen;
        for (int i = 0; i < 2000; ++i) seen.insert(new_uuid(Time{}, random));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2000}, seen.size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(IdTest);

}  // namespace gatehouse

#pragma once

#include <string>

#include <cppunit/extensions/HelperMacros.h>

#include "common/error.hpp"

// Asserts that the expression throws gatehouse::Error of exactly this kind.
#define ASSERT_ERROR(wanted, expression)                       \
    do {                                                       \
        std::string got = "no error";                          \
        try {                                                  \
            (void)(expression);                                \
        } catch (const gatehouse::Error& e) {                  \
            got = e.kind().code;                               \
        }                                                      \
        CPPUNIT_ASSERT_EQUAL(std::string((wanted).code), got); \
    } while (false)

// Asserts that `text` contains `part`, and shows the text when it does not.
#define ASSERT_CONTAINS(part, text)                                       \
    do {                                                                  \
        const std::string got(text);                                      \
        CPPUNIT_ASSERT_MESSAGE(got, got.find(part) != std::string::npos); \
    } while (false)

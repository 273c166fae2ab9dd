// Properties inside a CppUnit test: rapidcheck's counterexample becomes the failure's message.

#pragma once

#include <rapidcheck.h>

#include <string>

#include <cppunit/extensions/HelperMacros.h>

namespace gatehouse::support {

// Tries it on so many random values; from one thread at a time, because the driver keeps its state in
// globals.
template <class F>
void for_all(const std::string& claim, F property, int times = 100)
{
    auto params = rc::detail::configuration().testParams;
    params.maxSuccess = times;
    const auto result =
        rc::detail::checkTestable(std::move(property), rc::detail::TestMetadata{claim, claim}, params);
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    CPPUNIT_ASSERT_MESSAGE(text.str(), result.template is<rc::detail::SuccessResult>());
}

}  // namespace gatehouse::support

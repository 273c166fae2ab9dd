// Properties inside a CppUnit test: rapidcheck's counterexample becomes the failure's message.

#pragma once

#include <rapidcheck.h>

#include <string>

#include <cppunit/extensions/HelperMacros.h>

namespace gatehouse::support {

template <class F>
void for_all(const std::string& claim, F property)
{
    const auto result =
        rc::detail::checkTestable(std::move(property), rc::detail::TestMetadata{claim, claim});
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    CPPUNIT_ASSERT_MESSAGE(text.str(), result.template is<rc::detail::SuccessResult>());
}

}  // namespace gatehouse::support

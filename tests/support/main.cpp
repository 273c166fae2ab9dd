// The main() of every test binary: runs all suites, or those whose name is given; ends with "N passed, N
// failed".

#include <iostream>

#include <cppunit/BriefTestProgressListener.h>
#include <cppunit/CompilerOutputter.h>
#include <cppunit/TestResult.h>
#include <cppunit/TestResultCollector.h>
#include <cppunit/TestRunner.h>
#include <cppunit/extensions/TestFactoryRegistry.h>

#include <cstdio>

#include "common/crypto/crypto.hpp"

int main(int argc, char** argv)
{
    gatehouse::crypto::init();
    // The log of the code under test would drown the results; GATEHOUSE_TEST_LOG names a file for it.
    const char* log = std::getenv("GATEHOUSE_TEST_LOG");
    if (!std::freopen(log ? log : "/dev/null", "a", stderr)) return 1;

    CppUnit::TestResult result;
    CppUnit::TestResultCollector collected;
    CppUnit::BriefTestProgressListener progress;
    result.addListener(&collected);
    if (std::getenv("VERBOSE")) result.addListener(&progress);

    CppUnit::TestRunner runner;
    runner.addTest(CppUnit::TestFactoryRegistry::getRegistry().makeTest());
    runner.run(result, argc > 1 ? argv[1] : "");

    CppUnit::CompilerOutputter(&collected, std::cout).write();
    const auto failed = collected.testFailuresTotal();
    std::cout << collected.runTests() - failed << " passed, " << failed << " failed\n";
    return collected.wasSuccessful() ? 0 : 1;
}

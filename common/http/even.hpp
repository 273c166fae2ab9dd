// Answers that leave in steps of time: how long it took to find something must not tell whether it was found.

#pragma once

#include <chrono>

#include "common/error.hpp"

namespace gatehouse::http {

// Sleeps until a whole number of steps has passed since then.
void wait_for_step(std::chrono::steady_clock::time_point since, std::chrono::milliseconds step);

// Gives what `answer` gives, or throws what it throws, when a step is full. Choose the step above what the
// work takes on a quiet machine. Who is sent away because there are too many goes at once, and leaves the
// thread.
template <class Answer>
auto in_steps(std::chrono::milliseconds step, const Answer& answer)
{
    const auto begun = std::chrono::steady_clock::now();
    try {
        auto given = answer();
        wait_for_step(begun, step);
        return given;
    } catch (const Error& e) {
        if (e.kind().status != 429 && e.kind().status != 503) wait_for_step(begun, step);
        throw;
    }
}

}  // namespace gatehouse::http

#pragma once

#include <string>

#include "common/personal.hpp"

namespace gatehouse::privacy {

// The files in one ZIP, made in memory.
std::string zip(const personal::Files& files, Time at);

}  // namespace gatehouse::privacy

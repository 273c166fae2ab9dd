#pragma once

#include <string>

#include "common/money.hpp"

namespace gatehouse::money {

// "25.00", "-2500": the amount alone, where the currency stands beside it. A number for spreadsheets, too.
std::string to_number(const Money& money);

}  // namespace gatehouse::money

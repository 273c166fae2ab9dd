#include <fmt/format.h>

#include "modules/documents/types.hpp"

namespace gatehouse::documents {

std::string Number::str() const
{
    const char* series = kind == Kind::invoice ? "INV" : kind == Kind::credit_note ? "CN" : "DN";
    return fmt::format("{}-{}-{:05}", series, year, sequence);
}

}  // namespace gatehouse::documents

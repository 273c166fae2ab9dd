#include "common/json/view.hpp"

namespace gatehouse::view {

Shape money_shape()
{
    auto shape = Shape::of("object");
    shape.name = "Money";
    shape.properties.push_back({"amount", Of<std::int64_t>::shape(), true});
    shape.properties.push_back({"currency", Shape::of("string"), true});
    return shape;
}

}  // namespace gatehouse::view

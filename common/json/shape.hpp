// What a piece of JSON looks like, as JSON Schema (the dialect of OpenAPI 3.1). Request schemas and response
// views describe themselves with it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/json/json.hpp"

namespace gatehouse::json {

struct Shape {
    std::string name;    // becomes a component that others refer to; '' for an anonymous one
    std::string type;    // string, integer, number, boolean, object, array; '' for anything
    std::string format;  // date-time, email …
    std::string pattern;
    std::string description;
    bool nullable = false;
    std::optional<std::int64_t> least, most;  // of a number, of a text's or list's length
    std::vector<std::string> choices;         // enum
    struct Property;
    std::vector<Property> properties;  // of an object
    std::vector<Shape> items;          // of an array: exactly one

    static Shape of(std::string type, std::string format = {});
    static Shape list_of(Shape item);
    Shape or_null() const;
};

struct Shape::Property {
    std::string name;
    Shape shape;
    bool required = true;
};

// Writes the schema; named shapes become {"$ref": "#/components/schemas/<name>"} when `refer` is set.
void write(Writer& out, const Shape& shape, bool refer);

}  // namespace gatehouse::json

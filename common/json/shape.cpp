#include "common/json/shape.hpp"

namespace gatehouse::json {

Shape Shape::of(std::string type, std::string format)
{
    Shape shape;
    shape.type = std::move(type);
    shape.format = std::move(format);
    return shape;
}

Shape Shape::list_of(Shape item)
{
    auto shape = of("array");
    shape.items.push_back(std::move(item));
    return shape;
}

Shape Shape::or_null() const
{
    auto shape = *this;
    shape.nullable = true;
    return shape;
}

namespace {

void write_bounds(Writer& out, const Shape& shape)
{
    const char* least = shape.type == "string" ? "minLength" : shape.type == "array" ? "minItems" : "minimum";
    const char* most = shape.type == "string" ? "maxLength" : shape.type == "array" ? "maxItems" : "maximum";
    if (shape.least) out.member(least, *shape.least);
    if (shape.most) out.member(most, *shape.most);
}

void write_properties(Writer& out, const Shape& shape)
{
    out.key("properties").object();
    for (const auto& property : shape.properties) {
        out.key(property.name);
        write(out, property.shape, true);
    }
    out.end_object();
    out.key("required").array();
    for (const auto& property : shape.properties)
        if (property.required) out.value(property.name);
    out.end_array();
    out.member("additionalProperties", false);
}

void write_reference(Writer& out, const Shape& shape)
{
    const auto target = "#/components/schemas/" + shape.name;
    if (!shape.nullable) {
        out.object().member("$ref", target).end_object();
        return;
    }
    out.object().key("anyOf").array();
    out.object().member("$ref", target).end_object();
    out.object().member("type", "null").end_object();
    out.end_array().end_object();
}

}  // namespace

void write(Writer& out, const Shape& shape, bool refer)
{
    if (refer && !shape.name.empty()) return write_reference(out, shape);
    out.object();
    if (!shape.type.empty()) {
        out.key("type");
        if (shape.nullable)
            out.array().value(shape.type).value("null").end_array();
        else
            out.value(shape.type);
    }
    if (!shape.format.empty()) out.member("format", shape.format);
    if (!shape.pattern.empty()) out.member("pattern", shape.pattern);
    if (!shape.description.empty()) out.member("description", shape.description);
    if (!shape.choices.empty()) {
        out.key("enum").array();
        for (const auto& choice : shape.choices) out.value(choice);
        if (shape.nullable) out.null();
        out.end_array();
    }
    write_bounds(out, shape);
    if (shape.type == "object") write_properties(out, shape);
    if (shape.type == "array") {
        out.key("items");
        write(out, shape.items.front(), true);
    }
    out.end_object();
}

}  // namespace gatehouse::json

#pragma once

#include <string>

#include "common/json/json.hpp"

namespace gatehouse::payments {

// What the gateway tells us by webhook, after its signature was checked.
class Notice {
public:
    // Throws malformed when it is no event.
    static Notice parse(const std::string& body);

    const std::string& id() const { return id_; }
    const std::string& type() const { return type_; }
    // The object as it was when the event happened, and its id.
    json::Value object() const;
    std::string object_id() const { return object().get("id"); }
    bool live() const { return live_; }
    // The connected account that it is about, or ''.
    const std::string& account() const { return account_; }

private:
    explicit Notice(json::Document document) : document_(std::move(document)) {}
    json::Document document_;
    std::string id_, type_, account_;
    bool live_ = false;
};

}  // namespace gatehouse::payments

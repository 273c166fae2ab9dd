#pragma once

#include "common/json/view.hpp"
#include "modules/documents/types.hpp"

namespace gatehouse::documents {

// A document with the secret that its reader came with; '': none.
struct Shown {
    Document document;
    std::string secret;
};
struct ShownPapers {
    std::vector<Shown> items;
    std::optional<Party> billing;
    bool may_change = false;
};

extern const view::Object<ShownPapers> kOrderPapers;
extern const view::Object<Shelf> kShelf;

}  // namespace gatehouse::documents

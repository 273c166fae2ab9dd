#pragma once

#include <span>

#include "modules/admin/invariants.hpp"

namespace gatehouse::admin {

// Each statement selects what is broken: which row, and a few words. One statement sees one moment, so that a
// running sale does not look like a fault.
struct Proof {
    const char* id;
    const char* holds;
    db::Sql sql;
};

// I4 and I5: what became of money, in rows and in the ledger.
std::span<const Proof> money_proofs();
// I4 of orders that friends pay together.
std::span<const Proof> share_proofs();

// I3 and I10 of tickets that are handed on.
std::span<const Proof> transfer_proofs();

// I13: invoices and credit notes.
std::span<const Proof> document_proofs();

}  // namespace gatehouse::admin

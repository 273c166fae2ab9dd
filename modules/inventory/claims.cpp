#include "modules/inventory/claims.hpp"

#include "modules/inventory/repository.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory::claims {

namespace {

int reserved_of(const Taking& taking)
{
    int places = 0;
    for (const auto& item : taking.items) places += item.reserved;
    return places;
}

struct Reserved {
    int places = 0, pools = 0;
};

void count_all(db::Tx& tx, const repo::Claims& counts, ClaimKind kind)
{
    for (const auto& [key, claim] : counts)
        if (key.kind == kind && !repo::count(tx, claim)) throw claim.refusal(repo::counted(tx, key));
}

}  // namespace

void note(db::Tx& tx, std::span<const Taking> takings)
{
    for (const auto& taking : takings) {
        auto claims = taking.claims;
        if (const int places = reserved_of(taking); places > 0)
            claims.push_back(
                {{ClaimKind::reserve, taking.reserve.value().hold.uuid(), {}}, places, {}, 0, {}});
        if (!claims.empty()) repo::insert_claims(tx, taking.hold.id, claims);
    }
}

void take(db::Tx& tx, std::span<const Taking> takings)
{
    repo::Claims counts;
    std::map<HoldId, Reserved> reserves;
    for (const auto& taking : takings) {
        for (const auto& claim : taking.claims) {
            const auto [sum, first] = counts.try_emplace(claim.key, claim);
            if (!first) sum->second.quantity += claim.quantity;
        }
        for (const auto& item : taking.items)
            if (item.reserved > 0) {
                auto& reserve = reserves[taking.reserve.value().hold];
                reserve.places += item.reserved;
                reserve.pools = static_cast<int>(item.pools.size());
            }
    }
    count_all(tx, counts, ClaimKind::code);
    for (const auto& [hold, wanted] : reserves)
        if (!repo::take_reserved(tx, hold, wanted.places, wanted.pools)) throw shortage(0, ItemId());
    count_all(tx, counts, ClaimKind::person);
}

Claimed lock(db::Tx& tx, std::span<const HoldId> holds)
{
    Claimed claimed{repo::claims_of(tx, holds), {}};
    for (const auto& [key, claim] : claimed.counts)
        if (key.kind == ClaimKind::reserve && repo::lock_reserve(tx, HoldId(key.subject)))
            claimed.reserved[HoldId(key.subject)] = claim.quantity;
    std::erase_if(claimed.counts, [](const auto& entry) { return entry.first.kind == ClaimKind::reserve; });
    return claimed;
}

void give_back(db::Tx& tx, const Claimed& claimed)
{
    for (const auto kind : {ClaimKind::code, ClaimKind::person}) {
        for (const auto& [key, claim] : claimed.counts)
            if (key.kind == kind) repo::uncount(tx, claim);
        if (kind == ClaimKind::code)
            for (const auto& [reserve, places] : claimed.reserved) repo::put_reserved(tx, reserve, places);
    }
}

void retake(db::Tx& tx, const repo::Claims& counts)
{
    count_all(tx, counts, ClaimKind::code);
    count_all(tx, counts, ClaimKind::person);
}

}  // namespace gatehouse::inventory::claims

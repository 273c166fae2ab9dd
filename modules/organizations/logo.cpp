// The logo: one file, shown on pages, in mails and on tickets.

#include "common/audit.hpp"
#include "common/crypto/crypto.hpp"
#include "common/media/store.hpp"
#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::organizations {

Overview Service::save_logo(const auth::Caller& caller, const OrganizationId& id,
    const std::optional<Logo>& logo, std::int64_t bytes) const
{
    const auto now = context_.clock.now();
    std::optional<Logo> before;
    auto saved = context_.db.transact([&](db::Tx& tx) {
        require_permission(tx, caller, id, Permission::settings);
        auto organization = repo::lock(tx, id);
        if (!organization) throw Error(kNotFound, id.str());
        before = std::exchange(organization->brand.logo, logo);
        repo::set_logo(tx, id, logo, bytes, now);
        audit::record(tx, now, caller,
            {logo ? "organization.logo_set" : "organization.logo_removed", "org", id.uuid(), id, ""});
        return overview_of(tx, caller, std::move(*organization));
    });
    // Two organizations may have the same logo.
    if (before && (!logo || logo->hash != before->hash) &&
        !context_.db.read([&](db::Session& session) { return repo::logo_in_use(session, before->hash); }))
        media::Store(context_.config).remove(before->hash, media::pictures::kLogoSuffixes);
    return saved;
}

Overview Service::set_logo(
    const auth::Caller& caller, const OrganizationId& id, std::string_view upload) const
{
    // Asked first, so that strangers cost no decoding.
    context_.db.read([&](db::Session& session) {
        require_permission(session, caller, id, Permission::settings);
        return true;
    });
    const media::Store store(context_.config);
    const auto picture = media::pictures::logo(upload);
    const Logo logo{crypto::hex(crypto::sha256(upload)), picture.width, picture.height};
    store.write(logo.hash, picture.files, new_id<MediaId>(context_).str());
    return save_logo(caller, id, logo, media::size_of(picture.files));
}

Overview Service::remove_logo(const auth::Caller& caller, const OrganizationId& id) const
{
    return save_logo(caller, id, {}, 0);
}

}  // namespace gatehouse::organizations

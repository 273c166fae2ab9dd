#include "modules/events/gallery.hpp"

#include "common/audit.hpp"
#include "common/crypto/crypto.hpp"
#include "common/media/store.hpp"
#include "modules/events/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::events {

using organizations::Permission;

namespace {

constexpr std::size_t kMostPictures = 10;

bool require_room(db::Session& session, const EventId& id)
{
    if (repo::images_of(session, id).size() >= kMostPictures) throw Error(kTooManyPictures, id.str());
    return true;
}

}  // namespace

Image Gallery::add(
    const auth::Caller& caller, const EventId& id, std::string_view upload, const NewMedia& wanted) const
{
    // Asked first, so that neither strangers nor a full gallery cost any decoding.
    context_.db.read([&](db::Session& session) {
        events_.require_manageable(session, caller, id, Permission::events);
        return require_room(session, id);
    });
    const media::Store store(context_.config);
    const auto picture = media::pictures::photo(upload);
    const Image image{new_id<MediaId>(context_), crypto::hex(crypto::sha256(upload)), wanted.alt,
        picture.width, picture.height, media::size_of(picture.files)};
    store.write(image.hash, picture.files, image.id.str());

    try {
        insert(caller, id, image);
    } catch (...) {
        forget(image.hash);
        throw;
    }
    return image;
}

void Gallery::insert(const auth::Caller& caller, const EventId& id, const Image& image) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        repo::lock_facts(tx, id);  // so that two uploads get two positions
        require_room(tx, id);
        repo::insert_image(tx, id, image, repo::next_position(tx, id), now);
        repo::touch(tx, id, now);
        audit::record(tx, now, caller, {"event.media_added", "event", id.uuid(), event.organization, ""});
    });
}

void Gallery::remove(const auth::Caller& caller, const EventId& id, const MediaId& media) const
{
    const auto now = context_.clock.now();
    const auto image = context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        auto removed = repo::remove_image(tx, id, media);
        if (!removed) throw Error(kNotFound, media.str());
        repo::touch(tx, id, now);
        audit::record(tx, now, caller, {"event.media_removed", "event", id.uuid(), event.organization, ""});
        return *removed;
    });
    forget(image.hash);
}

void Gallery::forget(const std::string& hash) const
{
    // A duplicated event shares the files.
    if (!context_.db.read([&](db::Session& session) { return repo::hash_in_use(session, hash); }))
        media::Store(context_.config).remove(hash, media::pictures::kPhotoSuffixes);
}

}  // namespace gatehouse::events

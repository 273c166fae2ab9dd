// The pictures of an event. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/events/requests.hpp"
#include "modules/events/service.hpp"

namespace gatehouse::events {

inline constexpr ErrorKind kTooManyPictures{
    "too_many_pictures", 409, "An event can have ten pictures. Please remove one first."};

class Gallery {
public:
    explicit Gallery(const Context& context) : context_(context), events_(context) {}

    // Encodes the upload anew and shows it behind the others.
    Image add(
        const auth::Caller& caller, const EventId& id, std::string_view upload, const NewMedia& wanted) const;

    void remove(const auth::Caller& caller, const EventId& id, const MediaId& media) const;

    // Removes the files of a picture that no event shows any more.
    void forget(const std::string& hash) const;

private:
    void insert(const auth::Caller& caller, const EventId& id, const Image& image) const;

    const Context& context_;
    Service events_;
};

}  // namespace gatehouse::events

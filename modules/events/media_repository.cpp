// Pictures and categories.

#include "modules/events/repository.hpp"

namespace gatehouse::events::repo {

namespace {

Category to_category(const db::Row& row)
{
    return {row.id<CategoryId>("id"), row.text("slug"), row.text("name")};
}

Image to_image(const db::Row& row)
{
    return {row.id<MediaId>("id"), row.text("hash"), row.text("alt"), row.integer("width"),
        row.integer("height")};
}

}  // namespace

std::vector<Category> categories(db::Session& session)
{
    return session.all("SELECT id, slug, name FROM categories ORDER BY sort, name", to_category);
}

std::unordered_map<EventId, std::vector<Category>> categories_of(
    db::Session& session, const std::vector<EventId>& ids)
{
    constexpr db::Sql kOf = R"sql(
        SELECT ec.event_id, c.id, c.slug, c.name
          FROM event_categories ec JOIN categories c ON c.id = ec.category_id
         WHERE ec.event_id IN (?*) ORDER BY c.sort, c.name
    )sql";
    std::unordered_map<EventId, std::vector<Category>> out;
    for (const auto& [event, category] : session.all_in(
             kOf, [](const db::Row& row) { return std::pair(row.id<EventId>("event_id"), to_category(row)); },
             ids))
        out[event].push_back(category);
    return out;
}

void set_categories(db::Tx& tx, const EventId& id, const std::vector<Category>& categories)
{
    tx.exec("DELETE FROM event_categories WHERE event_id = ?", id);
    std::vector<db::Args> rows;
    for (const auto& category : categories) rows.push_back({id, category.id});
    tx.exec_many("INSERT INTO event_categories (event_id, category_id) VALUES (?, ?)", rows);
}

std::vector<Image> images_of(db::Session& session, const EventId& id)
{
    return session.all(
        "SELECT id, hash, alt, width, height FROM event_media WHERE event_id = ? ORDER BY position, id",
        to_image, id);
}

std::unordered_map<EventId, Image> first_images(db::Session& session, const std::vector<EventId>& ids)
{
    constexpr db::Sql kOf = R"sql(
        SELECT event_id, id, hash, alt, width, height FROM event_media WHERE event_id IN (?*) ORDER BY position, id
    )sql";
    std::unordered_map<EventId, Image> out;
    for (const auto& [event, image] : session.all_in(
             kOf, [](const db::Row& row) { return std::pair(row.id<EventId>("event_id"), to_image(row)); },
             ids))
        out.try_emplace(event, image);
    return out;
}

int next_position(db::Session& session, const EventId& id)
{
    return *session.one(
        "SELECT COALESCE(MAX(position), -1) + 1 FROM event_media WHERE event_id = ?",
        [](const db::Row& row) { return row.integer(1); }, id);
}

void insert_image(db::Tx& tx, const EventId& id, const Image& image, int position, Time now)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO event_media (id, event_id, hash, alt, width, height, bytes, position, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    tx.exec(
        kInsert, image.id, id, image.hash, image.alt, image.width, image.height, image.bytes, position, now);
}

std::optional<Image> remove_image(db::Tx& tx, const EventId& id, const MediaId& media)
{
    auto image = tx.one("SELECT id, hash, alt, width, height FROM event_media WHERE id = ? AND event_id = ?",
        to_image, media, id);
    if (image) tx.exec("DELETE FROM event_media WHERE id = ?", media);
    return image;
}

bool hash_in_use(db::Session& session, const std::string& hash)
{
    return session
        .one(
            "SELECT 1 FROM event_media WHERE hash = ? LIMIT 1", [](const db::Row&) { return true; }, hash)
        .has_value();
}

}  // namespace gatehouse::events::repo

#include "modules/inventory/question_repository.hpp"

#include "common/json/json.hpp"

namespace gatehouse::inventory::repo {

namespace {

#define GH_QUESTION                                                                               \
    "SELECT id, event_id, scope, kind, label, help, required, options, items, sort, retired_at, " \
    "created_at, updated_at FROM questions "

std::vector<std::string> texts(const std::string& json)
{
    const auto document = json::Document::parse(json);
    const auto list = document.root();
    std::vector<std::string> out;
    for (std::size_t i = 0; i < list.size(); ++i) out.emplace_back(list.at(i).text());
    return out;
}

std::string to_json(const std::vector<std::string>& texts)
{
    json::Writer out;
    out.array();
    for (const auto& text : texts) out.value(std::string_view(text));
    return out.end_array().take();
}

std::string to_json(const std::vector<ItemId>& items)
{
    std::vector<std::string> ids;
    for (const auto& item : items) ids.push_back(item.str());
    return to_json(ids);
}

std::vector<ItemId> items(const std::string& json)
{
    std::vector<ItemId> out;
    for (const auto& text : texts(json))
        if (const auto type = TicketTypeId::parse(text))
            out.emplace_back(*type);
        else
            out.emplace_back(BundleId::parse(text).value());
    return out;
}

Question to_question(const db::Row& row)
{
    Question q;
    q.id = row.id<QuestionId>(1);
    q.event = row.id<EventId>(2);
    q.of = row.choice<AskedOf>(3);
    q.kind = row.choice<QuestionKind>(4);
    q.label = row.text(5);
    q.help = row.text(6);
    q.required = row.flag(7);
    q.options = texts(row.text(8));
    q.items = items(row.text(9));
    q.sort = row.integer(10);
    q.retired_at = row.find_time(11);
    q.created_at = row.time(12);
    q.updated_at = row.time(13);
    return q;
}

}  // namespace

std::vector<Question> questions_of(db::Session& session, const EventId& event)
{
    return session.all(GH_QUESTION "WHERE event_id = ? ORDER BY sort, id", to_question, event);
}

std::optional<Question> find_question(db::Session& session, const QuestionId& id)
{
    return session.one(GH_QUESTION "WHERE id = ?", to_question, id);
}

void insert_question(db::Tx& tx, const Question& q)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO questions (id, event_id, scope, kind, label, help, required, options, items, sort, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    tx.exec(kInsert, q.id, q.event, to_string(q.of), to_string(q.kind), q.label, q.help, q.required,
        to_json(q.options), to_json(q.items), q.sort, q.created_at, q.updated_at);
}

void update_question(db::Tx& tx, const Question& q)
{
    constexpr db::Sql kUpdate = R"sql(
        UPDATE questions
           SET label = ?, help = ?, required = ?, options = ?, items = ?, sort = ?, retired_at = ?, updated_at = ?
         WHERE id = ?
    )sql";
    tx.exec(kUpdate, q.label, q.help, q.required, to_json(q.options), to_json(q.items), q.sort, q.retired_at,
        q.updated_at, q.id);
}

}  // namespace gatehouse::inventory::repo

#include "modules/tickets/said_repository.hpp"

#include "common/personal.hpp"

namespace gatehouse::tickets::repo {

namespace {

struct HolderOf {
    OrderId order;
    std::size_t serial = 1;
    Holder holder;
};

}  // namespace

void insert_said(db::Tx& tx, const std::vector<Said>& said)
{
    std::vector<db::Args> holders, answers;
    for (const auto& [order, names, given] : said) {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!names[i].name.empty() || !names[i].email.empty())
                holders.push_back({order, static_cast<int>(i) + 1, names[i].name, names[i].email});
        for (int position = 0; const auto& answer : given)
            answers.push_back({order, answer.serial, answer.question, position++, answer.asked, answer.text});
    }
    if (!holders.empty())
        tx.exec_many(
            "INSERT INTO order_holders (order_id, serial, name, email) VALUES (?, ?, ?, ?)", holders);
    if (!answers.empty())
        tx.exec_many(
            "INSERT INTO order_answers (order_id, serial, question_id, position, asked, answer) VALUES (?, "
            "?, ?, "
            "?, ?, ?)",
            answers);
}

std::unordered_map<OrderId, std::vector<Holder>> holders_of(
    db::Session& session, const std::vector<OrderId>& orders)
{
    std::unordered_map<OrderId, std::vector<Holder>> out;
    if (orders.empty()) return out;
    for (auto& [order, serial, holder] : session.all_in(
             "SELECT order_id, serial, name, email FROM order_holders WHERE order_id IN (?*)",
             [](const db::Row& row) {
                 return HolderOf{row.id<OrderId>(1), static_cast<std::size_t>(row.integer(2)),
                     {row.text(3), row.text(4)}};
             },
             orders)) {
        auto& holders = out[order];
        if (holders.size() < serial) holders.resize(serial);
        holders[serial - 1] = std::move(holder);
    }
    return out;
}

std::unordered_map<OrderId, std::vector<Answered>> answers_of(
    db::Session& session, const std::vector<OrderId>& orders)
{
    constexpr db::Sql kAnswers = R"sql(
        SELECT order_id, serial, question_id, asked, answer
          FROM order_answers
         WHERE order_id IN (?*)
         ORDER BY order_id, serial, position
    )sql";
    std::unordered_map<OrderId, std::vector<Answered>> out;
    if (orders.empty()) return out;
    session.all_in(
        kAnswers,
        [&](const db::Row& row) {
            out[row.id<OrderId>(1)].push_back(
                Answered{{row.id<QuestionId>(3), row.text(4), row.text(5)}, row.integer(2)});
            return 0;
        },
        orders);
    return out;
}

void forget_said(db::Tx& tx, const std::vector<OrderId>& orders)
{
    if (orders.empty()) return;
    tx.exec_in("UPDATE order_answers SET answer = ? WHERE order_id IN (?*)", orders, personal::kErasedName);
    tx.exec_in("DELETE FROM order_holders WHERE order_id IN (?*)", orders);
}

}  // namespace gatehouse::tickets::repo

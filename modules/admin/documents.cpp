// documents: what orders still lack of invoices and credit notes. The scheduler issues them as it hears of
// orders; this is for those that were sold before there were any.

#include "modules/documents/service.hpp"

#include <iostream>

#include "common/app/run.hpp"
#include "modules/admin/commands.hpp"

namespace gatehouse::admin {

namespace {

constexpr int kChunk = 500;

}  // namespace

int documents(const Words&)
{
    return app::with_context("admin", [](const Context& context) {
        const gatehouse::documents::Service service(context);
        const orders::Service orders(context);
        int issued = 0;
        OrderId above;
        for (std::size_t got = kChunk; got == kChunk;) {
            const auto ids = context.db.read(
                [&](db::Session& session) { return orders.completed_above(session, above, kChunk); });
            for (const auto& id : ids) issued += service.issue(above = id);
            got = ids.size();
        }
        if (issued == 0)
            std::cout << "every order has its documents\n";
        else
            std::cout << issued << " documents were issued, with today's date\n";
        return 0;
    });
}

}  // namespace gatehouse::admin

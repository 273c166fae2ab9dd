// What gatehouse-admin verify says of documents (I13): each violation is planted, and named with its numbers.

#include "modules/admin/invariants.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/documents_world.hpp"

namespace gatehouse::admin {

class DocumentProofsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DocumentProofsTest);
    CPPUNIT_TEST(gaps_missing_papers_and_other_amounts_are_named);
    CPPUNIT_TEST_SUITE_END();

    struct Undo {};

    support::DocumentsWorld world;
    orders::Order sold = world.paid(world.type(), 2);

    // What is broken once `plant(tx)` was done; everything is undone.
    template <class F>
    std::string broken(F plant)
    {
        std::string said;
        try {
            world.context.db.transact([&](db::Tx& tx) {
                plant(tx);
                for (const auto& invariant : check_invariants(tx))
                    for (const auto& example : invariant.broken)
                        if (invariant.id == std::string("I13")) said += example + "\n";
                throw Undo{};
            });
        } catch (const Undo&) {
        }
        return said;
    }

    void gaps_missing_papers_and_other_amounts_are_named()
    {
        const auto told = [&](db::Tx& tx) {
            tx.exec("UPDATE outbox SET status = 'done' WHERE subject = ?", sold.id);
        };
        CPPUNIT_ASSERT_EQUAL(std::string::npos, broken([](db::Tx&) {}).find(sold.number));
        ASSERT_CONTAINS(sold.number + ": completed, 0 invoices in force", broken(told));
        world.documents.issue(sold.id);
        CPPUNIT_ASSERT_EQUAL(std::string::npos, broken(told).find(sold.number));
        ASSERT_CONTAINS("latest is 2, there are 1 up to 1", broken([&](db::Tx& tx) {
            tx.exec("UPDATE document_counters SET latest = 2 WHERE organization_id = ?", sold.organization);
        }));
        ASSERT_CONTAINS("nobody counted it", broken([&](db::Tx& tx) {
            tx.exec("DELETE FROM document_counters WHERE organization_id = ?", sold.organization);
        }));
        ASSERT_CONTAINS(
            sold.number + ": total 5000, refunded 100, documents come to 5000", broken([&](db::Tx& tx) {
                told(tx);
                tx.exec("UPDATE orders SET refunded = 100 WHERE id = ?", sold.id);
            }));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DocumentProofsTest);

}  // namespace gatehouse::admin

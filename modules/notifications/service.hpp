// Turns news into mail. Public to the modules above: scheduler, admin.

#pragma once

#include <functional>

#include "common/app/context.hpp"
#include "common/outbox.hpp"
#include "modules/notifications/transport.hpp"
#include "modules/notifications/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::notifications {

// Mails about orders, refunds and payments, oldest first: what of them went out, and when.
std::vector<SentMail> mails_about(db::Session& session, const std::vector<Uuid>& subjects);

class Service {
public:
    Service(const Context& context, Transport& transport) : context_(context), transport_(transport) {}

    // The order is complete: tickets, PDF and calendar file to its buyer, once.
    void order_completed(const outbox::News& news) const;

    // The organizer sends the tickets once more: those that are live, to the address that the order has when
    // the mail is written.
    void order_resent(const outbox::News& news) const;

    // The order has another address: the tickets go there, and the old one is told.
    void order_email_changed(const outbox::News& news) const;

    // Money came too late, twice or wrong, and goes back: says why, once for each payment.
    void refunded_late(const outbox::News& news) const;

    // The organizer gives money or tickets back: how much, which, and why, once for each time.
    void order_refunded(const outbox::News& news) const;

    // To those who hold tickets that were handed on to them: theirs are cancelled.
    void received_cancelled(const outbox::News& news) const;

    // A bank takes a payment back, or has decided: to those who handle the organization's money, once for
    // each.
    void order_disputed(const outbox::News& news) const;
    // To who pays an order together with others: their link, a reminder, that they paid, that all did, that
    // the order ended, that money goes back; and to who ordered. Nothing when it is no longer true.
    void share(const outbox::News& news) const;
    void split(const outbox::News& news) const;

    // What happened to somebody's account, or was asked for in its name: the mail that account_mails.cpp has
    // for the news. Nothing when who it is for is gone, or what it carries is over.
    void account(const outbox::News& news) const;

    // To people who wait in a line: it is their turn, it was their turn, it is over, somebody writes to all
    // of them; the code by which a guest proves an address. Nothing when it is no longer true.
    void queue_offered(const outbox::News& news) const;
    void queue_offer_expired(const outbox::News& news) const;
    void queue_closed(const outbox::News& news) const;
    void queue_message(const outbox::News& news) const;
    void queue_guest_code(const outbox::News& news) const;

    // About tickets that somebody hands on: to who is offered them, to who offered them, and the tickets to
    // who took them over.
    void transfer_offered(const outbox::News& news) const;
    void transfer_accepted(const outbox::News& news) const;
    void transfer_withdrawn(const outbox::News& news) const;
    void transfer_expired(const outbox::News& news) const;

private:
    // Those of the order that are live and its buyer's, as the mail of that id.
    void send_live_tickets(const outbox::News& news, const Uuid& mail) const;
    // Those that came by the transfer, to who has them.
    void send_received(const tickets::TransferId& id, const char* kind, const Uuid& mail) const;
    // Writes and sends the mail unless it was sent before. Throws when it could not be sent.
    void send_once(const Debt& debt, const std::function<Draft()>& compose) const;

    const Context& context_;
    Transport& transport_;
};

}  // namespace gatehouse::notifications

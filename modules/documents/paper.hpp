// How documents look: A4 pages, the same bytes for the same document. Private to this module.

#pragma once

#include "common/pdf/canvas.hpp"
#include "modules/documents/types.hpp"

namespace gatehouse::documents {

// Draws one document onto pages. Drawn twice: only then is it known how many pages there are.
class Paper {
public:
    // `pages`: how many it will be in all; 0 when that is still to be found out.
    Paper(const Document& document, int pages);

    int draw();  // answers how many pages it took
    std::string take() { return canvas_.take(); }

private:
    void head();
    double parties(double y);
    double facts(double y, double x, double width);
    void table_head();
    void line(const Line& line);
    void totals();
    void total_row(const std::string& label, const std::string& value, bool strong = false);
    void taxes();
    void closing();
    void make_room(double height);
    void end_page();

    const Document& document_;
    const Content& content_;
    pdf::Canvas canvas_;
    int pages_, page_ = 1;
    double y_ = 0, footer_height_ = 0;
};

}  // namespace gatehouse::documents

// Mustache templates of the event page. {{x}} is escaped; {{{x}}} is HTML that we made ourselves.

#pragma once

namespace gatehouse::events {

inline constexpr const char* kHeadTemplate = R"html(
    <meta name="description" content="{{description}}">
    <link rel="canonical" href="{{url}}">
    {{#draft}}<meta name="robots" content="noindex">{{/draft}}
    <meta property="og:type" content="website">
    <meta property="og:site_name" content="{{site}}">
    <meta property="og:title" content="{{name}}">
    <meta property="og:description" content="{{description}}">
    <meta property="og:url" content="{{url}}">
    {{#image}}<meta property="og:image" content="{{image}}">
    <meta property="og:image:alt" content="{{image_alt}}">{{/image}}
    <meta name="twitter:card" content="{{card}}">
    <meta name="twitter:title" content="{{name}}">
    <meta name="twitter:description" content="{{description}}">
    {{#image}}<meta name="twitter:image" content="{{image}}">{{/image}}
    <link rel="alternate" type="text/calendar" href="{{calendar}}">
    <script type="application/ld+json">{{{structured}}}</script>
)html";

inline constexpr const char* kBodyTemplate = R"html(
<main id="content" data-prerendered lang="{{language}}">
    {{#photo}}<img src="{{photo}}" srcset="{{photo_set}}" sizes="100vw" width="{{photo_width}}" height="{{photo_height}}" alt="{{photo_alt}}">{{/photo}}
    <h1 dir="auto">{{name}}</h1>
    {{#cancelled}}<p><strong>This event was cancelled.</strong></p>{{/cancelled}}
    {{#summary}}<p dir="auto">{{summary}}</p>{{/summary}}
    <p><time datetime="{{starts_at}}">{{when}}</time></p>
    {{#place}}<address>{{place}}</address>{{/place}}
    {{#online}}<p>Online</p>{{/online}}
    {{#price}}<p>{{price}}</p>{{/price}}
    {{#sold_out}}<p>Sold out</p>{{/sold_out}}
    <p>{{organizer}}</p>
    <div class="prose" dir="auto">{{{description_html}}}</div>
    {{#accessibility}}<h2>Accessibility</h2><p>{{accessibility}}</p>{{/accessibility}}
    <p><a href="{{calendar}}">Add to calendar</a></p>
</main>
)html";

inline constexpr const char* kMissingBody = R"html(
<main id="content" data-prerendered>
  <h1>We could not find that event</h1>
  <p>It may have been moved or removed. <a href="/">See all events</a></p>
</main>
)html";

}  // namespace gatehouse::events

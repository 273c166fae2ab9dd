import { useSuspenseQuery } from '@tanstack/react-query';

import { Photo } from '@/components/ui/photo';
import { eventBySlug } from '@/lib/queries/events';
import { useParam } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

export const EventPage = () => {
  const slug = useParam('slug');
  const event = useSuspenseQuery(eventBySlug(slug)).data;
  useTitle(event.name);
  return (
    <article className="page grid gap-6 py-6">
      <Photo image={event.images[0]} eager sizes="100vw" className="aspect-16/9 w-full rounded-surface" />
      <h1 tabIndex={-1} className="title text-36" dir="auto">
        {event.name}
      </h1>
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: event.description_html }} />
    </article>
  );
};

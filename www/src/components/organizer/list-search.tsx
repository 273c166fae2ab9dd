import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { Input } from '@/components/ui/input';

const pause = 300;

type Props = { label: string; value: string; onSearch: (text: string) => void };

/** Narrows a list while one types; what is looked for goes into the address after a moment. */
export const ListSearch = ({ label, value, onSearch }: Props) => {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  // Going back changes the address under us.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text.trim() === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = text.trim();
      latest.current(text.trim());
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="search" className="relative w-full sm:max-w-80">
      <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        className="pl-10"
        dir="auto"
        onChange={({ target }) => setText(target.value)}
      />
    </div>
  );
};

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export type Tab = { value: string; label: ReactNode; content: ReactNode };

type Props = { tabs: readonly Tab[]; label: string; value?: string; onValueChange?: (value: string) => void };

/** A few views of one thing. Arrow keys move between them. */
export const Tabs = ({ tabs, label, value, onValueChange }: Props) => (
  <Radix.Root
    {...(value === undefined ? { defaultValue: tabs[0]?.value } : { value })}
    {...(onValueChange ? { onValueChange } : {})}
  >
    <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Radix.Trigger
          key={tab.value}
          value={tab.value}
          className="-mb-px min-h-11 shrink-0 border-b-2 border-transparent px-3 font-medium text-ink-soft hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
        >
          {tab.label}
        </Radix.Trigger>
      ))}
    </Radix.List>
    {tabs.map((tab) => (
      <Radix.Content key={tab.value} value={tab.value} className="pt-6">
        {tab.content}
      </Radix.Content>
    ))}
  </Radix.Root>
);

import type { UseQueryResult } from '@tanstack/react-query';
import { TicketPercent, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';

import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { CheckedCode, SaleItem } from '@/lib/api/types';

import { useCodeFaultText, useCodeGift } from './code-words';
import { useFaultText } from './ui/fault';

type Props = {
  /** What was found out about the code that was asked for last. */
  query: UseQueryResult<CheckedCode>;
  /** '' while none was. */
  code: string;
  onCode: (code: string) => void;
  /** What it may be for, to call it by name. */
  items: readonly SaleItem[];
  zone: string;
  /** Why it cannot be used for what was chosen. */
  trouble?: string | undefined;
};

const Applied = ({
  checked,
  items,
  trouble,
  onRemove,
}: Omit<Props, 'query' | 'code' | 'onCode' | 'zone'> & {
  checked: CheckedCode;
  onRemove: () => void;
}) => {
  const t = useT();
  const gift = useCodeGift();
  return (
    <div className="grid gap-1.5">
      <div className="flex items-start gap-3 rounded-control bg-accent-soft py-1 pl-3">
        <TicketPercent aria-hidden size={20} className="mt-2.5 shrink-0 text-accent" />
        <div role="status" className="min-w-0 flex-1 py-2">
          <p className="font-semibold break-words">
            <bdi>{checked.code}</bdi>
          </p>
          {gift(checked, items).map((text) => (
            <p key={text} className="text-14 text-ink-soft" dir="auto">
              {text}
            </p>
          ))}
        </div>
        <IconButton label={t('code.remove', { code: checked.code })} onClick={onRemove}>
          <X aria-hidden size={18} />
        </IconButton>
      </div>
      {trouble && (
        <p role="alert" className="text-14 font-medium text-warning">
          {trouble}
        </p>
      )}
    </div>
  );
};

/** Takes a discount code, has it looked up, and says what it gives or why it does not. */
export const CodeField = ({ query, code, onCode, items, zone, trouble }: Props) => {
  const [typed, type] = useState(code);
  const codeFault = useCodeFaultText(zone);
  const faultText = useFaultText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const acted = useRef(false);
  const checked = code && !query.isError ? query.data : undefined;
  const applied = checked !== undefined;
  // The control that was used is gone then; the focus must not be gone with it.
  useEffect(() => {
    if (acted.current && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>(applied ? 'button' : 'input')?.focus();
    acted.current = false;
  }, [applied]);
  if (checked) {
    const remove = () => {
      acted.current = true;
      type('');
      onCode('');
    };
    return (
      <div ref={box}>
        <Applied checked={checked} items={items} trouble={trouble} onRemove={remove} />
      </div>
    );
  }
  const unchanged = code !== '' && typed.trim() === code;
  const error = query.isError && unchanged ? (codeFault(query.error) ?? faultText(query.error)) : undefined;
  return (
    <div ref={box}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          acted.current = true;
          if (unchanged) void query.refetch();
          else onCode(typed.trim());
        }}
      >
        <Field id={id} label={<T id="code.label" />} error={error}>
          {(control) => (
            <div className="flex gap-2">
              <Input
                {...control}
                value={typed}
                onChange={({ target }) => type(target.value)}
                maxLength={60}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                className="min-w-0"
              />
              <Button look="secondary" type="submit" busy={query.isFetching} className="shrink-0">
                <T id="code.apply" />
              </Button>
            </div>
          )}
        </Field>
      </form>
    </div>
  );
};

import { useState, type ReactNode } from 'react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { T, type MessageId } from '@/i18n/t';

import { Narrow } from './narrow';

type Props = {
  title: MessageId;
  lead: MessageId;
  action: MessageId;
  /** What the button does; then `done` stands in place of it. */
  follow: () => Promise<unknown>;
  done: ReactNode;
};

/** A page that a mailed link leads to. Programs that look into mail open links: only a press does what it is for. */
export const MailedLink = ({ title, lead, action, follow, done }: Props) => {
  const faultText = useFaultText();
  const [state, setState] = useState<'ready' | 'busy' | 'done'>('ready');
  const [fault, setFault] = useState<unknown>();
  if (state === 'done') return done;
  const press = async () => {
    setState('busy');
    setFault(undefined);
    try {
      await follow();
      setState('done');
    } catch (error) {
      setFault(error);
      setState('ready');
    }
  };
  return (
    <Narrow title={<T id={title} />} lead={<T id={lead} />}>
      {fault !== undefined && <Banner tone="danger" live title={faultText(fault)} />}
      <Button size="large" wide busy={state === 'busy'} onClick={() => void press()}>
        <T id={action} />
      </Button>
    </Narrow>
  );
};

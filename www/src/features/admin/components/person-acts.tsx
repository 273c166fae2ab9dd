import { Ban, CircleCheck, Trash2, VenetianMask } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { paths } from '@/lib/paths';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { personChanged, personGone, type Account } from '../api';
import { ReasonDialog } from './reason-dialog';

type Asked = 'suspend' | 'reinstate' | 'impersonate' | 'erase';

/** What an administrator can do with an account; each asks for the reason first. */
export const PersonActs = ({ person }: { person: Account }) => {
  const t = useT();
  const go = useGo();
  const [asked, setAsked] = useState<Asked>();
  const at = { params: { path: { id: person.id } } };
  const acts: Record<Asked, (reason: string) => Promise<unknown>> = {
    suspend: async (reason) => {
      personChanged(await ok(api.POST('/admin/users/{id}/suspend', { ...at, body: { reason } })));
      toast(t('admin.suspended', { name: person.name }));
    },
    reinstate: async (reason) => {
      personChanged(await ok(api.POST('/admin/users/{id}/reinstate', { ...at, body: { reason } })));
      toast(t('admin.reinstated', { name: person.name }));
    },
    impersonate: async (reason) => {
      await ok(api.POST('/admin/users/{id}/impersonate', { ...at, body: { reason } }));
      // Begun anew, so that nothing of the administrator stays on the screen.
      location.assign(paths.tickets());
    },
    erase: async (reason) => {
      await ok(api.DELETE('/admin/users/{id}', { params: { ...at.params, query: { reason } } }));
      toast(t('admin.erased', { name: person.name }));
      go(paths.adminUsers());
      personGone(person.id);
    },
  };
  const suspended = person.status === 'suspended';
  const name = <bdi>{person.name}</bdi>;
  return (
    <>
      <Button
        look="secondary"
        icon={<VenetianMask aria-hidden size={18} />}
        disabled={suspended || person.roles.includes('admin')}
        onClick={() => setAsked('impersonate')}
      >
        <T id="admin.act" />
      </Button>
      {suspended ? (
        <Button icon={<CircleCheck aria-hidden size={18} />} onClick={() => setAsked('reinstate')}>
          <T id="admin.reinstate" />
        </Button>
      ) : (
        <Button look="danger" icon={<Ban aria-hidden size={18} />} onClick={() => setAsked('suspend')}>
          <T id="admin.suspend" />
        </Button>
      )}
      <Button look="secondary" icon={<Trash2 aria-hidden size={18} />} onClick={() => setAsked('erase')}>
        <T id="admin.erase" />
      </Button>
      {asked && (
        <ReasonDialog
          title={<T id={`admin.ask.${asked}`} values={{ name }} />}
          description={<T id={`admin.ask.${asked}.lead`} values={{ count: person.sign_ins }} />}
          submit={<T id={`admin.ask.${asked}.do`} />}
          look={asked === 'suspend' || asked === 'erase' ? 'danger' : 'primary'}
          act={acts[asked]}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
};

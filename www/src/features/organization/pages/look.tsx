import { useMutation } from '@tanstack/react-query';
import { ImagePlus, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';

import { OrganizationLogo } from '@/components/organization-logo';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { ApiError } from '@/lib/api/error';
import type { Organization } from '@/lib/api/types';
import { uploadLogo } from '@/lib/api/upload';
import { sentence } from '@/lib/form-errors';
import { organizationChanged } from '@/lib/queries/organization';
import { toast } from '@/lib/toast';

import { may, OrganizationFrame } from '../components/frame';
import { Preview } from '../components/preview';

const ours = '#1b5a41';
const acceptedTypes = ['image/png', 'image/jpeg', 'image/webp'];
const mostBytes = 5 * 1024 * 1024;

const LogoPart = ({ organization, readOnly }: { organization: Organization; readOnly: boolean }) => {
  const t = useT();
  const faultText = useFaultText();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const failed = (error: unknown) => toast(faultText(error), { tone: 'danger' });
  const upload = useMutation({
    mutationFn: (file: File) => uploadLogo(organization.id, file),
    onSuccess: organizationChanged,
    onError: failed,
  });
  const removal = useMutation({
    mutationFn: () => ok(api.DELETE('/organizations/{id}/logo', { params: { path: { id: organization.id } } })),
    onSuccess: organizationChanged,
    onError: failed,
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    if (!acceptedTypes.includes(file.type) || file.size > mostBytes) {
      toast(t('organization.logoRefused'), { tone: 'danger' });
    } else upload.mutate(file);
  };
  return (
    <section className="grid gap-3">
      <h2 className="title text-22">
        <T id="organization.logo" />
      </h2>
      <OrganizationLogo logo={organization.logo} className="h-24 justify-self-start border border-line" />
      <p id={hint} className="max-w-measure text-14 text-ink-faint">
        <T id="organization.logoHint" />
      </p>
      {!readOnly && (
        <div className="flex flex-wrap gap-3">
          <input
            ref={input}
            type="file"
            accept={acceptedTypes.join(',')}
            hidden
            onChange={({ target }) => {
              take(target.files?.[0]);
              target.value = '';
            }}
          />
          <Button
            look="secondary"
            busy={upload.isPending}
            icon={<ImagePlus aria-hidden size={18} />}
            aria-describedby={hint}
            onClick={() => input.current?.click()}
          >
            <T id={organization.logo ? 'organization.logoOther' : 'organization.logoChoose'} />
          </Button>
          {organization.logo && (
            <Button
              look="quiet"
              busy={removal.isPending}
              icon={<Trash2 aria-hidden size={18} />}
              onClick={() => removal.mutate()}
            >
              <T id="organization.logoRemove" />
            </Button>
          )}
        </div>
      )}
    </section>
  );
};

const ColourPart = ({ organization, readOnly }: { organization: Organization; readOnly: boolean }) => {
  const t = useT();
  const faultText = useFaultText();
  const [colour, setColour] = useState(organization.accent ?? ours);
  const [why, setWhy] = useState<string>();
  const save = useMutation({
    mutationFn: (accent: string | null) =>
      ok(api.PUT('/organizations/{id}', { params: { path: { id: organization.id } }, body: { accent } })),
    onSuccess: (saved) => {
      organizationChanged(saved);
      setColour(saved.accent ?? ours);
      setWhy(undefined);
      toast(t('organization.saved'));
    },
    onError: (error) =>
      setWhy(error instanceof ApiError && error.faults[0] ? sentence(error.faults[0].detail) : faultText(error)),
  });
  const { accent, palette } = organization;
  const day = palette?.day.accent;
  return (
    <section className="grid gap-4">
      <h2 className="title text-22">
        <T id="organization.colour" />
      </h2>
      <form
        noValidate
        className="grid max-w-md gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(colour.toLowerCase());
        }}
      >
        <Field label={<T id="organization.accent" />} id="accent" hint={<T id="organization.accentHint" />} error={why}>
          {(control) => (
            <span className="flex gap-3">
              <input
                type="color"
                aria-label={t('organization.accentPick')}
                value={/^#[0-9a-f]{6}$/i.test(colour) ? colour : ours}
                disabled={readOnly}
                onChange={({ target }) => setColour(target.value)}
                className="h-11 w-14 shrink-0 rounded-control border border-line-strong bg-surface p-1"
              />
              <Input
                {...control}
                value={colour}
                readOnly={readOnly}
                maxLength={7}
                spellCheck={false}
                autoComplete="off"
                onChange={({ target }) => setColour(target.value)}
              />
            </span>
          )}
        </Field>
        {!readOnly && (
          <div className="flex flex-wrap gap-3">
            <Button type="submit" busy={save.isPending} disabled={colour.toLowerCase() === accent}>
              <T id="action.save" />
            </Button>
            {accent && (
              <Button look="quiet" onClick={() => save.mutate(null)}>
                <T id="organization.accentNone" />
              </Button>
            )}
          </div>
        )}
      </form>
      {accent && day && day !== accent && (
        <div className="max-w-measure">
          <Banner>
            <T id="organization.adjusted" values={{ chosen: accent, used: day }} />
          </Banner>
        </div>
      )}
      {palette && <Preview name={organization.name} palette={palette} />}
    </section>
  );
};

const Look = ({ organization }: { organization: Organization }) => {
  const readOnly = !may(organization, 'settings');
  return (
    <div className="grid gap-10">
      <p className="max-w-measure text-ink-soft">
        <T id="organization.lookLead" />
      </p>
      {readOnly && <Banner title={<T id="organization.readOnly" />} />}
      <LogoPart organization={organization} readOnly={readOnly} />
      <ColourPart organization={organization} readOnly={readOnly} />
    </div>
  );
};

/** Logo and colour, as buyers see them on pages, in mails and on tickets. */
export const LookPage = () => (
  <OrganizationFrame title="organization.look">
    {(organization) => <Look organization={organization} />}
  </OrganizationFrame>
);

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CameraOff, Flashlight, FlashlightOff, Search, Volume2, VolumeX, WifiOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import { Button, IconButton } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { T, useT } from '@/i18n/t';
import type { DoorEvent } from '@/lib/api/types';
import { cx } from '@/lib/cx';
import { wakeSound } from '@/lib/sound';
import { useOnline } from '@/lib/use-online';

import { doorNumbers } from '../api';
import { rememberGate, type Gate } from '../gate';
import { signal } from '../signals';
import { useAwake } from '../use-awake';
import { useDarkScreen } from '../use-dark-screen';
import { useCamera, type CameraState } from '../use-camera';
import { useDoor } from '../use-door';
import { useWedge } from '../use-wedge';
import { Verdict } from './verdict';

const Lookup = lazy(() => import('./lookup'));
const Numbers = lazy(() => import('./numbers'));

const NoCamera = ({ state, onRetry }: { state: Exclude<CameraState, 'on'>; onRetry: () => void }) => (
  <div
    role="status"
    className="absolute inset-0 grid place-content-center justify-items-center gap-4 bg-sunken p-8 text-center"
  >
    {state === 'starting' ? (
      <>
        <Spinner size={32} />
        <p>
          <T id="door.cameraStarting" />
        </p>
      </>
    ) : (
      <>
        <CameraOff aria-hidden size={40} />
        <p className="title text-22">
          <T id={`door.camera.${state}`} />
        </p>
        <p className="max-w-sm text-ink-soft">
          <T id={`door.camera.${state}Lead`} />
        </p>
        <Button look="secondary" onClick={onRetry}>
          <T id="action.retry" />
        </Button>
      </>
    )}
  </div>
);

// Four corners say where to hold the code without hiding it.
const Corners = ({ busy }: { busy: boolean }) => (
  <div
    aria-hidden
    className={cx(
      'pointer-events-none absolute top-1/2 left-1/2 aspect-square w-3/4 max-w-80 -translate-1/2',
      busy ? 'text-warning' : 'text-ink',
    )}
  >
    {[
      'top-0 left-0 border-t-4 border-l-4',
      'top-0 right-0 border-t-4 border-r-4',
      'bottom-0 left-0 border-b-4 border-l-4',
      'right-0 bottom-0 border-r-4 border-b-4',
    ].map((corner) => (
      <span key={corner} className={cx('absolute size-10 border-current', corner)} />
    ))}
  </div>
);

type Props = { event: DoorEvent; gate: Gate; onLeave: () => void; onGate: (gate: Gate) => void };

/** The door: the camera sees, the screen says. */
export const Door = ({ event, gate, onLeave, onGate }: Props) => {
  const t = useT();
  const online = useOnline();
  const [sheet, setSheet] = useState<'lookup' | 'numbers'>();
  const { state, see, put, retry, dismiss } = useDoor(gate);
  const numbers = useQuery(doorNumbers(event.id)).data;
  const counts = state.counts ?? numbers ?? event;
  const seen = (code: string) => {
    if (!sheet) see(code);
  };
  const { video, state: sight, torch, retry: tryCamera } = useCamera(seen);
  useWedge(seen);
  useAwake();
  useDarkScreen();
  const setSound = (sound: boolean) => {
    const next = { ...gate, sound };
    rememberGate(next);
    onGate(next);
    if (sound) {
      void wakeSound();
      signal('admitted', true);
    }
  };
  return (
    <div className="fixed inset-0 flex flex-col bg-paper text-ink">
      <header className="z-10 flex items-center gap-2 bg-paper px-2 py-2">
        <IconButton label={t('door.leave')} onClick={onLeave}>
          <ArrowLeft aria-hidden size={22} />
        </IconButton>
        <div className="min-w-0 flex-1">
          <h1 className="truncate font-semibold" dir="auto">
            {event.name}
          </h1>
          <p className="truncate text-14 text-ink-soft" dir="auto">
            {[gate.name, t(`door.${gate.direction}`)].filter(Boolean).join(' · ')}
          </p>
        </div>
        <button
          type="button"
          onClick={() => setSheet('numbers')}
          className="grid min-h-11 content-center justify-items-end rounded-control px-3 hover:bg-sunken"
        >
          <span className="sr-only">
            {t('door.countLabel', { admitted: counts.admitted, expected: counts.expected })}
          </span>
          <span aria-hidden className="title tabular text-28 leading-none">
            {counts.admitted}
          </span>
          <span aria-hidden className="tabular text-14 text-ink-soft">
            <T id="door.of" values={{ expected: counts.expected }} />
          </span>
        </button>
      </header>
      {!online && (
        <p
          role="status"
          className="z-10 flex items-center justify-center gap-2 bg-warning px-4 py-2 font-semibold text-on-warning"
        >
          <WifiOff aria-hidden size={18} />
          <T id="door.offline" />
        </p>
      )}
      <main className="relative flex-1 overflow-hidden bg-sunken">
        <video
          ref={video}
          muted
          playsInline
          aria-label={t('door.picture')}
          className="absolute inset-0 size-full object-cover"
        />
        {sight === 'on' ? <Corners busy={state.asking} /> : <NoCamera state={sight} onRetry={tryCamera} />}
        {(sight === 'on' || state.asking) && (
          <p role="status" className="absolute inset-x-0 bottom-0 bg-paper/80 px-4 py-3 text-center font-medium">
            <T id={state.asking ? 'door.checking' : 'door.hold'} />
          </p>
        )}
      </main>
      <footer className="z-10 flex items-center gap-2 bg-paper px-3 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
        <Button
          look="secondary"
          size="large"
          wide
          icon={<Search aria-hidden size={20} />}
          onClick={() => setSheet('lookup')}
        >
          <T id="door.find" />
        </Button>
        {torch && (
          <IconButton
            label={t(torch.on ? 'door.torchOff' : 'door.torchOn')}
            aria-pressed={torch.on}
            onClick={torch.toggle}
            className="size-13 border border-line-strong"
          >
            {torch.on ? <FlashlightOff aria-hidden size={22} /> : <Flashlight aria-hidden size={22} />}
          </IconButton>
        )}
        <IconButton
          label={t(gate.sound ? 'door.soundOff' : 'door.soundOn')}
          aria-pressed={gate.sound}
          onClick={() => setSound(!gate.sound)}
          className="size-13 border border-line-strong"
        >
          {gate.sound ? <Volume2 aria-hidden size={22} /> : <VolumeX aria-hidden size={22} />}
        </IconButton>
      </footer>
      {state.outcome && (
        <Verdict outcome={state.outcome} gate={gate} zone={event.zone} onRetry={retry} onNext={dismiss} />
      )}
      <Suspense fallback={null}>
        {sheet === 'lookup' && (
          <Lookup
            event={event}
            onClose={() => setSheet(undefined)}
            onAdmit={(question) => {
              setSheet(undefined);
              void put(question);
            }}
          />
        )}
        {sheet === 'numbers' && <Numbers event={event} onClose={() => setSheet(undefined)} />}
      </Suspense>
    </div>
  );
};

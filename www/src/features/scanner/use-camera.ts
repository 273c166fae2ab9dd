import { useEffect, useRef, useState, type RefObject } from 'react';

export type CameraState = 'starting' | 'on' | 'denied' | 'missing' | 'busy' | 'unloaded';

const everyFrame = 100;
const side = 720;

type TorchCapabilities = MediaTrackCapabilities & { torch?: boolean };

const stateOf = (fault: unknown): CameraState => {
  // The camera's faults are DOMExceptions; anything else is the decoder that could not be fetched.
  if (!(fault instanceof DOMException)) return 'unloaded';
  const { name } = fault;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
};

const open = () => {
  if (!('mediaDevices' in navigator)) throw new DOMException('', 'NotFoundError');
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  });
};

/** The middle square of the picture, small enough to be read ten times a second. */
const grab = (video: HTMLVideoElement, context: CanvasRenderingContext2D): ImageData | undefined => {
  const { videoWidth: width, videoHeight: height } = video;
  const crop = Math.min(width, height);
  if (crop === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
  const size = Math.min(side, crop);
  context.canvas.width = size;
  context.canvas.height = size;
  context.drawImage(video, (width - crop) / 2, (height - crop) / 2, crop, crop, 0, 0, size, size);
  return context.getImageData(0, 0, size, size);
};

type Camera = {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  /** undefined where the device has no light. */
  torch: { on: boolean; toggle: () => void } | undefined;
  retry: () => void;
};

/** The camera behind the phone, read all the time; every code it sees goes to `onCode`, again and again while in view. */
export const useCamera = (onCode: (code: string) => void): Camera => {
  const video = useRef<HTMLVideoElement>(null);
  const track = useRef<MediaStreamTrack>(undefined);
  const [state, setState] = useState<CameraState>('starting');
  const [attempt, setAttempt] = useState(0);
  const [torch, setTorch] = useState<boolean>();
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });

  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream: MediaStream | undefined;
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

    const read = async (decode: (picture: ImageData) => Promise<string | undefined>) => {
      const began = performance.now();
      const picture = video.current && !document.hidden ? grab(video.current, context) : undefined;
      // A picture that cannot be read holds no code; the next one comes at once.
      const code = picture && (await decode(picture).catch(() => undefined));
      if (stopped) return;
      if (code) latest.current(code);
      timer = setTimeout(() => void read(decode), Math.max(0, everyFrame - (performance.now() - began)));
    };
    const start = async () => {
      try {
        const [{ decode, warmUp }, opened] = await Promise.all([import('./decoder'), open()]);
        stream = opened;
        if (stopped) {
          opened.getTracks().forEach((each) => each.stop());
          return;
        }
        const [first] = opened.getVideoTracks();
        track.current = first;
        // Pulling the camera out, or another app taking it, ends the track.
        first?.addEventListener('ended', () => !stopped && setState('busy'));
        const able = (first?.getCapabilities?.() as TorchCapabilities | undefined)?.torch;
        setTorch(able ? false : undefined);
        if (video.current) {
          video.current.srcObject = opened;
          await video.current.play();
        }
        setState('on');
        await warmUp();
        await read(decode);
      } catch (fault) {
        if (!stopped) setState(stateOf(fault));
      }
    };
    void start();
    return () => {
      stopped = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((each) => each.stop());
    };
  }, [attempt]);

  // A light that fails to obey is no longer offered.
  const toggle = async () => {
    const next = !torch;
    await track.current?.applyConstraints({ advanced: [{ torch: next } as MediaTrackConstraintSet] });
    setTorch(next);
  };
  return {
    video,
    state,
    torch:
      torch === undefined ? undefined : { on: torch, toggle: () => void toggle().catch(() => setTorch(undefined)) },
    retry: () => {
      setState('starting');
      setAttempt((count) => count + 1);
    },
  };
};

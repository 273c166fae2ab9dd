// The clock on the wall of a place, and the moment it stands for. A wall time is written "2026-11-20T19:00".

const minute = 60_000;
const day = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

const clockOf = (zone: string): Intl.DateTimeFormat => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
};

/** How far a zone's clocks are ahead of UTC at a moment, in minutes. */
export const offsetAt = (moment: number, zone: string): number => {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(moment)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, date, hour, minutes, second) - moment) / minute);
};

const wallText = (shifted: number): string => new Date(shifted).toISOString().slice(0, 16);

/** What the wall clock shows at a moment (RFC 3339). */
export const wallTimeOf = (at: string, zone: string): string => {
  const moment = Date.parse(at);
  return wallText(moment + offsetAt(moment, zone) * minute);
};

type Moment = {
  /** RFC 3339, UTC; the first one where the wall clock shows the time twice. */
  at: string;
  offset: number;
  /** The clocks are set back that night, so this time comes twice. */
  twice: boolean;
};

/** A time that the clocks jump over, and where they land: asked for 02:30, they show 03:30. */
type Skipped = { skipped: true; instead: string };

/** The moment a wall time stands for; undefined when it is no time at all. */
export const momentOf = (wall: string, zone: string): Moment | Skipped | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall)) return undefined;
  const asUtc = Date.parse(`${wall.slice(0, 16)}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const before = offsetAt(asUtc - day, zone);
  const after = offsetAt(asUtc + day, zone);
  const fitting = [...new Set([before, after])]
    .filter((offset) => offsetAt(asUtc - offset * minute, zone) === offset)
    .sort((one, other) => other - one);
  const [offset] = fitting;
  if (offset === undefined) return { skipped: true, instead: wallText(asUtc + (after - before) * minute) };
  const at = `${new Date(asUtc - offset * minute).toISOString().slice(0, 19)}Z`;
  return { at, offset, twice: fitting.length > 1 };
};

export const isSkipped = (moment: Moment | Skipped | undefined): moment is Skipped =>
  moment !== undefined && 'skipped' in moment;

/** RFC 3339 of a wall time, or undefined when there is no such moment. */
export const momentText = (wall: string, zone: string): string | undefined => {
  const moment = momentOf(wall, zone);
  return moment && !isSkipped(moment) ? moment.at : undefined;
};

/** "UTC+5:30", "UTC−4", "UTC". */
export const offsetText = (minutes: number): string => {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
};

/** Every zone the browser knows, by name; those in `always` are never missing. */
export const zoneNames = (...always: string[]): string[] =>
  [...new Set([...always, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter(Boolean).sort();

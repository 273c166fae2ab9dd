/** One EventSource for each channel of this tab, however many components listen to it. */

export type LiveState = 'connecting' | 'live' | 'polling' | 'paused';

export type Listener = {
  onMessage: (name: string, data: string) => void;
  /** What was said while we weren't connected is lost: ask. */
  onBack: () => void;
  onState: (state: LiveState) => void;
  names: readonly string[];
  /** Stays connected in a tab that nobody looks at. */
  staysHidden: boolean;
};

const firstWait = 1_000;
const longestWait = 30_000;
/** How long a channel may be away before we say so and ask instead. */
const patience = 2_500;
/** The server says something every 15 seconds; a line that is silent for longer is dead, whatever the browser thinks. */
const silence = 40_000;
/** Browsers hold six connections to a site in all tabs together: a tab that nobody looks at gives its one back. */
const hiddenFor = 30_000;

type Timer = ReturnType<typeof setTimeout> | undefined;

class Connection {
  private readonly listeners = new Set<Listener>();
  private readonly names = new Set<string>();
  private source: EventSource | undefined;
  private state: LiveState = 'connecting';
  private wait = firstWait;
  private wasOpen = false;
  private retry: Timer;
  private losing: Timer;
  private watch: Timer;
  private hiding: Timer;

  constructor(
    private readonly url: string,
    private readonly onUnused: () => void,
  ) {
    document.addEventListener('visibilitychange', this.onVisibility);
    addEventListener('online', this.onOnline);
    addEventListener('offline', this.onLost);
    this.open();
  }

  add(listener: Listener): () => void {
    this.listeners.add(listener);
    listener.names.forEach((name) => this.hear(name));
    listener.onState(this.state);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.end();
    };
  }

  private hear(name: string) {
    if (this.names.has(name)) return;
    this.names.add(name);
    this.source?.addEventListener(name, this.onMessage);
  }

  private open() {
    this.close();
    this.patient();
    const source = new EventSource(this.url);
    this.source = source;
    source.addEventListener('open', this.onOpen);
    source.addEventListener('error', this.onLost);
    source.addEventListener('ping', this.alive);
    this.names.forEach((name) => source.addEventListener(name, this.onMessage));
  }

  private close() {
    clearTimeout(this.retry);
    clearTimeout(this.watch);
    this.source?.close();
    this.source = undefined;
  }

  private end() {
    this.close();
    clearTimeout(this.losing);
    clearTimeout(this.hiding);
    document.removeEventListener('visibilitychange', this.onVisibility);
    removeEventListener('online', this.onOnline);
    removeEventListener('offline', this.onLost);
    this.onUnused();
  }

  private say(state: LiveState) {
    if (state === this.state) return;
    this.state = state;
    [...this.listeners].forEach((listener) => listener.onState(state));
  }

  private readonly onOpen = () => {
    clearTimeout(this.losing);
    this.losing = undefined;
    this.alive();
    this.say('live');
    if (this.wasOpen) [...this.listeners].forEach((listener) => listener.onBack());
    this.wasOpen = true;
  };

  private readonly onMessage = (message: MessageEvent<string>) => {
    this.alive();
    // Only now: a server that lets everybody in and then falls over isn't to be met more often.
    this.wait = firstWait;
    [...this.listeners].forEach((listener) => {
      if (listener.names.includes(message.type)) listener.onMessage(message.type, message.data);
    });
  };

  private readonly alive = () => {
    clearTimeout(this.watch);
    this.watch = setTimeout(this.onLost, silence);
  };

  /** Gives the channel a moment before we ask instead. */
  private patient() {
    if (this.state === 'live') this.say('connecting');
    this.losing ??= setTimeout(() => this.say('polling'), patience);
  }

  private readonly onLost = () => {
    if (this.state === 'paused') return;
    this.close();
    this.patient();
    // Spread out, so that a restarted server isn't met by everybody in the same second.
    this.retry = setTimeout(() => this.open(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, longestWait);
  };

  private readonly onOnline = () => {
    if (this.state === 'live' || this.state === 'paused') return;
    this.wait = firstWait;
    this.open();
  };

  private readonly onVisibility = () => {
    clearTimeout(this.hiding);
    if (document.hidden) {
      this.hiding = setTimeout(() => this.pause(), hiddenFor);
    } else if (this.state === 'paused') {
      this.say('connecting');
      [...this.listeners].forEach((listener) => listener.onBack());
      this.wasOpen = false;
      this.open();
    }
  };

  private pause() {
    if ([...this.listeners].some((listener) => listener.staysHidden)) return;
    this.close();
    clearTimeout(this.losing);
    this.losing = undefined;
    this.say('paused');
  }
}

const connections = new Map<string, Connection>();

/** Listens until the returned function is called. */
export const listen = (url: string, listener: Listener): (() => void) => {
  let connection = connections.get(url);
  if (!connection) {
    connection = new Connection(url, () => connections.delete(url));
    connections.set(url, connection);
  }
  return connection.add(listener);
};

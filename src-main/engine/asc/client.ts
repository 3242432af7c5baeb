import { raise, TroubleError } from '#shared/errors';
import type { Holds, HoldUp } from '../holds';
import type { Clock, Fetch, Logger } from '../ports';
import type { Document, Resource } from './answer';
import { type Answer, type Exchange, exchange, type Method, type Try } from './exchange';
import type { KeyLine } from './key-line';
import { nextTry, type Patience } from './retry-policy';

export type Query = Record<string, string | number | boolean | undefined>;

export interface ClientOptions {
  apiUrl: string;
  /** Shared by everybody who uses the key. */
  line: KeyLine;
  clock: Clock;
  fetch: Fetch;
  log: Logger;
  /** How long trouble on the line is tried against. */
  patience: Patience;
  signal?: AbortSignal;
  /** Where waiting is shown; without one, a locked keychain is told at once. */
  holds?: Holds;
}

/** Shorter waits come and go faster than they could be read. */
const worthShowingMs = 1_500;
/** How often a locked keychain is tried without being asked to. */
const keychainLookMs = 60_000;

/** The one place that talks HTTP to App Store Connect. Errors come out as trouble with Apple's words. */
export class AscClient {
  constructor(private readonly options: ClientOptions) {}

  /** The same client for a run at work: it ends with the signal, and says what it waits for. */
  forRun(run: { signal: AbortSignal; holds: Holds; patience: Patience }): AscClient {
    return new AscClient({ ...this.options, ...run });
  }

  get(path: string, query: Query = {}): Promise<Answer> {
    return this.send({ method: 'GET', url: this.address(path, query) });
  }

  /** Every page of a list, in the server's order. */
  async list(path: string, query: Query = {}): Promise<Document> {
    let page = (await this.get(path, query)).document;
    const data = [...rows(page)];
    const alongside = [...page.included];
    while (page.links?.next) {
      page = (await this.send({ method: 'GET', url: this.nextPage(page.links.next) })).document;
      data.push(...rows(page));
      alongside.push(...page.included);
    }
    return { data, included: alongside };
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.write('POST', path, body);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.write('PATCH', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.write('DELETE', path);
  }

  /** Seconds by which this computer's clock is behind Apple's; below 0 when it is ahead. */
  get skewSeconds(): number {
    return this.options.line.tokens.skewSeconds;
  }

  /** Whether the key's hour is nearly spent, so that mere looking should become rare. */
  get isScarce(): boolean {
    return this.options.line.isScarce;
  }

  private write(method: Method, path: string, body?: unknown): Promise<Answer> {
    return this.send({ method, url: this.address(path), body });
  }

  private address(path: string, query: Query = {}): URL {
    const url = new URL(path, this.options.apiUrl);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  /** A next link is used as given, but the token goes nowhere else than to our own server. */
  private nextPage(link: string): URL {
    const url = new URL(link);
    if (url.origin !== new URL(this.options.apiUrl).origin) {
      raise(
        'answer-unreadable',
        `The list goes on at ${url.origin}, which is not App Store Connect.`,
      );
    }
    return url;
  }

  private async send(sent: Exchange): Promise<Answer> {
    const waits = new Waits(this.options);
    let renewed = false;
    try {
      for (;;) {
        const tried = await this.trySend(sent, waits);
        if (tried.outcome === 'answered') {
          this.options.line.hasAnswered = true;
          return tried.answer;
        }
        if (tried.outcome === 'failed') await this.beforeNextTry(sent, tried, waits);
        else if (renewed) throw tried.error;
        else {
          renewed = true;
          this.options.line.tokens.drop();
        }
      }
    } finally {
      waits.end();
    }
  }

  /** One try in its turn, after a pause that Apple asked of the whole key, and with the key at hand. */
  private async trySend(sent: Exchange, waits: Waits): Promise<Try> {
    for (;;) {
      const { line } = this.options;
      for (let left = line.pauseLeft; left > 0; left = line.pauseLeft) {
        const sentence = 'App Store Connect asked this key for a pause.';
        if (await waits.pass({ reason: 'rate-limited', sentence, forMs: left })) line.endPause();
      }
      try {
        // A pause may have come while this one stood in the queue.
        const tried = await line.take(async () =>
          line.pauseLeft > 0 ? null : exchange(sent, this.options),
        );
        if (tried !== null) return tried;
      } catch (thrown) {
        if (!this.options.holds || !isKeychainLocked(thrown)) throw thrown;
        const sentence = thrown.trouble.title;
        await waits.pass({ reason: 'keychain-locked', sentence, forMs: keychainLookMs });
      }
    }
  }

  /** Where it was answered before, the address is right and only the line can be at fault. */
  private get patience(): Patience {
    const { patience, line } = this.options;
    return patience === 'long' && line.hasAnswered ? 'enduring' : patience;
  }

  private async beforeNextTry(
    { method, url }: Exchange,
    { failure, error }: Extract<Try, { outcome: 'failed' }>,
    waits: Waits,
  ): Promise<void> {
    const next = nextTry(failure, method === 'GET', this.patience, waits.count());
    if (!next.tryAgain) throw error;
    const { inMs, reason } = next;
    this.options.log.info('trying again', { method, path: url.pathname, in: Math.round(inMs) });
    if (failure.kind === 'rate-limited') return this.options.line.pause(inMs);
    await waits.pass({ reason, sentence: error.trouble.detail, forMs: inMs });
  }
}

/** The waits of one request. What is shown stays up while it is tried again, so that nothing flickers. */
class Waits {
  private times = 0;
  private firstFailure: number | null = null;
  private release: (() => void) | null = null;

  constructor(private readonly options: Pick<ClientOptions, 'clock' | 'holds' | 'signal'>) {}

  /** One more failure. */
  count(): { times: number; forMs: number } {
    const now = this.options.clock.monotonic();
    this.firstFailure ??= now;
    this.times += 1;
    return { times: this.times, forMs: now - this.firstFailure };
  }

  /** Waits. True when a person ended it early. */
  async pass(hold: HoldUp & { forMs: number }): Promise<boolean> {
    const { holds, clock, signal } = this.options;
    if (!holds) {
      await clock.sleep(hold.forMs, signal);
      return false;
    }
    if (this.release || hold.forMs >= worthShowingMs) {
      const before = this.release;
      this.release = holds.show(hold);
      before?.();
    }
    return holds.pause(hold.forMs, signal);
  }

  end(): void {
    this.release?.();
    this.release = null;
  }
}

function isKeychainLocked(thrown: unknown): thrown is TroubleError {
  return thrown instanceof TroubleError && thrown.trouble.code === 'keychain-locked';
}

function rows(document: Document): Resource[] {
  return Array.isArray(document.data) ? document.data : [];
}

import type { KeyFeature } from '#shared/asc/roles';
import { AppException, fail, toAppError } from '#shared/errors';
import { message } from '#shared/words/message';
import type { Clock, Fetch, Logger } from '../ports';
import type { RunWaits, WaitFor } from '../waits';
import type { Document, Resource } from './answer';
import { type Answer, type Attempt, type Exchange, exchange, type Method } from './exchange';
import { featureOfWrite } from './feature-of-write';
import type { RateLimiter } from './rate-limiter';
import type { RequestBudget } from './request-budget';
import { nextTry, type Patience } from './retry-policy';

type Query = Record<string, string | number | boolean | undefined>;

export interface ClientOptions {
  apiUrl: string;
  /** Shared by all users of the key. */
  rateLimiter: RateLimiter;
  clock: Clock;
  fetch: Fetch;
  log: Logger;
  /** How long connection errors are retried. */
  patience: Patience;
  signal?: AbortSignal;
  /** Resources this run has created, perhaps in an earlier process; a transient 404 for one of them is retried. */
  own?: () => readonly string[];
  /** Told what each write proved about the key's permissions. */
  learn?: (feature: KeyFeature, isAllowed: boolean) => void;
  /** Where waits are shown; without it, a locked keychain is reported at once. */
  waits?: RunWaits;
}

/** Shorter waits would vanish before they could be read. */
const worthShowingMs = 1_500;
/** Pages of 200 rows: more than any account has. */
const maxPages = 500;
const maxItems = 200_000;
/** IDs from responses become parts of URLs; Apple's never need other characters. */
const plainPath = /^(\/[\w.:=+~-]+)+$/;
/** How often a locked keychain is retried automatically. */
const keychainPollMs = 60_000;

/** The only place that talks HTTP to App Store Connect. Errors are thrown with Apple's text. */
export class AscClient {
  constructor(private readonly options: ClientOptions) {}

  /** The same client for a run: it stops with the signal and shows what it waits for. */
  forRun(
    run: Pick<ClientOptions, 'signal' | 'waits' | 'patience' | 'own'> & { signal: AbortSignal },
  ): AscClient {
    return new AscClient({ ...this.options, ...run });
  }

  /** The same client for optional data: it gives up soon and delays nothing. */
  get brief(): AscClient {
    return new AscClient({ ...this.options, patience: 'short' });
  }

  /** The same client for a caller that counts its requests: nothing is repeated, and a signal ends all waits. */
  once(signal: AbortSignal): AscClient {
    return new AscClient({ ...this.options, patience: 'once', signal });
  }

  get(path: string, query: Query = {}): Promise<Answer> {
    return this.send({ method: 'GET', url: this.address(path, query) });
  }

  /** One page of a list, of at most `limit` rows. */
  async page(path: string, query: Query = {}): Promise<Document> {
    return (await this.send({ method: 'GET', url: this.address(path, query), expects: 'list' }))
      .document;
  }

  /** The page that follows one of `page(path, query)`; null when that was the last. */
  async pageAfter({ links }: Document, path: string, query: Query = {}): Promise<Document | null> {
    if (!links?.next) return null;
    const url = this.nextPage(links.next, this.address(path, query));
    return (await this.send({ method: 'GET', url, expects: 'list' })).document;
  }

  /** Every page of a list, in the server's order. Throws `answer-unexpected` for an endless list. */
  async list(path: string, query: Query = {}): Promise<Document> {
    let url = this.address(path, query);
    let page = await this.page(path, query);
    const data = [...rows(page)];
    const alongside = [...page.included];
    const seen = new Set([url.href]);
    while (page.links?.next) {
      const next = this.nextPage(page.links.next, url);
      // The last page may link to itself as the next.
      if (next.href === url.href) break;
      url = next;
      assertGoesOn(url, seen, data.length + alongside.length);
      seen.add(url.href);
      page = (await this.send({ method: 'GET', url, expects: 'list' })).document;
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

  /** `body` names what is removed from a relationship. */
  delete(path: string, body?: unknown): Promise<Answer> {
    return this.write('DELETE', path, body);
  }

  /** Seconds by which this computer's clock is behind Apple's; below 0 when it is ahead. */
  get skewSeconds(): number {
    return this.options.rateLimiter.tokens.skewSeconds;
  }

  /** What many runs of one key share. */
  get budget(): RequestBudget {
    return this.options.rateLimiter.budget;
  }

  /** The same client for what several runs read together: it outlives each of them. */
  get joint(): AscClient {
    return new AscClient({ ...this.withoutRun, patience: 'short' });
  }

  /** Stands for everything that users of the key share. */
  get shared(): object {
    return this.options.rateLimiter;
  }

  private get withoutRun(): Omit<ClientOptions, 'signal' | 'waits' | 'own'> {
    const { signal: _signal, waits: _waits, own: _own, ...shared } = this.options;
    return shared;
  }

  /** Whether the key's hourly requests are nearly used up, so that polling should slow down. */
  get isScarce(): boolean {
    return this.options.rateLimiter.isScarce;
  }

  private async write(method: Method, path: string, body?: unknown): Promise<Answer> {
    const url = this.address(path);
    const feature = featureOfWrite(method, url.pathname);
    const learn = (isAllowed: boolean) => {
      if (feature !== null) this.options.learn?.(feature, isAllowed);
    };
    try {
      const answer = await this.send({ method, url, body });
      learn(true);
      return answer;
    } catch (thrown) {
      if (toAppError(thrown).code === 'role-too-small') learn(false);
      throw thrown;
    }
  }

  private address(path: string, query: Query = {}): URL {
    if (!plainPath.test(path) || path.includes('..'))
      fail(
        'answer-unexpected',
        message('error.answer-unexpected.id', { path: path.slice(0, 200) }),
      );
    const url = new URL(path, this.options.apiUrl);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  /** A next link is used as given, but the token is only ever sent to our own server. */
  private nextPage(link: string, from: URL): URL {
    if (!URL.canParse(link, from.href))
      fail(
        'answer-unexpected',
        message('error.answer-unexpected.next-address', { path: from.pathname }),
      );
    const url = new URL(link, from.href);
    if (url.origin !== new URL(this.options.apiUrl).origin) {
      fail(
        'answer-unreadable',
        message('error.answer-unreadable.next-server', { server: url.origin }),
      );
    }
    return url;
  }

  private async send(sent: Exchange): Promise<Answer> {
    const waits = new Waits(this.options);
    let renewed = false;
    try {
      for (;;) {
        const tried = await this.attempt(sent, waits);
        if (tried.outcome === 'answered') {
          this.options.rateLimiter.hasAnswered = true;
          return tried.answer;
        }
        if (tried.outcome === 'failed') await this.waitToRetry(sent, tried, waits);
        else if (renewed) throw tried.error;
        else {
          renewed = true;
          this.options.rateLimiter.tokens.drop();
          if (this.options.patience === 'once') throw tried.error;
        }
      }
    } finally {
      waits.end();
    }
  }

  /** One attempt when the limiter allows it, after any pause that Apple requested for the key, with the key at hand. */
  private async attempt(sent: Exchange, waits: Waits): Promise<Attempt> {
    for (;;) {
      const { rateLimiter } = this.options;
      for (let left = rateLimiter.pauseLeft; left > 0; left = rateLimiter.pauseLeft) {
        const sentence = message('wait.rate-limited');
        if (await waits.pass({ reason: 'rate-limited', sentence, forMs: left }))
          rateLimiter.endPause();
      }
      // A person does not wait for runs; their requests count all the same.
      if (this.isHurried) rateLimiter.budget.count();
      else await rateLimiter.budget.take(this.options.signal);
      try {
        // A pause may have begun while this request was queued.
        const tried = await rateLimiter.take(async () =>
          rateLimiter.pauseLeft > 0 ? null : exchange(sent, this.options),
        );
        if (tried !== null) return tried;
      } catch (thrown) {
        if (!this.options.waits || !isKeychainLocked(thrown)) throw thrown;
        const sentence = thrown.error.title;
        await waits.pass({ reason: 'keychain-locked', sentence, forMs: keychainPollMs });
      }
    }
  }

  private get isHurried(): boolean {
    return this.options.patience === 'short' || this.options.patience === 'once';
  }

  /** If the server responded before, the address is right and only the connection can be at fault. */
  private get patience(): Patience {
    const { patience, rateLimiter } = this.options;
    return patience === 'long' && rateLimiter.hasAnswered ? 'enduring' : patience;
  }

  private async waitToRetry(
    { method, url }: Exchange,
    { failure, error: thrown }: Extract<Attempt, { outcome: 'failed' }>,
    waits: Waits,
  ): Promise<void> {
    const next = nextTry(failure, method === 'GET', this.patience, waits.count());
    if (!next.tryAgain) throw thrown;
    const { inMs, reason } = next;
    this.options.log.info('trying again', { method, path: url.pathname, in: Math.round(inMs) });
    if (failure.kind === 'rate-limited') return this.options.rateLimiter.pause(inMs);
    const sentence =
      failure.kind === 'not-visible-yet' ? message('wait.not-visible-yet') : thrown.error.detail;
    await waits.pass({ reason, sentence, forMs: inMs });
  }
}

/** The waits of one request. A shown wait stays visible during the next attempt, to avoid flicker. */
class Waits {
  private times = 0;
  private firstFailure: number | null = null;
  private release: (() => void) | null = null;

  constructor(private readonly options: Pick<ClientOptions, 'clock' | 'waits' | 'signal'>) {}

  /** Counts one more failure. */
  count(): { times: number; forMs: number } {
    const now = this.options.clock.monotonic();
    this.firstFailure ??= now;
    this.times += 1;
    return { times: this.times, forMs: now - this.firstFailure };
  }

  /** Waits. Returns true when a person ended it early. */
  async pass(wait: WaitFor & { forMs: number }): Promise<boolean> {
    const { waits, clock, signal } = this.options;
    if (!waits) {
      await clock.sleep(wait.forMs, signal);
      return false;
    }
    if (this.release || wait.forMs >= worthShowingMs) {
      const before = this.release;
      this.release = waits.show(wait);
      before?.();
    }
    return waits.pause(wait.forMs, signal);
  }

  end(): void {
    this.release?.();
    this.release = null;
  }
}

/** A list that links back to a page it came from, or never stops, is endless. */
function assertGoesOn(next: URL, seen: ReadonlySet<string>, items: number): void {
  const path = next.pathname;
  if (seen.has(next.href))
    fail('answer-unexpected', message('error.answer-unexpected.endless', { path }));
  if (seen.size >= maxPages)
    fail('answer-unexpected', message('error.answer-unexpected.pages', { path, most: maxPages }));
  if (items > maxItems)
    fail('answer-unexpected', message('error.answer-unexpected.items', { path, most: maxItems }));
}

function isKeychainLocked(thrown: unknown): thrown is AppException {
  return thrown instanceof AppException && thrown.error.code === 'keychain-locked';
}

function rows(document: Document): Resource[] {
  return Array.isArray(document.data) ? document.data : [];
}

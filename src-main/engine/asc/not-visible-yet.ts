import type { Clock } from '../ports';
import type { Document } from './answer';
import type { Refusal } from './refusal';
import { readLagMs } from './retry-policy';

/** Types whose resources are created during a publish; everything else in an account is old. */
const createdTypes = /^(build|beta\w*(Localization|Submission|Detail)|appStore|reviewSubmission)/;
const maxKept = 5_000;

/** Tracks new resources: App Store Connect may return 404 for them for a while. */
export class NewResources {
  /** When each was first seen. */
  private readonly first = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Remembers the resources in a response, whether created by this request, Apple or another tool. */
  learn({ data, included }: Document): void {
    const now = this.clock.monotonic();
    for (const { type, id } of [data ?? [], included].flat()) {
      if (createdTypes.test(type) && !this.first.has(id)) this.first.set(id, now);
    }
    for (const id of this.first.keys()) {
      if (this.first.size <= maxKept) return;
      this.first.delete(id);
    }
  }

  isNew(id: string): boolean {
    const first = this.first.get(id);
    return first !== undefined && this.clock.monotonic() - first <= readLagMs;
  }
}

interface Asked {
  method: string;
  url: URL;
  body?: unknown;
  expects?: 'list';
}

/** Paths of build uploads and their files, also below an app. */
const buildUploads = /^\/v1\/(buildUpload(s|Files)(\/|$)|apps\/[^/]+\/buildUploads$)/;

/**
 * Whether a refusal only means that App Store Connect doesn't see an existing resource yet. Nothing was applied then,
 * so a write may be sent again. Two kinds are known: a new resource is denied, by a 404 on it or by a 409 on a
 * relationship to it (app-store-connect.md, requests 12); and reads of build uploads return a false 404 about “apps”
 * at random (rorkai/App-Store-Connect-CLI#2544, fastlane/fastlane#29908).
 */
export function isNotVisibleYet(
  asked: Asked,
  refusal: Refusal,
  isNew: (id: string) => boolean,
): boolean {
  const { status } = refusal.answer;
  // A DELETE of something that isn't there has succeeded.
  if (asked.method === 'DELETE') return false;
  // These are about what the resource has, or where it is: it is seen.
  if (refusal.mentions(/associated errors|already added/i)) return false;
  if (status === 404) return isFalseAboutApps(asked, refusal) || idsOf(asked).some(isNew);
  // Any of the three may be missing in an odd error.
  const isAboutRelationship =
    refusal.has('ENTITY_ERROR.RELATIONSHIP') ||
    refusal.has('ENTITY_ERROR.INCLUDED.INVALID_ID') ||
    refusal.answer.errors.some(({ source }) => source?.includes('/relationships/')) ||
    refusal.mentions(/\brelationship\b/i);
  return status === 409 && isAboutRelationship && idsOf(asked).some(isNew);
}

function isFalseAboutApps({ method, url }: Asked, refusal: Refusal): boolean {
  return (
    method === 'GET' && buildUploads.test(url.pathname) && refusal.mentions(/type ['"]?apps['"]?/)
  );
}

/**
 * The resources that must exist for a request: the one in its path, and those its body references. What a read
 * requests below a resource may truly be missing, such as a build's review; only a list always exists.
 */
function idsOf({ method, url, body, expects }: Asked): string[] {
  const [, , , id = '', below] = url.pathname.split('/');
  const isOwn = below === undefined || method !== 'GET' || expects === 'list';
  return [...(isOwn ? [id] : []), ...pointedAt(body)];
}

function pointedAt(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const own = (body as { id?: unknown }).id;
  const inner = Object.values(body).flatMap(pointedAt);
  return typeof own === 'string' ? [own, ...inner] : inner;
}

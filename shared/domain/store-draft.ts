import { z } from 'zod';
import {
  type AppStorePlan,
  fieldsOf,
  isEditableVersion,
  type StorePage,
  StoreRelease,
  StoreTexts,
  type StoreVersion,
  storeTextsFor,
} from './app-store';

/** What was changed for a version and is not at App Store Connect yet. */
export const StoreDraft = z
  .object({
    /** Apple's ID of the version that it was made for; null if there was none in preparation. */
    versionId: z.string().max(64).nullable(),
    /** Apple's ID of the build that was chosen; null leaves the one that is attached, or takes the newest. */
    buildId: z.string().max(64).nullable(),
    /** Null leaves it as it is. */
    release: StoreRelease.nullable(),
    /** IANA name of the time zone in which dates are shown; null for this computer's. */
    timeZone: z.string().max(64).nullable(),
    /** Null leaves it as it is. */
    phasedRelease: z.boolean().nullable(),
    /** Null leaves it as it is. */
    copyright: z.string().max(1000).nullable(),
    /** Only what differs from the version. */
    texts: z.array(StoreTexts).max(200),
  })
  .strict();
export type StoreDraft = z.infer<typeof StoreDraft>;

export const emptyStoreDraft: StoreDraft = {
  versionId: null,
  buildId: null,
  release: null,
  timeZone: null,
  phasedRelease: null,
  copyright: null,
  texts: [],
};

/** How a version is released, as App Store Connect has it; manually if that was not reported. */
export function releaseOf(
  version: Pick<StoreVersion, 'releaseType' | 'earliestReleaseDate'> | null,
): StoreRelease {
  if (version?.releaseType === 'AFTER_APPROVAL') return { type: 'after-approval' };
  const at = version?.earliestReleaseDate ?? '';
  if (version?.releaseType === 'SCHEDULED' && !Number.isNaN(Date.parse(at)))
    return { type: 'scheduled', at: new Date(at).toISOString(), timeZone: null };
  return { type: 'manual' };
}

/** Whether both release at the same moment, in whatever time zone that was chosen. */
export function isSameRelease(one: StoreRelease, other: StoreRelease): boolean {
  if (one.type !== 'scheduled' || other.type !== 'scheduled') return one.type === other.type;
  return Date.parse(one.at) === Date.parse(other.at);
}

/** How the version would be released: as it was chosen, else as it is. */
export function chosenRelease({ open }: Pick<StorePage, 'open'>, draft: StoreDraft): StoreRelease {
  const release = draft.release ?? releaseOf(open);
  if (release.type !== 'scheduled') return release;
  return { ...release, timeZone: release.timeZone ?? draft.timeZone };
}

/** Whether the version would be released in phases. */
export function chosenPhased({ open }: Pick<StorePage, 'open'>, draft: StoreDraft): boolean {
  return draft.phasedRelease ?? open?.phased != null;
}

export function chosenCopyright({ open, live }: StorePage, draft: StoreDraft): string {
  return draft.copyright ?? (open === null ? live : open)?.copyright ?? '';
}

/** What a run is given: what was changed, and how the version is released. */
export function storePlanOf(page: StorePage, draft: StoreDraft, submit: boolean): AppStorePlan {
  return {
    release: chosenRelease(page, draft),
    phasedRelease: draft.phasedRelease,
    copyright: draft.copyright,
    texts: draft.texts,
    whatsNewFromNotes: false,
    submit,
    cancelPrevious: false,
    renameVersion: false,
  };
}

/**
 * The draft without what App Store Connect has by now. One of a version that went on sale, or was replaced by another
 * one, is over; only the time zone stays.
 */
export function settledDraft(draft: StoreDraft, page: StorePage): StoreDraft {
  const { open, versions } = page;
  const made =
    draft.versionId === null ? undefined : versions.find(({ id }) => id === draft.versionId);
  const isOver = made !== undefined && made.id !== open?.id && !isEditableVersion(made);
  if (isOver) return { ...emptyStoreDraft, versionId: open?.id ?? null, timeZone: draft.timeZone };
  if (open === null) return draft;
  const isKnown = (value: string | null): value is string => value !== null;
  return {
    ...draft,
    versionId: open.id,
    buildId: draft.buildId === open.build?.id ? null : draft.buildId,
    release:
      draft.release !== null && isSameRelease(draft.release, releaseOf(open))
        ? null
        : draft.release,
    phasedRelease: draft.phasedRelease === (open.phased !== null) ? null : draft.phasedRelease,
    copyright:
      isKnown(open.copyright) && draft.copyright === open.copyright ? null : draft.copyright,
    texts: textsNotStored(draft.texts, page),
  };
}

/** Texts that the version does not have yet; all of them while its texts are not known. */
function textsNotStored(texts: readonly StoreTexts[], { languages }: StorePage): StoreTexts[] {
  if (languages === null) return [...texts];
  return texts.flatMap((typed) => {
    const stored = languages.find(({ locale }) => locale === typed.locale);
    const left = Object.entries(fieldsOf(typed)).filter(
      ([field, text]) =>
        text !== (stored?.[field as keyof typeof typed & keyof typeof stored] ?? ''),
    );
    return storeTextsFor(typed.locale, Object.fromEntries(left), typed.base) ?? [];
  });
}

/** Milliseconds. */
const hour = 3_600_000;

/** Why App Store Connect would refuse when it is released; null if nothing is known against it. */
export function releaseProblem(
  release: StoreRelease,
  now: number,
): 'past' | 'not-whole-hour' | null {
  if (release.type !== 'scheduled') return null;
  const at = Date.parse(release.at);
  // Whole hours of UTC: in zones such as India that is half past.
  if (at % hour !== 0) return 'not-whole-hour';
  return at <= now ? 'past' : null;
}

/** The full hours before and after a moment, in milliseconds. */
export function hoursAround(at: number): { earlier: number; later: number } {
  const earlier = Math.floor(at / hour) * hour;
  return { earlier, later: earlier + hour };
}

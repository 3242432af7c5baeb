import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import { type Practice, startPractice } from '../../src-main/practice/server';
import { openTrain } from '../../src-main/practice/world/new-build';
import type { DeathPoint } from './publisher-order';
import { type Publisher, startPublisher } from './start-publisher';

/** What every run of the trials starts from. */
export interface Setting {
  /** Everything is written below it. */
  scratch: string;
  packagePath: string;
  packageSha256: string;
  uploadWorker: string;
  forgetsIntents: boolean;
  /**
   * What the run is about: a package; a build that a colleague has uploaded, given to testers without its package; the
   * same build brought to the App Store, in a new version or in one that waits for review and is withdrawn for it.
   */
  about: 'package' | 'existing-build' | 'new-store-version' | 'store-version-in-review';
  /** Server faults in every run, as the practice App Store Connect names them. */
  faults: readonly string[];
  /** Writes that may be applied more often than in a clean run: a second one changes nothing. */
  mayRepeat: readonly string[];
}

/** A practice server that survives, and a home whose publishers do not. */
export interface Stage {
  home: string;
  practice: Practice;
  /** A new process that starts the run, or resumes it. */
  start(death?: DeathPoint): Publisher;
  /** Called after every request that the server has answered, or has cut. */
  onRequest(listener: () => void): void;
  end(): Promise<void>;
}

/** One of everything that a run writes: an open question, a language that is new to the app, both kinds of groups. */
const wishes: Omit<PublishPlanInput, 'packagePath'> = {
  notes: [
    { locale: 'en-US', text: 'Offline search.' },
    { locale: 'pt-BR', text: 'Busca sem rede.' },
  ],
  groups: ['QA', 'Design', 'Beta circle'],
  usesNonExemptEncryption: false,
  submitForBetaReview: true,
  waitForTesters: true,
};

/** Apple's minutes in milliseconds, yet long enough for each state to be seen. */
const worldSpeed = 4000;
/** The package has one part more than are sent at once. */
const partSize = 4 * 1024;

/** Slow enough that no review begins and no trial is over before it is judged; a withdrawal takes a second. */
const storeWorldSpeed = 60;

/** One of everything that a run writes to the App Store. */
const storeWishes: Omit<PublishPlanInput, 'packagePath'> = {
  appStore: {
    release: { type: 'after-approval' },
    phasedRelease: true,
    copyright: '2026 Northwind',
    texts: [
      { locale: 'en-US', whatsNew: 'Folders can be shared.', promotionalText: 'With folders.' },
      { locale: 'de-DE', whatsNew: 'Ordner lassen sich teilen.' },
      {
        locale: 'fr-FR',
        whatsNew: 'Des dossiers partagés.',
        description: 'Des notes qui restent en orbite.',
        keywords: 'notes',
        supportUrl: 'https://example.com/fr',
      },
    ],
    cancelPrevious: true,
  },
};

/** A processed build that no group has. */
function existingBuild(
  { world }: Practice,
  change: { version: string | null; usesNonExemptEncryption: false | null },
): Partial<PublishPlanInput> {
  const { state } = world;
  const [first] = state.builds;
  if (!first) throw new Error('The world has no build to copy.');
  const id = randomUUID();
  const { version, usesNonExemptEncryption } = change;
  const train = version === null ? null : openTrain(state, first.appId, 'IOS', version);
  state.builds.push({
    ...first,
    ...{ id, betaDetailId: randomUUID(), uploadId: null, version: '77', betaGroupIds: [] },
    ...{ usesNonExemptEncryption, ...(train && { preReleaseVersionId: train.id }) },
  });
  return { scope: 'existing-build', existing: { buildId: id } };
}

function planOf({ about, packagePath }: Setting, practice: Practice): PublishPlanInput {
  if (about === 'package') return { ...wishes, packagePath };
  if (about === 'existing-build') {
    // An open question about its encryption.
    const build = existingBuild(practice, { version: null, usesNonExemptEncryption: null });
    return { ...wishes, packagePath: '', ...build };
  }
  const build = existingBuild(practice, { version: '1.4.0', usesNonExemptEncryption: false });
  return { ...storeWishes, packagePath: '', ...build };
}

export async function openStage(setting: Setting, faults: readonly string[] = []): Promise<Stage> {
  const { about, scratch, uploadWorker, forgetsIntents } = setting;
  const isOfStore = about === 'new-store-version' || about === 'store-version-in-review';
  const folder = await mkdtemp(join(scratch, 'stage-'));
  const home = join(folder, 'home');
  let listener = (): void => undefined;
  const practice = await startPractice({
    folder: join(folder, 'practice'),
    speed: isOfStore ? storeWorldSpeed : worldSpeed,
    ...(about === 'store-version-in-review' && { seed: 'version-in-review' }),
    partSize,
    faults: [...(isOfStore ? [] : ['review-lasts:2']), ...setting.faults, ...faults],
    onRequest: () => listener(),
  });
  const connection = {
    accountId: 'practice',
    name: 'Rehearsal team',
    keyId: practice.keyId,
    issuerId: practice.issuerId,
    apiUrl: practice.url,
    privateKeyFile: practice.privateKeyPath,
  };
  const plan = planOf(setting, practice);
  return {
    home,
    practice,
    start: (death) =>
      startPublisher({
        home,
        connection,
        plan,
        uploadWorker,
        death: death ?? null,
        forgetsIntents,
      }),
    onRequest: (next) => {
      listener = next;
    },
    end: async () => {
      await practice.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

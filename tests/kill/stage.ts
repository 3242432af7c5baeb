import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishPlanInput } from '../../shared/domain/publish-plan';
import { type Practice, startPractice } from '../../src-main/practice/server';
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
  /** Whether the run gives a build to testers that a colleague has uploaded, without its package. */
  isExistingBuild: boolean;
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

/** A processed build that no group has, with an open question about its encryption. */
function existingBuild({ world }: Practice): Partial<PublishPlanInput> {
  const [first] = world.state.builds;
  if (!first) throw new Error('The world has no build to copy.');
  const id = randomUUID();
  world.state.builds.push({
    ...first,
    ...{ id, betaDetailId: randomUUID(), uploadId: null, version: '77' },
    ...{ usesNonExemptEncryption: null, betaGroupIds: [] },
  });
  return { scope: 'existing-build', existing: { buildId: id } };
}

export async function openStage(setting: Setting, faults: readonly string[] = []): Promise<Stage> {
  const { scratch, packagePath, uploadWorker, forgetsIntents } = setting;
  const folder = await mkdtemp(join(scratch, 'stage-'));
  const home = join(folder, 'home');
  let listener = (): void => undefined;
  const practice = await startPractice({
    folder: join(folder, 'practice'),
    speed: worldSpeed,
    partSize,
    faults: ['review-lasts:2', ...setting.faults, ...faults],
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
  const plan = setting.isExistingBuild
    ? { ...wishes, packagePath: '', ...existingBuild(practice) }
    : { ...wishes, packagePath };
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

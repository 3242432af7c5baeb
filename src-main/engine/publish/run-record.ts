import type { Finding } from '#shared/domain/finding';
import type { PackageTraits } from '#shared/domain/package-summary';
import type { NotifyReason, PublishRun, StepId } from '#shared/domain/publish-run';
import type { Connection } from '../connection';
import type { FileIdentity } from '../storage/file-identity';
import type { WriteName } from './run-event';

/** A write that was about to be sent. */
interface Intent {
  what: WriteName;
  /** ISO 8601. */
  at: string;
}

/** A write that was sent, for the receipt. */
interface WriteRecord {
  /** The step that was running. */
  step: StepId | null;
  what: WriteName;
  at: string;
  requestId: string | null;
}

/** The fold of a journal: the run as the window shows it, and what only the engine needs to resume it. */
export interface RunRecord {
  run: PublishRun;
  connection: Connection;
  /** The run's file, as last known; null only in old journals, before the upload. */
  identity: FileIdentity | null;
  /** Whether the findings are about that file. */
  isChecked: boolean;
  /** Whether the file was replaced after a check, so that it was repeated. */
  wasOutdated: boolean;
  /** Whether Apple has an upload for that file, or parts of it: from then on no other bytes may be sent. */
  isReserved: boolean;
  /** Of the signing certificate, as read by the check. */
  certificateSerial: string | null;
  /** Other values that only the check's full reading provides; null before it, and in older journals. */
  traits: PackageTraits | null;
  sha256: string | null;
  /** Announced writes without an answer: ask before repeating. */
  openIntents: Intent[];
  /** Whether an earlier process was at work or the journal has gaps: every write is looked up before it is sent. */
  isDoubtful: boolean;
  /**
   * What the journal records about this run's build upload, whether its ID is known or not: `asked` when a request
   * was sent and not refused, `taken` when there certainly was one, `lost` when the journal has a gap in which it
   * may have been requested.
   */
  place: 'none' | 'lost' | 'asked' | 'taken';
  /** Steps that were started, whether they ended or not. */
  begun: StepId[];
  /** Findings of the package check; the account's findings are added to them, however often it is asked. */
  packageFindings: Finding[];
  /** The steps whose findings are in the run; those from before the upload are found again on resume. */
  findingsOf: StepId[];
  /** By locale: texts of someone else that a person decided to replace. */
  replacedNotes: Record<string, string[]>;
  /** The run's groups by ID, as they were found first, with the name that the plan has for each. */
  identifiedGroups: { id: string; name: string }[];
  /** Whether external testers had the build before this run gave it to any group. */
  wasReleased: boolean;
  /** Why the run asked before a person last confirmed that testers are to be emailed; null before that. */
  confirmedFor: NotifyReason | null;
  /** Whether lines of the journal are lost, which may have recorded an email to testers. */
  mayHaveNotified: boolean;
  /** Whether the run was handed over and taken back: a colleague may work on it as well. */
  wasTakenBack: boolean;
  /** By locale: every text that this run was about to write, the last one at the end. */
  sentNotes: Record<string, string[]>;
  /** Locales whose note was found at App Store Connect once the build was processed. */
  checkedNotes: string[];
  /** Locales that the run has written, and that a person removed from it since. */
  removedNotes: string[];
  writes: WriteRecord[];
  /** ISO 8601: when the waiting limits began to count. */
  waitingSince: string | null;
}

import type { AppRow, BuildUploadRow, UploadRemark } from '../world/rows';
import { installerRemarks } from './installer/installer-rules';
import type { Examination, UnreadableReason } from './package-facts';
import type { Arrival, Rule } from './rules/rule';
import { numberNotKnown } from './rules/rule';
import { mailing, refusing } from './rules/rulings';

/** Apple's messages about an uploaded package: errors refuse it, warnings do not. */
export interface Remarks {
  errors: UploadRemark[];
  warnings: UploadRemark[];
}

/** Remarks are kept as long as the practice world; nobody reads more than this many. */
const most = { remarks: 100, description: 500 };

const unreadable: Record<UnreadableReason, UploadRemark> = {
  archive: {
    code: '90017',
    description: 'The file is no archive with one app in its Payload folder.',
  },
  installer: {
    code: numberNotKnown,
    description: 'The file is no product archive with one Mac app in it, or it is damaged.',
  },
  info: { code: '90036', description: 'The Info.plist of the app is missing or cannot be read.' },
};

/** Drops duplicates: several architectures of one executable have the same faults. */
function gather(remarks: readonly UploadRemark[]): UploadRemark[] {
  const short = remarks.map(({ code, description }) => ({
    code,
    description: description.slice(0, most.description),
  }));
  const byMessage = new Map(short.map((one) => [`${one.code} ${one.description}`, one]));
  return [...byMessage.values()].slice(0, most.remarks);
}

function applyRules(rules: readonly Rule[], arrival: Arrival): UploadRemark[] {
  return rules.flatMap((rule) => rule(arrival));
}

/** Every remark about a package on a given day; none when it is valid. */
export function remarksOn(
  examination: Examination,
  upload: BuildUploadRow,
  app: AppRow,
  today: Date,
): Remarks {
  if (examination.kind === 'unreadable') {
    return { errors: [unreadable[examination.reason]], warnings: [] };
  }
  if (examination.kind === 'installer') {
    // No message of Apple's is known: to a reader of .ipa files an installer is no archive at all.
    if (upload.platform !== 'MAC_OS') return { errors: [unreadable.archive], warnings: [] };
    const found = installerRemarks({ found: examination, upload, app, today: today.getTime() });
    return { errors: gather(found.errors), warnings: gather(found.warnings) };
  }
  const arrival = { found: examination, upload, app, today: today.getTime() };
  return {
    errors: gather(applyRules(refusing, arrival)),
    warnings: gather(applyRules(mailing, arrival)),
  };
}

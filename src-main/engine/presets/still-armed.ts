import type { Armed, Preset } from '#shared/domain/preset';
import { canonicalJson } from '../receipt/chain';

/**
 * What a saved preset still publishes without a press: saving arms nothing, and what a person confirmed is confirmed no
 * longer once something else would go out.
 */
export function stillArmed(before: Preset | null, after: Preset): Armed {
  const isSame = before !== null && confirmedPart(before) === confirmedPart(after);
  return {
    drop: isSame && before.armed.drop && after.armed.drop,
    watchFolder: isSame && before.armed.watchFolder && after.armed.watchFolder,
  };
}

/** Everything but texts and the preset's own name: what a person confirmed is published, and under which rules. */
function confirmedPart(preset: Preset): string {
  const { name: _name, appName: _app, notes: _notes, armed: _armed, ...rest } = preset;
  const { changedAt: _changed, lock: _lock, schema: _schema, ...confirmed } = rest;
  const groups = [...preset.groups].sort((one, other) => (one.name < other.name ? -1 : 1));
  return canonicalJson({ ...confirmed, groups });
}
